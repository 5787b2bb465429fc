"""Secrets at rest: seals claimants, and makes digests that only this school's keys can make."""

import hashlib
import hmac
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from kiosk.domain.claimant import Claimant

MARK_BYTES = 16


class Vault:
    """Seals with the newest encryption key, opens with any of them; signs with the secret key."""

    def __init__(self, encryption_keys: list[str], secret_key: str) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in encryption_keys])
        self.secret_key = secret_key

    def seal(self, claimant: Claimant) -> bytes:
        """A claimant as ciphertext."""
        fields = [claimant.name, claimant.class_key, claimant.contact]
        return self._fernet.encrypt(json.dumps(fields, ensure_ascii=False).encode())

    def open(self, sealed: bytes) -> Claimant:
        """The claimant in a ciphertext. Raises cryptography.fernet.InvalidToken if the key is lost."""
        return Claimant(*json.loads(self._fernet.decrypt(sealed)))

    def open_if_kept(self, sealed: bytes | None) -> Claimant | None:
        """The same; None if it was forgotten, or if the key is lost."""
        try:
            return self.open(sealed) if sealed else None
        except InvalidToken:
            return None

    def seal_text(self, text: str) -> bytes:
        """Any text as ciphertext."""
        return self._fernet.encrypt(text.encode())

    def open_text(self, sealed: bytes) -> str:
        """The text in a ciphertext. Raises cryptography.fernet.InvalidToken if the key is lost."""
        return self._fernet.decrypt(sealed).decode()

    def open_text_if_kept(self, sealed: bytes | None) -> str | None:
        """The same; None if it was deleted, or if the key is lost."""
        try:
            return self.open_text(sealed) if sealed else None
        except InvalidToken:
            return None

    def reseal(self, sealed: bytes) -> bytes:
        """The same claimant, or the same text, under the newest key."""
        return self._fernet.rotate(sealed)

    def digest(self, purpose: str, *parts: str) -> bytes:
        """32 bytes that only the holder of the secret key can compute; one family of digests a purpose."""
        message = json.dumps([purpose, *parts], ensure_ascii=False).encode()
        return hmac.new(self.secret_key.encode(), message, hashlib.sha256).digest()

    def mark(self, purpose: str, text: str) -> bytes:
        """16 bytes by which the same text is found again without being kept; they hang on the secret key."""
        return self.digest("mark " + purpose, text)[:MARK_BYTES]


def kept_secret(path: Path, make: str) -> str:
    """The text of a secret file; made from `make`, mode 0600, if there is none. Of two starters one wins."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _keep(path, make)
    return path.read_text("utf-8").strip()


def _keep(path: Path, text: str) -> None:
    """On disk, name and all, before anything is sealed with it: a lost key would lose every claimant."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

"""The unguessable link of a receipt: the same for a form that is sent again, kept only as a digest."""

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.adapters.vault import Vault


def link_token(vault: "Vault", form_key: str) -> str:
    """The receipt's token for the form with that key, 192 bits."""
    return base64.urlsafe_b64encode(vault.digest("receipt", form_key)[:24]).decode()


def digest_of(token: str) -> bytes:
    """What is kept of a token. Plain SHA-256, so that receipts outlive a change of the secret key."""
    return hashlib.sha256(token.encode()).digest()

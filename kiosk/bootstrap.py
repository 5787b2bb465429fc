"""Joins configuration, database, photos, keys, clock and limiter into one station; nothing else does."""

import secrets
from dataclasses import dataclass

from cryptography.fernet import Fernet
from sqlalchemy.exc import SQLAlchemyError

from kiosk.adapters.clock import Clock, system_clock
from kiosk.adapters.database import Database
from kiosk.adapters.limiter import Limiter
from kiosk.adapters.photos.store import PhotoFolder
from kiosk.adapters.schema import is_current, migrate
from kiosk.adapters.vault import Vault, kept_secret
from kiosk.config import Config


@dataclass(frozen=True)
class Station:
    """Everything a running station needs, handed to the web and to the commands."""

    config: Config
    database: Database
    photos: PhotoFolder
    waiting_photos: PhotoFolder
    """Photos that may show a name, until a teacher looked: nothing public reads this folder."""
    vault: Vault
    limiter: Limiter
    clock: Clock

    def seal_away(self, text: str) -> bytes:
        """Any text as ciphertext, for those who may write it down and never read it."""
        return self.vault.seal_text(text)

    def is_ready(self) -> bool:
        """Whether the database answers and has the schema of this version."""
        try:
            with self.database.read() as connection:
                return is_current(connection)
        except SQLAlchemyError:
            return False


def build(config: Config, clock: Clock = system_clock) -> Station:
    """A station from its settings; makes the data folder and the keys at the first start."""
    config.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    url = config.database_url or f"sqlite:///{config.data_dir / 'station.sqlite3'}"
    return Station(
        config=config,
        database=Database(url, config.data_dir / "writing.lock"),
        photos=PhotoFolder(config.data_dir / "photos"),
        waiting_photos=PhotoFolder(config.data_dir / "waiting-photos"),
        vault=_vault(config),
        limiter=Limiter(config.limiter_url),
        clock=clock,
    )


def started(config: Config, clock: Clock = system_clock) -> Station:
    """A station whose database has the schema of this version."""
    station = build(config, clock)
    migrate(station.database)
    return station


def _vault(config: Config) -> Vault:
    secret = config.secret_key.get_secret_value() if config.secret_key else None
    keys = config.encryption_keys.get_secret_value() if config.encryption_keys else None
    secret = secret or kept_secret(config.data_dir / "secret.key", secrets.token_urlsafe(48))
    keys = keys or kept_secret(config.data_dir / "encryption.keys", Fernet.generate_key().decode())
    return Vault([key for key in keys.replace(",", " ").split() if key], secret)

"""Every setting of the operator: typed, checked at start, frozen."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

PREFIX = "KIOSK_"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class _FromFiles(PydanticBaseSettingsSource):
    """Reads a setting from the file that KIOSK_…_FILE names."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """The file's text without surrounding white space, or None."""
        path = os.environ.get(f"{PREFIX}{field_name.upper()}_FILE")
        return (Path(path).read_text("utf-8").strip() if path else None), field_name, False

    def __call__(self) -> dict[str, Any]:
        values = {
            name: self.get_field_value(field, name)[0]
            for name, field in self.settings_cls.model_fields.items()
        }
        return {name: value for name, value in values.items() if value is not None}


class Config(BaseSettings):
    """The operator's settings, from KIOSK_… variables or from the files that KIOSK_…_FILE name."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("integrity-station", appauthor=False)),
        description="The folder for the database, the photos and the keys.",
    )
    database_url: str | None = Field(
        default=None, description="A PostgreSQL address; SQLite in the data folder when empty."
    )
    base_url: str = Field(
        default="http://127.0.0.1:8000", description="The address that QR codes say and that people open."
    )
    secret_key: SecretStr | None = Field(
        default=None, description="Signs cookies; made and kept in the data folder when empty."
    )
    encryption_keys: SecretStr | None = Field(
        default=None,
        description="Seals claimants: Fernet keys, newest first, commas between; made and kept when empty.",
    )
    limiter_url: str = Field(
        default="memory://",
        description="Where attempts are counted; redis://… when several servers share it.",
    )
    notify_urls: SecretStr | None = Field(
        default=None, description="Channels that are told what happens at every school; spaces between."
    )
    notify_private: bool = Field(
        default=False, description="Whether channels may lead to this machine and into private networks."
    )

    @field_validator("base_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("write the whole address, such as https://lost.school.example")
        return value.rstrip("/")

    @property
    def is_secure(self) -> bool:
        """Whether people reach the station over TLS."""
        return urlsplit(self.base_url).scheme == "https"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the station."""
        return urlsplit(self.base_url).hostname in _LOOPBACK

    @property
    def trusted_hosts(self) -> list[str]:
        """The host names that requests may carry: the public one, and this machine's own."""
        host = urlsplit(self.base_url).hostname or ""
        return sorted({host, *_LOOPBACK})

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then files named by the environment."""
        return init_settings, env_settings, _FromFiles(settings_cls)

"""Families of a request or a dispute: masked until a teacher opens it; the unreadable reads as forgotten."""

from dataclasses import dataclass
from datetime import date

from cryptography.fernet import InvalidToken

from kiosk.domain.claimant import class_label, masked
from kiosk.web.here import current_station


@dataclass(frozen=True)
class FamilyShown:
    """A family in words, masked or in full. `class_label`: empty for a teacher or guest."""

    name: str
    class_label: str
    contact: str


def masked_family(sealed: bytes | None, day: date) -> FamilyShown | None:
    """Only enough to tell two families apart; None once forgotten."""
    claimant = current_station().vault.open_if_kept(sealed)
    if claimant is None:
        return None
    shown = masked(claimant, day)
    return FamilyShown(shown.name, shown.class_label, shown.contact)


def family_in_full(sealed: bytes | None, day: date) -> FamilyShown | None:
    """The whole of it; only for an answer whose look is in the access log."""
    claimant = current_station().vault.open_if_kept(sealed)
    if claimant is None:
        return None
    return FamilyShown(claimant.name, class_label(claimant.class_key, day), claimant.contact)


def text_of(sealed: bytes | None) -> str | None:
    """What a family wrote; None once forgotten."""
    try:
        return current_station().vault.open_text(sealed) if sealed else None
    except InvalidToken:
        return None


def is_readable(sealed: bytes) -> bool:
    """Whether its key is still here."""
    return current_station().vault.open_if_kept(sealed) is not None

"""What every claim is made of, whoever writes it: a checked claimant, sealed and marked, and its rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert

from kiosk.domain import odd
from kiosk.domain.claimant import NO_CLASS, Claimant, read_claimant
from kiosk.models import Claim, ClaimantRecord
from kiosk.models.school_class import classes_of
from kiosk.models.setting import choices_of
from kiosk.services.contact_weeks import many_by_contact
from kiosk.services.flagging import flag_claim
from kiosk.services.marking import Marks, marks_of
from kiosk.services.stepping import Actor, Stepped, record

if TYPE_CHECKING:
    from kiosk.adapters.vault import Vault

AT_STATION = "at_station"
LATE = "late"
_CLAIM = insert(Claim).returning(Claim.id)
_CLAIMANT = insert(ClaimantRecord)


@dataclass(frozen=True)
class Kept:
    """What is kept of a claimant, and whether nobody of that class is at the school."""

    sealed: bytes
    marks: Marks
    class_not_here: bool


def checked_claimant(
    connection: Connection, typed: Claimant, school_id: int, timezone: str, now: datetime
) -> tuple[Claimant, bool]:
    """The claimant, and whether nobody of that class is at the school. Raises FormRefused."""
    classes = classes_of(connection, school_id)
    day = now.astimezone(ZoneInfo(timezone)).date()
    required = choices_of(connection, school_id).contact_required
    claimant = read_claimant(typed, classes, day, contact_required=required)
    has_class = claimant.class_key != NO_CLASS
    return claimant, has_class and odd.is_class_not_here(claimant.class_key, classes, day)


def kept_of(vault: "Vault", school_id: int, claimant: Claimant, *, class_not_here: bool) -> Kept:
    """A claimant sealed, and marked so that a search finds it again."""
    return Kept(vault.seal(claimant), marks_of(vault, school_id, claimant), class_not_here)


def write_claim(
    connection: Connection,
    stepped: Stepped,
    row: Mapping[str, object],
    kept: Kept,
    flags: Collection[str],
    actor: Actor,
    now: datetime,
) -> int:
    """Writes an open claim for the step that was just taken, in the caller's transaction. Returns its id.

    `row`: kind, form_key, form_digest, receipt_digest, and claimed_at if that is not now; `flags`: what is
    odd about it by itself.
    """
    place = {"item_id": stepped.item_id, "station_id": stepped.station_id}
    claim: dict[str, Any] = {"outcome": "open", "claimed_at": now, **place, **row}
    many = many_by_contact(connection, kept.marks["contact_mark"], claim["claimed_at"])
    claim_id: int = connection.execute(_CLAIM, claim).scalar_one()
    connection.execute(
        _CLAIMANT, {"claim_id": claim_id, "sealed": kept.sealed, "kept_since": now, **kept.marks}
    )
    flag_claim(connection, claim_id, stepped.station_id, sorted({*flags, *many}), now)
    record(connection, stepped, actor, now, claim_id)
    return claim_id

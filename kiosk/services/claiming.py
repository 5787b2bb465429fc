"""A family registers that it takes a thing home: at the station, or afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from kiosk.domain import odd, presence
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import State, Step
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import (
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    KeyUsedForAnother,
    NotAtTheStation,
    StepRefused,
)
from kiosk.models import Claim, Item, School, Station
from kiosk.services.receipt_links import link_token
from kiosk.services.stepping import FAMILY, Stepped, take_home, take_step
from kiosk.services.writing_claims import AT_STATION, LATE, Kept, checked_claimant, kept_of, write_claim

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault


@dataclass(frozen=True)
class ClaimForm:
    """A claim as it was sent. `key`: minted into the form by us, the same when the form is sent again."""

    item_ref: str
    key: str
    typed: Claimant


@dataclass(frozen=True)
class _Wanted:
    item_id: int
    station_id: int
    school_id: int
    state: State
    timezone: str


_SENT = select(Claim.form_digest).where(Claim.form_key == bindparam("key"))
_WANTED = (
    select(Item.id, Item.station_id, Station.school_id, Item.state, School.timezone)
    .join(Station, Station.id == Item.station_id)
    .join(School, School.id == Station.school_id)
    .where(Item.ref == bindparam("ref"))
)


def claim_at_station(
    database: "Database", vault: "Vault", form: ClaimForm, passes: Mapping[int, datetime], now: datetime
) -> str:
    """Claims an item for a family that is there. Returns the token of its receipt.

    `passes`: when this browser was last at each station, by the station's id.
    Raises ItemUnknown, NotAtTheStation, FormRefused, ItemNotClaimable, ItemAlreadyClaimed or
    KeyUsedForAnother; in each case nothing is kept.
    """
    return _claim(database, vault, form, now, passes)


def claim_late(database: "Database", vault: "Vault", form: ClaimForm, now: datetime) -> str:
    """Registers a thing that was taken before: welcome from anywhere, as honest as any other.

    Returns the token of the receipt. Raises as `claim_at_station`, but for NotAtTheStation.
    """
    return _claim(database, vault, form, now, None)


def _claim(
    database: "Database",
    vault: "Vault",
    form: ClaimForm,
    now: datetime,
    passes: Mapping[int, datetime] | None,
) -> str:
    token = link_token(vault, form.key)
    digest = vault.digest("form", form.item_ref, form.typed.name, form.typed.class_key, form.typed.contact)
    with database.read() as connection:
        if _was_sent_before(connection, form.key, digest):
            return token
        wanted = _wanted(connection, form.item_ref)
        if passes is not None and not _is_here(passes, wanted, now):
            raise NotAtTheStation
        _refuse_unclaimable(wanted.state)
        claimant, class_not_here = checked_claimant(
            connection, form.typed, wanted.school_id, wanted.timezone, now
        )
    kept = kept_of(vault, wanted.school_id, claimant, class_not_here=class_not_here)
    row = {"form_key": form.key, "form_digest": digest, "receipt_digest": digest_of(token)}
    late = passes is None
    try:
        database.write(lambda connection: _keep(connection, wanted, row, kept, now, late=late))
    except (StepRefused, IntegrityError) as lost:
        with database.read() as connection:
            if _was_sent_before(connection, form.key, digest):
                return token
            _refuse_unclaimable(_wanted(connection, form.item_ref).state)
        raise ItemAlreadyClaimed from lost
    return token


def _keep(
    connection: Connection,
    wanted: _Wanted,
    row: Mapping[str, object],
    kept: Kept,
    now: datetime,
    *,
    late: bool,
) -> None:
    stepped = _take(connection, wanted.item_id, now, late=late)
    kind = LATE if stepped.step is Step.CLAIM_LATE else AT_STATION
    write_claim(
        connection, stepped, {"kind": kind, **row}, kept, _flags(wanted, kept, kind, now), FAMILY, now
    )


def _flags(wanted: _Wanted, kept: Kept, kind: str, now: datetime) -> set[str]:
    """What is odd about the claim by itself."""
    at_night = kind == AT_STATION and odd.is_at_night(now.astimezone(ZoneInfo(wanted.timezone)))
    return {flag for flag, is_so in ((odd.NIGHT, at_night), (odd.CLASS, kept.class_not_here)) if is_so}


def _take(connection: Connection, item_id: int, now: datetime, *, late: bool) -> Stepped:
    """The step of the claim; a thing in a family's hand that a round had missed is a late claim."""
    if late:
        return take_step(connection, item_id, Step.CLAIM_LATE, now)
    return take_home(connection, item_id, now)


def _was_sent_before(connection: Connection, key: str, digest: bytes) -> bool:
    row = connection.execute(_SENT, {"key": key}).one_or_none()
    if row is None:
        return False
    if row.form_digest is not None and row.form_digest != digest:
        raise KeyUsedForAnother
    return True


def _wanted(connection: Connection, ref: str) -> _Wanted:
    row = connection.execute(_WANTED, {"ref": ref}).one_or_none()
    if row is None:
        raise ItemUnknown
    return _Wanted(row.id, row.station_id, row.school_id, State(row.state), row.timezone)


def _is_here(passes: Mapping[int, datetime], wanted: _Wanted, now: datetime) -> bool:
    given_at = passes.get(wanted.station_id)
    return given_at is not None and presence.is_fresh(given_at, now)


def _refuse_unclaimable(state: State) -> None:
    if state is State.CLAIMED:
        raise ItemAlreadyClaimed
    if state not in {State.ON_DISPLAY, State.MISSING}:
        raise ItemNotClaimable(state)

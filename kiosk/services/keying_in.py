"""A teacher keys in what families wrote on paper while there was no power: each row is one registration."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, func, or_, select
from sqlalchemy.exc import IntegrityError

from kiosk.domain import odd
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import State, Step
from kiosk.domain.links import digest_of
from kiosk.domain.paper_moment import counted_from, moment_on_paper
from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    KeyUsedForAnother,
    NothingToDispute,
    RowOnRecord,
    StepRefused,
)
from kiosk.models import Claim, Event, Item, Round, School, Sighting, Station
from kiosk.services.asking import MINE, Asked, keep_request
from kiosk.services.receipt_links import link_token
from kiosk.services.rows_on_paper import KeyedRow, refuse_if_claimed, refuse_if_mine, standing_of
from kiosk.services.school_order import wait_for_others
from kiosk.services.stepping import Actor, take_home
from kiosk.services.writing_claims import AT_STATION, LATE, Kept, checked_claimant, kept_of, write_claim

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault


@dataclass(frozen=True)
class _Thing:
    id: int
    station_id: int
    state: State
    found_on: date
    logged_at: datetime
    timezone: str


@dataclass(frozen=True)
class _Ready:
    """A row that waits for the database's word. `at`: the moment that is written on the paper."""

    thing: _Thing
    at: datetime
    row: dict[str, object]
    kept: Kept


def key_in(database: "Database", vault: "Vault", keyed: KeyedRow, now: datetime) -> int:
    """Registers what a row says, from the moment that stands there. Returns the id of its claim.

    The same row with the same words is the same claim. What a round had missed meanwhile becomes a late
    claim. Raises FormRefused, ItemUnknown, RowOnRecord, ItemAlreadyClaimed or ItemNotClaimable; in each
    case nothing is kept.
    """
    digest = vault.digest("paper", keyed.item_ref, *vars(keyed.typed).values(), *_when(keyed))
    with database.read() as connection:
        standing = standing_of(connection, keyed, digest)
        if standing.claim_id is not None:
            return standing.claim_id
        thing = _thing(connection, keyed)
        _refuse_elsewhere(thing.state)
        claimant, not_here, at = _checked(connection, keyed, thing, now)
    receipt = digest_of(link_token(vault, standing.key))
    row: dict[str, object] = {"form_key": standing.key, "form_digest": digest, "receipt_digest": receipt}
    ready = _Ready(thing, at, row, kept_of(vault, keyed.school_id, claimant, class_not_here=not_here))
    try:
        return database.write(lambda connection: _write(connection, keyed, ready, now))
    except (StepRefused, IntegrityError) as lost:
        with database.read() as connection:
            standing = standing_of(connection, keyed, digest)
            if standing.claim_id is not None:
                return standing.claim_id
            _refuse_elsewhere(_thing(connection, keyed).state)
        raise ItemAlreadyClaimed from lost


def faults_beside(database: "Database", keyed: KeyedRow, timezone: str, now: datetime) -> dict[str, str]:
    """What else is wrong, by field, where a number, thing or day cannot be read: all is said at once."""
    with database.read() as connection:
        return _faults(connection, keyed, timezone, now)


def keep_as_mine(database: "Database", vault: "Vault", keyed: KeyedRow, words: str, now: datetime) -> None:
    """Keeps a row about a thing that somebody else registered as "that was mine", for a talk with both.

    `words`: what the teacher is to read there. The same row is kept once. Raises FormRefused, ItemUnknown,
    RowOnRecord, or NothingToDispute if nobody has the thing any more.
    """
    with database.read() as connection:
        refuse_if_claimed(connection, keyed)
        thing = _thing(connection, keyed)
        claimant, _, _ = _checked(connection, keyed, thing, now)
        opened = select(Claim.id).where(Claim.item_id == thing.id, Claim.outcome == "open")
        against = connection.scalar(opened)
    if against is None:
        raise NothingToDispute
    about = {"station_id": thing.station_id, "claim_id": against}
    asked = Asked(keyed.row.key(keyed.school_id), about, claimant, words)

    def first(connection: Connection) -> None:
        wait_for_others(connection, keyed.school_id)
        refuse_if_claimed(connection, keyed)

    try:
        keep_request(database, vault, MINE, asked, now, first)
    except KeyUsedForAnother as used:
        raise RowOnRecord(None) from used


def _write(connection: Connection, keyed: KeyedRow, ready: _Ready, now: datetime) -> int:
    """The step and its event are of now, in the order of the book; the claim is of the day on the paper."""
    wait_for_others(connection, keyed.school_id)
    refuse_if_mine(connection, keyed)
    stepped = take_home(connection, ready.thing.id, now)
    kind = LATE if stepped.step is Step.CLAIM_LATE else AT_STATION
    claimed_at = counted_from(ready.at, _last_there(connection, keyed, ready), now)
    flags = {odd.CLASS} if ready.kept.class_not_here else set()
    row = {**ready.row, "kind": kind, "claimed_at": claimed_at}
    return write_claim(connection, stepped, row, ready.kept, flags, _actor(keyed), now)


def _when(keyed: KeyedRow) -> tuple[str, str]:
    """What the paper says of the moment; a row with another is another."""
    day, clock = keyed.written.day, keyed.written.clock
    return (day.isoformat() if day else "", clock.isoformat() if clock else "")


def _actor(keyed: KeyedRow) -> Actor:
    return Actor("teacher", staff_id=keyed.staff_id)


def _checked(
    connection: Connection, keyed: KeyedRow, thing: _Thing, now: datetime
) -> tuple[Claimant, bool, datetime]:
    """Who took it, whether nobody of that class is here, and when. Raises FormRefused naming every fault."""
    reasons = _faults(connection, keyed, thing.timezone, now)
    if "day" not in reasons and keyed.written.day and keyed.written.day < thing.found_on:
        reasons["day"] = "paper_before_found"
    if reasons:
        raise FormRefused(reasons)
    who = checked_claimant(connection, keyed.typed, keyed.school_id, thing.timezone, now)
    return (*who, moment_on_paper(keyed.written, ZoneInfo(thing.timezone), now))


def _faults(connection: Connection, keyed: KeyedRow, timezone: str, now: datetime) -> dict[str, str]:
    """What is wrong with who and when, by field."""
    reasons: dict[str, str] = {}
    for check in (
        partial(checked_claimant, connection, keyed.typed, keyed.school_id, timezone, now),
        partial(moment_on_paper, keyed.written, ZoneInfo(timezone), now),
    ):
        try:
            check()
        except FormRefused as refused:
            reasons.update(refused.reasons)
    return reasons


def _last_there(connection: Connection, keyed: KeyedRow, ready: _Ready) -> datetime:
    """When the thing was last known to be at its station: logged, hung up, or seen in a round.

    That a slip of this very row was put back says nothing about where the thing was.
    """
    thing = ready.thing
    slips = select(Claim.id).where(Claim.form_key.in_(keyed.row.keys(keyed.school_id)))
    hung = select(func.max(Event.at)).where(
        Event.item_id == thing.id,
        Event.to_state == State.ON_DISPLAY,
        or_(Event.claim_id.is_(None), Event.claim_id.not_in(slips)),
    )
    rounds = select(Round.id).where(
        Round.station_id == thing.station_id, or_(Round.ended_at.is_(None), Round.ended_at >= ready.at)
    )
    seen = select(func.max(Sighting.at)).where(
        Sighting.item_id == thing.id, Sighting.round_id.in_(rounds), Sighting.undone_at.is_(None)
    )
    known = (thing.logged_at, connection.scalar(hung), connection.scalar(seen))
    return max(moment for moment in known if moment is not None)


def _thing(connection: Connection, keyed: KeyedRow) -> _Thing:
    columns = (Item.id, Item.station_id, Item.state, Item.found_on, Item.logged_at, School.timezone)
    wanted: Select[*tuple[Any, ...]] = (
        select(*columns)
        .join(Station, Station.id == Item.station_id)
        .join(School, School.id == Station.school_id)
        .where(Item.ref == keyed.item_ref, School.id == keyed.school_id)
    )
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise ItemUnknown
    return _Thing(row.id, row.station_id, State(row.state), row.found_on, row.logged_at, row.timezone)


def _refuse_elsewhere(state: State) -> None:
    if state is State.CLAIMED:
        raise ItemAlreadyClaimed
    if state not in {State.ON_DISPLAY, State.MISSING}:
        raise ItemNotClaimable(state)

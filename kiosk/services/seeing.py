"""A keeper looks at the board: each look is kept when it is made, whatever it turns out to mean."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.codes import code_in
from kiosk.domain.item_life import STEPS, State, Step
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused, ItemUnknown, KeyUsedForAnother, RoundOver
from kiosk.models import Event, Item, Sighting, Station, Tag
from kiosk.services.counting import HeldRound, hold_round
from kiosk.services.stepping import Actor, Stepped, record_all

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

PHOTO, SCAN, TAP = "photo", "scan", "tap"
CODE_AT_MOST = 64


@dataclass(frozen=True)
class Entry:
    """One press of a keeper.

    `key`: the same when it arrives again; `codes`: what was read; `ref`: the thing that was tapped.
    """

    key: str
    way: str
    codes: tuple[str, ...] = ()
    ref: str = ""


def see(
    database: "Database", round_id: int, station_id: int, entry: Entry, actor: Actor, now: datetime
) -> list[int]:
    """Keeps what was looked at and returns the ids of these looks; arriving again, the same ones.

    After the end of the round a look is kept as late, and what that round missed hangs on the board again.
    Raises RoundUnknown, ItemUnknown, FormRefused for an entry with nothing in it, KeyUsedForAnother if
    the key belongs to another round.
    """
    codes = [entry.ref] if entry.way == TAP else _as_printed(entry.codes)
    if not any(codes):
        raise FormRefused({"code": "code_missing"})
    try:
        return database.write(
            lambda connection: _see(connection, round_id, station_id, entry, codes, actor, now)
        )
    except IntegrityError as twice:
        raise KeyUsedForAnother from twice


def undo_sighting(
    database: "Database",
    round_id: int,
    station_id: int,
    now: datetime,
    *,
    key: str = "",
    code: str = "",
    ref: str = "",
) -> None:
    """Takes looks back: those of an entry, at a code, or at a thing. Done twice it is done once.

    Raises RoundUnknown, FormRefused for nothing to take back, or RoundOver: what ended stays as it is.
    """
    which: list[ColumnElement[bool]] = []
    if key:
        which.append(Sighting.entry_key == key)
    if code:
        which.append(Sighting.code == code)
    if ref:
        which.append(Sighting.item_id.in_(select(Item.id).where(Item.ref == ref)))
    if not which:
        raise FormRefused({"code": "code_missing"})
    database.write(lambda connection: _undo(connection, round_id, station_id, which, now))


def _as_printed(read: Collection[str]) -> list[str]:
    """The codes in what was read, each once; what is none is kept as it was read."""
    texts = (code_in(text) or tidied(text.replace("\0", ""))[:CODE_AT_MOST] for text in read)
    return [text for text in dict.fromkeys(texts) if text]


def _see(
    connection: Connection,
    round_id: int,
    station_id: int,
    entry: Entry,
    codes: list[str],
    actor: Actor,
    now: datetime,
) -> list[int]:
    held = hold_round(connection, round_id, station_id)
    known = _kept(connection, entry.key, codes)
    if any(row.round_id != round_id for row in known.values()):
        raise KeyUsedForAnother
    fresh = [code for code in codes if code not in known]
    if fresh:
        _keep(connection, held, entry, fresh, actor, now)
    return [row.id for row in _kept(connection, entry.key, codes).values()]


def _keep(
    connection: Connection, held: HeldRound, entry: Entry, codes: list[str], actor: Actor, now: datetime
) -> None:
    items = _items(connection, held.station_id, entry, codes)
    late = held.ended_at is not None
    about = {"round_id": held.id, "entry_key": entry.key, "way": entry.way}
    about |= {"keeper_id": actor.keeper_id, "at": now, "late": late}
    rows = [{**about, "code": code, "item_id": items.get(code)} for code in codes]
    connection.execute(insert(Sighting), rows)
    if late:
        _heal(connection, held, set(items.values()), actor, now)


def _kept(connection: Connection, key: str, codes: list[str]) -> dict[str, Row[str, int, int]]:
    rows = connection.execute(
        select(Sighting.code, Sighting.id, Sighting.round_id)
        .where(Sighting.entry_key == key, Sighting.code.in_(codes))
        .order_by(Sighting.id)
    )
    return {row.code: row for row in rows}


def _items(connection: Connection, station_id: int, entry: Entry, codes: list[str]) -> dict[str, int]:
    """The thing behind each code. Things of another school are none of ours, whatever tag they carry."""
    if entry.way == TAP:
        item_id = connection.scalar(
            select(Item.id).where(Item.ref == entry.ref, Item.station_id == station_id)
        )
        if item_id is None:
            raise ItemUnknown
        return {entry.ref: item_id}
    school = select(Station.school_id).where(Station.id == station_id).scalar_subquery()
    rows = connection.execute(
        select(Tag.code, Tag.item_id)
        .join(Item, Item.id == Tag.item_id)
        .join(Station, Station.id == Item.station_id)
        .where(Tag.code.in_(codes), Tag.cancelled_at.is_(None), Station.school_id == school)
    )
    return {code: item_id for code, item_id in rows if item_id is not None}


def _heal(
    connection: Connection, held: HeldRound, item_ids: Collection[int], actor: Actor, now: datetime
) -> None:
    """What this round called missing, and no later one, hangs there after all."""
    last_missed = (
        select(func.max(Event.id))
        .where(Event.item_id.in_(item_ids), Event.step == Step.MISS)
        .group_by(Event.item_id)
    )
    by_this_round = select(Event.item_id).where(Event.id.in_(last_missed), Event.round_id == held.id)
    healed = connection.scalars(
        update(Item)
        .where(Item.station_id == held.station_id, Item.state == State.MISSING, Item.id.in_(by_this_round))
        .values(state=STEPS[Step.SEE_AGAIN][1], state_since=now)
        .returning(Item.id)
    )
    again = [
        Stepped(item_id, held.station_id, Step.SEE_AGAIN, State.MISSING, State.ON_DISPLAY)
        for item_id in healed
    ]
    record_all(connection, again, actor, now, held.id)


def _undo(
    connection: Connection,
    round_id: int,
    station_id: int,
    which: list[ColumnElement[bool]],
    now: datetime,
) -> None:
    if hold_round(connection, round_id, station_id).ended_at is not None:
        raise RoundOver
    connection.execute(
        update(Sighting)
        .where(Sighting.round_id == round_id, Sighting.undone_at.is_(None), *which)
        .values(undone_at=now)
    )

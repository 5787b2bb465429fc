"""What is missed and what was found are brought together: when either is told, and once a day for the rest.

Each run looks with two selects at most and writes on its own, after what it follows is on disk: a match can
wait, a log or a notice cannot.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select
from sqlalchemy.exc import IntegrityError

from kiosk.domain.item_life import State
from kiosk.domain.matching import DAYS_BEFORE, KEPT_FROM, Fit, Telling, fit, near_kinds
from kiosk.models import Category, Item, LostNotice, NoticeMatch, Place, School, Station

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

OPEN_STATES = (State.ON_DISPLAY, State.STORED, State.HELD)
"""Where a thing can be that somebody may still look for."""
LOOKED_THROUGH = 500
"""Things, or notices, that one run compares at most; the newest."""
KEPT_AT_MOST = 12
"""Matches that one run keeps for one notice."""
_CALLED = (Category.key, Category.name_zh, Category.name_en, Category.words)
_Found = tuple[int, int, Fit]
"""A notice, an item, and how well they fit."""
_Thing = tuple[int, Telling]
"""An item, and what is told of it."""


def match_notice(database: "Database", notice_id: int, now: datetime) -> int:
    """Compares a new notice with everything that waits at its school. Returns how many matches it keeps."""
    with database.read() as connection:
        rows = connection.execute(_notices().where(LostNotice.id == notice_id)).all()
        found = [each for row in rows for each in _against(row, _told(_things_like(connection, row)))]
    return _keep(database, found, now)


def match_item(database: "Database", item_id: int, now: datetime) -> int:
    """Compares a new thing with the open notices of its school. Returns how many matches it keeps."""
    with database.read() as connection:
        item = connection.execute(
            _items().add_columns(Station.school_id).where(Item.id == item_id, Item.state.in_(OPEN_STATES))
        ).one_or_none()
        if item is None:
            return 0
        wanted = [
            LostNotice.school_id == item.school_id,
            LostNotice.lost_on <= item.found_on + timedelta(days=DAYS_BEFORE),
            *_kind_like(item.key),
        ]
        notices = connection.execute(_newest_open().where(*wanted)).all()
        things = _told([item])
        found = [each for notice in notices for each in _against(notice, things)]
    return _keep(database, found, now)


def match_items(database: "Database", school_id: int, item_ids: Collection[int], now: datetime) -> int:
    """Compares many new things of a school with its open notices; of more than LOOKED_THROUGH the newest.

    Returns how many matches it keeps.
    """
    newest = sorted(item_ids)[-LOOKED_THROUGH:]
    with database.read() as connection:
        notices = connection.execute(_newest_open().where(LostNotice.school_id == school_id)).all()
        waiting = _items().where(Item.id.in_(newest), Item.state.in_(OPEN_STATES))
        things = _told(connection.execute(waiting) if notices else [])
        found = [each for notice in notices for each in _against(notice, things)]
    return _keep(database, found, now)


def match_again(database: "Database", now: datetime) -> int:
    """Compares all that is open, for things that came back and for runs that never came to their end.

    Returns how many matches are new.
    """
    with database.read() as connection:
        schools = connection.scalars(select(School.id).order_by(School.id)).all()
    return sum(_match_school(database, school_id, now) for school_id in schools)


def _match_school(database: "Database", school_id: int, now: datetime) -> int:
    with database.read() as connection:
        notices = connection.execute(_newest_open().where(LostNotice.school_id == school_id)).all()
        if not notices:
            return 0
        since = min(notice.lost_on for notice in notices) - timedelta(days=DAYS_BEFORE)
        things = _told(connection.execute(_newest_things(school_id, since)))
        found = [each for notice in notices for each in _against(notice, things)]
    return _keep(database, found, now)


def _notices() -> Any:
    columns = (LostNotice.id, LostNotice.school_id, *_CALLED, LostNotice.colour, Place.key.label("place"))
    return (
        select(*columns, LostNotice.lost_on, LostNotice.words.label("written"))
        .join(Category, Category.id == LostNotice.category_id)
        .outerjoin(Place, Place.id == LostNotice.place_id)
    )


def _newest_open() -> Any:
    still_open = LostNotice.closed_at.is_(None)
    return _notices().where(still_open).order_by(LostNotice.id.desc()).limit(LOOKED_THROUGH)


def _items() -> Any:
    columns = (Item.id, *_CALLED, Item.colour, Place.key.label("place"), Item.found_on, Item.note)
    return (
        select(*columns)
        .join(Station, Station.id == Item.station_id)
        .join(Category, Category.id == Item.category_id)
        .outerjoin(Place, Place.id == Item.place_id)
    )


def _newest_things(school_id: int, since: date) -> Any:
    waiting = (Station.school_id == school_id, Item.state.in_(OPEN_STATES), Item.found_on >= since)
    return _items().where(*waiting).order_by(Item.id.desc()).limit(LOOKED_THROUGH)


def _things_like(connection: Connection, notice: Row[Any]) -> list[Row[Any]]:
    since = notice.lost_on - timedelta(days=DAYS_BEFORE)
    like = _newest_things(notice.school_id, since).where(*_kind_like(notice.key))
    return list(connection.execute(like))


def _kind_like(kind: str) -> list[ColumnElement[bool]]:
    kinds = near_kinds(kind)
    return [] if kinds is None else [Category.key.in_(sorted(kinds))]


def _told(things: Iterable[Row[Any]]) -> list[_Thing]:
    """What is told of each thing, once for all notices that it is compared with."""
    return [(thing.id, _telling(thing, thing.found_on, thing.note)) for thing in things]


def _against(notice: Row[Any], things: Iterable[_Thing]) -> list[_Found]:
    """The best of what fits a notice, best first."""
    lost = _telling(notice, notice.lost_on, notice.written)
    fits = [(notice.id, item_id, fit(lost, told)) for item_id, told in things]
    kept = [each for each in fits if each[2].score >= KEPT_FROM]
    return sorted(kept, key=lambda each: -each[2].score)[:KEPT_AT_MOST]


def _telling(row: Row[Any], day: date, words: str) -> Telling:
    called = f"{row.name_zh} {row.name_en} {row.words}"
    return Telling(row.key, called, row.colour, row.place, day, words)


def _keep(database: "Database", found: list[_Found], now: datetime) -> int:
    """Keeps what is new. Two runs may find the same pair at once; the second then looks once more."""
    if not found:
        return 0
    try:
        return database.write(lambda connection: _add(connection, found, now))
    except IntegrityError:
        return database.write(lambda connection: _add(connection, found, now))


def _add(connection: Connection, found: list[_Found], now: datetime) -> int:
    known = _known(connection, {notice_id for notice_id, _item, _fit in found})
    rows = [
        {
            "notice_id": notice_id,
            "item_id": item_id,
            "score": how.score,
            "reasons": json.dumps(how.reasons),
            "at": now,
        }
        for notice_id, item_id, how in found
        if item_id not in known[notice_id]
    ]
    if rows:
        connection.execute(insert(NoticeMatch), rows)
    return len(rows)


def _known(connection: Connection, notice_ids: set[int]) -> dict[int, set[int]]:
    """The things that each notice was brought together with before, dismissed ones among them."""
    known: dict[int, set[int]] = defaultdict(set)
    pairs = select(NoticeMatch.notice_id, NoticeMatch.item_id).where(NoticeMatch.notice_id.in_(notice_ids))
    for notice_id, item_id in connection.execute(pairs):
        known[notice_id].add(item_id)
    return known

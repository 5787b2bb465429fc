"""Lost notices and what might be it: for the family behind its link, and for the teachers of the school."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from kiosk.domain.item_life import State
from kiosk.domain.links import digest_of
from kiosk.domain.matching import GOOD_FROM
from kiosk.models import Category, Item, LostNotice, NoticeMatch, Place
from kiosk.queries.things import Thing, ThingCategory, ThingPlace, select_things, thing_of

PAGE = 24
MATCHES_AT_MOST = 6
_OPEN_STATES = (State.ON_DISPLAY, State.STORED, State.HELD)


@dataclass(frozen=True)
class MatchSeen:
    """A thing that might be it. `score`: 0–100; `reasons`: keys that the web has words for."""

    thing: Thing
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class NoticeSeen:
    """A notice. `sealed`: how to reach the family, None once forgotten or never given."""

    id: int
    school_id: int
    category: ThingCategory
    colour: str | None
    place: ThingPlace | None
    lost_on: date
    words: str
    sealed: bytes | None
    made_at: datetime
    closes_on: date
    closed_at: datetime | None
    outcome: str | None


@dataclass(frozen=True)
class NoticePage:
    """Notices, newest first, each with its best matches by its number; `older`: whether there are more."""

    notices: list[NoticeSeen]
    matches: dict[int, list[MatchSeen]]
    older: bool


_ABOUT = (LostNotice.id, LostNotice.school_id)
_KIND = (Category.key, Category.name_zh, Category.name_en, Category.measure, Category.held)
_PLACE = (Place.key, Place.name_zh, Place.name_en)
_SAID = (
    LostNotice.colour,
    LostNotice.lost_on,
    LostNotice.words,
    LostNotice.sealed,
    LostNotice.made_at,
    LostNotice.closes_on,
    LostNotice.closed_at,
    LostNotice.outcome,
)


def notice_by_token(connection: Connection, token: str) -> NoticeSeen | None:
    """The notice behind a family's link."""
    row = connection.execute(_notices().where(LostNotice.token_digest == digest_of(token))).one_or_none()
    return _notice_of(row) if row else None


def notice_of_school(connection: Connection, school_id: int, notice_id: int) -> NoticeSeen | None:
    """A notice of that school, open or closed."""
    ours = (LostNotice.id == notice_id, LostNotice.school_id == school_id)
    row = connection.execute(_notices().where(*ours)).one_or_none()
    return _notice_of(row) if row else None


def open_notices(
    connection: Connection, school_id: int, before: int | None, *, good: bool, at_most: int = PAGE
) -> NoticePage:
    """A page of a school's open notices. `before`: only older ones; `good`: only those with a good match."""
    wanted = [LostNotice.school_id == school_id, LostNotice.closed_at.is_(None)]
    wanted += [LostNotice.id < before] if before is not None else []
    wanted += [_has_good_match()] if good else []
    rows = connection.execute(
        _notices().where(*wanted).order_by(LostNotice.id.desc()).limit(at_most + 1)
    ).all()
    notices = [_notice_of(row) for row in rows[:at_most]]
    best = matches_of(connection, [notice.id for notice in notices])
    return NoticePage(notices, best, len(rows) > at_most)


def good_matches(connection: Connection, school_id: int) -> int:
    """How many open notices of a school have a good match that nobody dismissed."""
    ours = (LostNotice.school_id == school_id, LostNotice.closed_at.is_(None), _has_good_match())
    return connection.scalar(select(func.count()).select_from(LostNotice).where(*ours)) or 0


def matches_of(
    connection: Connection, notice_ids: Collection[int], at_most: int = MATCHES_AT_MOST
) -> dict[int, list[MatchSeen]]:
    """The best matches that still wait, by notice, in one select; dismissed ones stay away."""
    if not notice_ids:
        return {}
    ordered = (NoticeMatch.score.desc(), Item.found_on.desc(), Item.id.desc())
    place = func.row_number().over(partition_by=NoticeMatch.notice_id, order_by=ordered)
    ranked = (
        select(NoticeMatch.notice_id, NoticeMatch.item_id, place.label("place"))
        .join(Item, Item.id == NoticeMatch.item_id)
        .where(NoticeMatch.notice_id.in_(notice_ids), *_waiting())
        .subquery()
    )
    rows = connection.execute(
        select_things()
        .add_columns(NoticeMatch.notice_id, NoticeMatch.score, NoticeMatch.reasons)
        .join(NoticeMatch, NoticeMatch.item_id == Item.id)
        .join(
            ranked,
            (ranked.c.notice_id == NoticeMatch.notice_id) & (ranked.c.item_id == NoticeMatch.item_id),
        )
        .where(ranked.c.place <= at_most)
        .order_by(*ordered)
    )
    found: dict[int, list[MatchSeen]] = defaultdict(list)
    for row in rows:
        found[row.notice_id].append(MatchSeen(thing_of(row), row.score, tuple(json.loads(row.reasons))))
    return found


def _waiting() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return NoticeMatch.dismissed_at.is_(None), Item.state.in_(_OPEN_STATES)


def _has_good_match() -> ColumnElement[bool]:
    return (
        select(NoticeMatch.item_id)
        .join(Item, Item.id == NoticeMatch.item_id)
        .where(NoticeMatch.notice_id == LostNotice.id, NoticeMatch.score >= GOOD_FROM, *_waiting())
        .exists()
    )


def _notices() -> Select[*tuple[Any, ...]]:
    icon = func.coalesce(Category.icon, Category.key)
    return (
        select(*_ABOUT, *_KIND, icon, *_PLACE, *_SAID)
        .select_from(LostNotice)
        .join(Category, Category.id == LostNotice.category_id)
        .outerjoin(Place, Place.id == LostNotice.place_id)
    )


def _notice_of(row: Row[Any]) -> NoticeSeen:
    values: Any = tuple(row)
    number, school_id, *kind = values[:8]
    place, (colour, *said) = values[8:11], values[11:]
    return NoticeSeen(
        number,
        school_id,
        ThingCategory(*kind),
        colour,
        ThingPlace(*place) if place[0] else None,
        *said,
    )

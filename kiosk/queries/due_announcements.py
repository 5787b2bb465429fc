"""What the channels of all schools are to be told by now: counts, names of kinds and stations, page numbers.

Nothing is read here that a family wrote, nor who it is; so nothing of it can be announced.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, func, select

from kiosk.domain.announcements import (
    DIGEST,
    DISPUTE,
    LETTER,
    MATCH,
    REQUEST,
    TOLD_WITHIN,
    due_at,
    kinds_of,
    newest_friday,
)
from kiosk.domain.item_life import State
from kiosk.domain.matching import GOOD_FROM
from kiosk.models import (
    Announcement,
    Category,
    Channel,
    Dispute,
    Duty,
    Event,
    HeldRequest,
    Item,
    LostNotice,
    NoticeMatch,
    School,
    Station,
)
from kiosk.queries.figures import found_between, week_facts

Facts = dict[str, Any]
_LOOKED_BACK = timedelta(days=14)
_FRIDAY_SINCE_MONDAY = timedelta(days=4)
_IN_A_LETTER = ("found", "home", "home_late", "on_board", "stored")
_OPEN_STATES = (State.ON_DISPLAY, State.STORED, State.HELD)


@dataclass(frozen=True)
class Due:
    """One announcement for one channel. `about`: once a channel; `facts`: what its words are made from."""

    channel_id: int
    kind: str
    about: str
    facts: Facts


@dataclass(frozen=True)
class _Happening:
    """What can be told. `at`: when it came about; `facts`: gathers them, None if there is nothing to say."""

    kind: str
    about: str
    at: datetime
    facts: Callable[[], Facts | None]


def due_announcements(connection: Connection, now: datetime) -> list[Due]:
    """All that no channel was told yet. A channel hears only of what came after it was made."""
    channels: dict[int, list[Any]] = {}
    open_ones = select(Channel.id, Channel.school_id, Channel.kinds, Channel.made_at)
    for channel in connection.execute(open_ones.where(Channel.removed_at.is_(None)).order_by(Channel.id)):
        channels.setdefault(channel.school_id, []).append(channel)
    schools = connection.execute(select(School).where(School.id.in_(channels)).order_by(School.id)).all()
    return [due for school in schools for due in _due_at(connection, school, channels[school.id], now)]


def _due_at(connection: Connection, school: Row[Any], channels: list[Any], now: datetime) -> Iterator[Due]:
    wanted = {kind for channel in channels for kind in kinds_of(channel.kinds)}
    happenings = [each for each in _happenings(connection, school, now) if each.kind in wanted]
    told = _told(connection, [channel.id for channel in channels], [each.about for each in happenings])
    for each in happenings:
        hearing = [
            channel.id
            for channel in channels
            if each.kind in kinds_of(channel.kinds)
            and channel.made_at < each.at
            and (channel.id, each.about) not in told
        ]
        facts = each.facts() if hearing else None
        if facts is not None:
            facts = {"school": [school.name_zh, school.name_en], **facts}
            yield from (Due(channel_id, each.kind, each.about, facts) for channel_id in hearing)


def _told(
    connection: Connection, channel_ids: Collection[int], abouts: Collection[str]
) -> set[tuple[int, str]]:
    rows = connection.execute(
        select(Announcement.channel_id, Announcement.about).where(
            Announcement.channel_id.in_(channel_ids), Announcement.about.in_(abouts)
        )
    )
    return {(row.channel_id, row.about) for row in rows}


def _happenings(connection: Connection, school: Row[Any], now: datetime) -> Iterator[_Happening]:
    stations = connection.execute(
        select(Station.id, Station.name_zh, Station.name_en).where(Station.school_id == school.id)
    ).all()
    yield from _digests(connection, school, stations, now)
    yield from _letters(connection, school, [station.id for station in stations], now)
    yield from _open_cases(connection, school.id, now)


def _digests(
    connection: Connection, school: Row[Any], stations: Sequence[Any], now: datetime
) -> Iterator[_Happening]:
    """The newest duty day whose four o'clock is over, unless that is too long ago."""
    ours = (Duty.station_id.in_([station.id for station in stations]),)
    today = now.astimezone(ZoneInfo(school.timezone)).date()
    newest = select(Duty.day).where(*ours, Duty.day <= today).distinct().order_by(Duty.day.desc()).limit(3)
    days = [day for day in connection.scalars(newest) if due_at(day, school.timezone) <= now]
    if not days or due_at(days[0], school.timezone) < now - TOLD_WITHIN:
        return
    at, since = due_at(days[0], school.timezone), _since(days, school.timezone)
    about = f"{DIGEST} {days[0].isoformat()}"
    yield _Happening(DIGEST, about, at, partial(_digest_facts, connection, stations, since, at))


def _since(days: list[date], timezone: str) -> datetime:
    """From where a day's digest counts: the duty day before it, so that nothing falls between two."""
    at = due_at(days[0], timezone)
    before = due_at(days[1], timezone) if len(days) > 1 else at - timedelta(days=1)
    return max(before, at - _LOOKED_BACK)


def _digest_facts(
    connection: Connection, stations: Sequence[Any], since: datetime, until: datetime
) -> Facts | None:
    at_stations, held = [], 0
    kinds: dict[int, list[Any]] = {}
    for station in stations:
        rows = connection.execute(
            select(
                Category.id, Category.name_zh, Category.name_en, Category.held, func.count().label("found")
            )
            .join(Item, Item.category_id == Category.id)
            .join(Event, Event.item_id == Item.id)
            .where(*found_between([station.id], since, until))
            .group_by(Category.id)
            .order_by(Category.position, Category.id)
        ).all()
        if found := sum(row.found for row in rows):
            at_stations.append([station.name_zh, station.name_en, found])
        held += sum(row.found for row in rows if row.held)
        for row in rows:
            if not row.held:
                kind = kinds.setdefault(row.id, [row.name_zh, row.name_en, 0])
                kind[2] += row.found
    if not at_stations:
        return None
    return {"stations": at_stations, "kinds": list(kinds.values()), "held": held}


def _letters(
    connection: Connection, school: Row[Any], station_ids: list[int], now: datetime
) -> Iterator[_Happening]:
    friday = newest_friday(now, school.timezone)
    at = due_at(friday, school.timezone)
    if at < now - TOLD_WITHIN:
        return
    monday = friday - _FRIDAY_SINCE_MONDAY

    def facts() -> Facts | None:
        week = week_facts(connection, station_ids, school.timezone, monday, at)
        if not (week.found or week.home or week.on_board or week.stored):
            return None
        shown = {name: number for name, number in asdict(week).items() if name in _IN_A_LETTER}
        return {"monday": monday.isoformat(), "percent": week.percent, **shown}

    yield _Happening(LETTER, f"{LETTER} {friday.isoformat()}", at, facts)


def _open_cases(connection: Connection, school_id: int, now: datetime) -> Iterator[_Happening]:
    """What waits for a teacher: only its number, by which the desk's page is found."""
    since = now - TOLD_WITHIN
    matched = func.max(NoticeMatch.at)
    matches = (
        select(LostNotice.id, matched)
        .join(NoticeMatch, NoticeMatch.notice_id == LostNotice.id)
        .join(Item, Item.id == NoticeMatch.item_id)
        .where(LostNotice.school_id == school_id, LostNotice.closed_at.is_(None))
        .where(NoticeMatch.score >= GOOD_FROM, NoticeMatch.dismissed_at.is_(None))
        .where(Item.state.in_(_OPEN_STATES), NoticeMatch.at >= since)
        .group_by(LostNotice.id)
    )
    cases = [(MATCH, matches)]
    for kind, case in ((DISPUTE, Dispute), (REQUEST, HeldRequest)):
        ours = select(Station.id).where(Station.school_id == school_id)
        waiting = (case.station_id.in_(ours), case.settled_at.is_(None), case.made_at >= since)
        cases.append((kind, select(case.id, case.made_at).where(*waiting)))
    for kind, wanted in cases:
        found = sorted((int(row[0]), row[1]) for row in connection.execute(wanted))
        for number, at in found:
            yield _Happening(kind, f"{kind} {number}", at, partial(_numbered, number))


def _numbered(number: int) -> Facts:
    return {"number": number}

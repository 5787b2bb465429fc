"""The roster as a teacher reads it: week by week, and everybody's turns."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from kiosk.domain.duty_days import duty_days, within
from kiosk.domain.term import Term
from kiosk.queries.roster import KeeperSeen, away_between, keepers_of
from kiosk.queries.roster_plan import HolidaySeen, RosterDay, holidays_of, roster_days
from kiosk.queries.school_rules import rules_of
from kiosk.web.days import weekday_name


@dataclass(frozen=True)
class NameShown:
    """A keeper on a day. `away`: cannot come, or has left the roster."""

    name: str
    away: bool


@dataclass(frozen=True)
class DayShown:
    """A day of the roster.

    `column`: which of the weekdays shown, from 1; `holiday`: its name, None if it is none; `kind`: served,
    over (planned, but no duty was opened), planned, by_hand, holiday or empty (no plan yet).
    """

    day: date
    weekday: str
    column: int
    kind: str
    names: list[NameShown]
    holiday: str | None
    is_today: bool
    changeable: bool


@dataclass(frozen=True)
class WeekShown:
    """A week with a duty day. `number`: since the first one of the term, from 1."""

    number: int
    monday: date
    sunday: date
    days: list[DayShown]


@dataclass(frozen=True)
class TurnsShown:
    """What a keeper has to do in a term: turns served, and turns planned."""

    keeper: KeeperSeen
    label: str
    served: int
    planned: int

    @property
    def all(self) -> int:
        """Both together."""
        return self.served + self.planned


@dataclass(frozen=True)
class RosterShown:
    """A station's term. `weekdays`: those that its duty days fall on; `least`, `most`: of anybody's turns."""

    weeks: list[WeekShown]
    weekdays: int
    turns: list[TurnsShown]
    holidays: list[HolidaySeen]
    least: int
    most: int
    away: int
    planned: int


@dataclass(frozen=True)
class _Term:
    """All that is needed to show one station's term."""

    station_id: int
    term: Term
    today: date
    all_days: list[RosterDay]
    keepers: list[KeeperSeen]
    away: dict[int, list[tuple[date, date]]]
    holidays: list[HolidaySeen]
    regular: list[date]

    @property
    def days(self) -> list[RosterDay]:
        return [day for day in self.all_days if day.station_id == self.station_id]

    def is_ahead(self, day: RosterDay) -> bool:
        return not day.served and day.day >= self.today


def roster_shown(
    connection: Connection, school_id: int, station_id: int, term: Term, today: date
) -> RosterShown:
    """A station's term; turns are counted over all stations of the school."""
    found = _found(connection, school_id, station_id, term, today)
    turns = _turns(found)
    counts = [each.all for each in turns]
    weeks, weekdays = _weeks(found)
    return RosterShown(
        weeks=weeks,
        weekdays=weekdays,
        turns=turns,
        holidays=found.holidays,
        least=min(counts, default=0),
        most=max(counts, default=0),
        away=sum(name.away for week in weeks for day in week.days for name in day.names),
        planned=sum(found.is_ahead(day) for day in found.days),
    )


def _found(connection: Connection, school_id: int, station_id: int, term: Term, today: date) -> _Term:
    stretch = (term.first_day, term.last_day)
    holidays = holidays_of(connection, school_id, *stretch)
    weekdays = rules_of(connection, school_id).choices.duty_weekdays
    return _Term(
        station_id=station_id,
        term=term,
        today=today,
        all_days=roster_days(connection, school_id, *stretch),
        keepers=keepers_of(connection, school_id),
        away=away_between(connection, school_id, *stretch),
        holidays=holidays,
        regular=duty_days(term.first_day, term.lessons_end, weekdays, []),
    )


def _turns(found: _Term) -> list[TurnsShown]:
    served: defaultdict[int, set[date]] = defaultdict(set)
    planned: defaultdict[int, set[date]] = defaultdict(set)
    for day in found.all_days:
        if day.served or found.is_ahead(day):
            for keeper in day.keepers:
                (served if day.served else planned)[keeper.id].add(day.day)
    return [
        TurnsShown(
            keeper,
            keeper.school_class.label(found.today) if keeper.school_class else "",
            len(served[keeper.id]),
            len(planned[keeper.id] - served[keeper.id]),
        )
        for keeper in found.keepers
        if keeper.active
    ]


def _weeks(found: _Term) -> tuple[list[WeekShown], int]:
    """The weeks from the first to the last duty day; without any, there is nothing to show."""
    known = {day.day: day for day in found.days}
    if not known:
        return [], 0
    first, last = min(known), max(known)
    beside = [day for day in found.regular if first <= day <= last and day not in known]
    listed = sorted(
        [*known, *(day for day in beside if day >= found.today or _holiday(found, day) is not None)]
    )
    columns = {weekday: place for place, weekday in enumerate(sorted({day.weekday() for day in listed}), 1)}
    weeks: defaultdict[date, list[DayShown]] = defaultdict(list)
    for day in listed:
        weeks[_monday(day)].append(_day(found, day, known.get(day), columns[day.weekday()]))
    begin = _monday(listed[0])
    shown = [
        WeekShown((monday - begin).days // 7 + 1, monday, monday + timedelta(6), days)
        for monday, days in weeks.items()
    ]
    return shown, len(columns)


def _day(found: _Term, day: date, planned: RosterDay | None, column: int) -> DayShown:
    return DayShown(
        day=day,
        weekday=weekday_name(day),
        column=column,
        kind=_kind(found, planned, day),
        names=_names(found, planned) if planned else [],
        holiday=_holiday(found, day),
        is_today=day == found.today,
        changeable=day >= found.today and not (planned and planned.served),
    )


def _kind(found: _Term, planned: RosterDay | None, day: date) -> str:
    if planned is None:
        return "empty" if _holiday(found, day) is None else "holiday"
    if planned.served:
        return "served"
    if planned.day < found.today:
        return "over"
    return "by_hand" if planned.by_hand else "planned"


def _names(found: _Term, planned: RosterDay) -> list[NameShown]:
    active = {keeper.id for keeper in found.keepers if keeper.active}
    return [
        NameShown(
            keeper.name,
            found.is_ahead(planned)
            and (keeper.id not in active or within(planned.day, found.away.get(keeper.id, []))),
        )
        for keeper in planned.keepers
    ]


def _holiday(found: _Term, day: date) -> str | None:
    return next((each.name for each in found.holidays if each.first_day <= day <= each.last_day), None)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())

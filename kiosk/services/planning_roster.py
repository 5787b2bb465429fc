"""The station plans who serves when; a teacher changes single days.

The planning itself happens between a look and a write, for it may take a moment. What became fixed in
between (a day set by hand, a duty opened, a keeper gone) is looked at again inside the write and stays.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from kiosk.domain.choices import Choices, checked_choices
from kiosk.domain.duty_days import duty_days
from kiosk.domain.refusals import FormRefused
from kiosk.domain.roster_plan import plan
from kiosk.domain.term import term_of
from kiosk.models import Holiday, Station
from kiosk.models.setting import choices_of
from kiosk.services.choosing import choose
from kiosk.services.roster_facts import Place, Standing, facts_for, standing_of, terms_planned
from kiosk.services.roster_rows import Cleared, clear, present, put, replace, wait_for_others

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


Teams = dict[date, list[int]]
"""By day, who serves."""


@dataclass(frozen=True)
class Stretch:
    """The days that a plan covers at a station, first and last included, within one term."""

    station_id: int
    first_day: date
    last_day: date


def plan_term(
    database: "Database",
    school_id: int,
    stretch: Stretch,
    weekdays: tuple[int, ...],
    team_size: int,
    today: date,
) -> int:
    """Keeps the school's weekdays (Monday is 0) and team size, and plans a stretch by them.

    Says how many days were planned. Raises FormRefused, with nothing kept.
    """
    _check(stretch, today)
    chosen = checked_choices(duty_weekdays=weekdays, team_size=team_size)
    with database.read() as connection:
        teams = _teams_of_stretch(connection, school_id, stretch, chosen, today)
    choose(database, school_id, duty_weekdays=weekdays, team_size=team_size)
    return _keep_stretch(database, school_id, stretch, teams, today)


def plan_stretch(database: "Database", school_id: int, stretch: Stretch, today: date) -> int:
    """Plans a station's duty days of a stretch and says how many; later ones of the term are cleared.

    Days that are over, that have a duty or that were set by hand stay as they are. Raises FormRefused.
    """
    _check(stretch, today)
    with database.read() as connection:
        chosen = choices_of(connection, school_id)
        teams = _teams_of_stretch(connection, school_id, stretch, chosen, today)
    return _keep_stretch(database, school_id, stretch, teams, today)


def plan_days(
    database: "Database", school_id: int, station_id: int, days: Collection[date], today: date
) -> None:
    """Plans single days anew, also those set by hand. One that is over or has a duty raises FormRefused."""
    for term, ours in groupby(sorted(days), key=term_of):
        chosen = list(ours)
        with database.read() as connection:
            _refuse_others(connection, school_id, station_id)
            standing = standing_of(connection, school_id, term)
            for day in chosen:
                _refuse_fixed(standing, station_id, day, today)
            going = {(station_id, day) for day in chosen}
            team_size = choices_of(connection, school_id).team_size
            teams = _teams(connection, school_id, station_id, chosen, team_size, standing, today, going)
        cleared = Cleared(station_id, [(day, day) for day in chosen], by_hand=True)
        database.write(partial(replace, school_id=school_id, cleared=cleared, teams=teams))


def set_day(
    database: "Database", school_id: int, station_id: int, day: date, keeper_ids: Collection[int], today: date
) -> None:
    """A teacher says who serves on a day, or that nobody does. Raises FormRefused."""
    term = term_of(day)

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        _refuse_others(connection, school_id, station_id)
        _refuse_fixed(standing_of(connection, school_id, term), station_id, day, today)
        if present(connection, school_id, keeper_ids) != set(keeper_ids):
            raise FormRefused({"keepers": "keepers_gone"})
        clear(connection, Cleared(station_id, [(day, day)], by_hand=True))
        if keeper_ids or day in _regular_days(connection, school_id, day):
            put(connection, station_id, {day: keeper_ids}, by_hand=True)

    database.write(act)


def plan_again_where_away(database: "Database", school_id: int, keeper_id: int, today: date) -> None:
    """Finds others for the days on which a keeper is planned and cannot come; those set by hand stay."""
    with database.read() as connection:
        places = [
            place
            for term in terms_planned(connection, keeper_id, today)
            for place in standing_of(connection, school_id, term).to_replan(keeper_id, today)
        ]
        pupils = facts_for(connection, school_id, 0, [day for _, day in places] or [today], {}).pupils
    can = next((pupil.can for pupil in pupils if pupil.id == keeper_id), None)
    for station_id in sorted({station for station, _ in places}):
        lost = [day for station, day in places if station == station_id and not (can and can(day))]
        plan_days(database, school_id, station_id, lost, today)


def _teams_of_stretch(
    connection: Connection, school_id: int, stretch: Stretch, chosen: Choices, today: date
) -> Teams:
    """Who is to serve on the duty days of a stretch, where neither a duty nor a teacher has said it."""
    station_id, first = stretch.station_id, max(stretch.first_day, today)
    _refuse_others(connection, school_id, station_id)
    standing = standing_of(connection, school_id, term_of(stretch.first_day))
    days = duty_days(first, stretch.last_day, chosen.duty_weekdays, _holidays(connection, school_id))
    going = {
        place
        for place in standing.planned
        if place[0] == station_id and place[1] >= first and place not in standing.by_hand
    }
    return _teams(connection, school_id, station_id, days, chosen.team_size, standing, today, going)


def _keep_stretch(database: "Database", school_id: int, stretch: Stretch, teams: Teams, today: date) -> int:
    """Says how many days were planned."""
    first, last = max(stretch.first_day, today), term_of(stretch.first_day).last_day
    cleared = Cleared(stretch.station_id, [(first, last)])
    database.write(lambda connection: replace(connection, school_id, cleared, teams))
    return len(teams)


def _teams(
    connection: Connection,
    school_id: int,
    station_id: int,
    days: Collection[date],
    team_size: int,
    standing: Standing,
    today: date,
    going: Collection[Place],
) -> Teams:
    """Who is to serve on each of these days that can still be planned. `going`: plans that make room."""
    firm = standing.firm(today, going)
    to_fill = [day for day in days if day >= today and (station_id, day) not in firm]
    if not to_fill:
        return {}
    facts = facts_for(connection, school_id, station_id, to_fill, firm)
    if not facts.pupils:
        raise FormRefused({"keepers": "nobody_to_plan"})
    return plan(facts.pupils, to_fill, team_size, facts.others)


def _check(stretch: Stretch, today: date) -> None:
    if stretch.last_day < stretch.first_day:
        raise FormRefused({"last_day": "last_day_before_first"})
    if stretch.last_day < today:
        raise FormRefused({"last_day": "last_day_past"})
    if stretch.last_day > term_of(stretch.first_day).last_day:
        raise FormRefused({"last_day": "last_day_in_another_term"})


def _refuse_fixed(standing: Standing, station_id: int, day: date, today: date) -> None:
    if day < today:
        raise FormRefused({"day": "day_over"})
    if (station_id, day) in standing.served:
        raise FormRefused({"day": "day_has_duty"})


def _refuse_others(connection: Connection, school_id: int, station_id: int) -> None:
    ours = select(Station.id).where(Station.id == station_id, Station.school_id == school_id)
    if connection.scalar(ours) is None:
        raise FormRefused({"station": "station_unknown"})


def _holidays(connection: Connection, school_id: int) -> list[tuple[date, date]]:
    rows = connection.execute(
        select(Holiday.first_day, Holiday.last_day).where(Holiday.school_id == school_id)
    )
    return [(first, last) for first, last in rows]


def _regular_days(connection: Connection, school_id: int, day: date) -> list[date]:
    """That day, if there is a duty on it anyway."""
    weekdays = choices_of(connection, school_id).duty_weekdays
    return duty_days(day, day, weekdays, _holidays(connection, school_id))

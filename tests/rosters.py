"""What tests of the roster look at: who is planned when, and keepers to plan."""

from datetime import date

from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.models import Keeper, PlannedDuty, PlannedKeeper
from kiosk.services.choosing import choose
from kiosk.services.planning_roster import Stretch, plan_stretch
from tests.clock import MONDAY
from tests.makers import ASchool, a_keeper

TODAY = MONDAY.date()
LAST = date(2025, 10, 31)
NAMES = ("陈一鸣", "李思远", "王可欣", "赵子墨", "周雨桐", "吴沐阳")


def day(month: int, number: int) -> date:
    """A day of the school year of the tests."""
    return date(2025 if month >= 9 else 2026, month, number)


def some_keepers(database: Database, school: ASchool, count: int = 6) -> list[int]:
    """Their ids, in the order of NAMES."""
    return [a_keeper(database, school, NAMES[number]) for number in range(count)]


def a_plan(
    database: Database, school: ASchool, first: date = TODAY, last: date = LAST, team_size: int = 2
) -> int:
    """The station plans Mondays and Wednesdays of some weeks, on the Monday of all tests."""
    choose(database, school.id, team_size=team_size)
    return plan_stretch(database, school.id, Stretch(school.station_id, first, last), TODAY)


def planned(database: Database, station_id: int | None = None) -> dict[str, list[str]]:
    """The names planned for each day, written as month-day; nobody is an empty list."""
    with database.read() as connection:
        rows = connection.execute(
            select(PlannedDuty.day, Keeper.display_name)
            .outerjoin(PlannedKeeper, PlannedKeeper.planned_duty_id == PlannedDuty.id)
            .outerjoin(Keeper, Keeper.id == PlannedKeeper.keeper_id)
            .where(PlannedDuty.station_id == station_id if station_id else True)
            .order_by(PlannedDuty.day, Keeper.id)
        ).all()
    teams: dict[str, list[str]] = {}
    for when, name in rows:
        teams.setdefault(f"{when:%m-%d}", []).extend([name] if name else [])
    return teams


def turns(database: Database) -> dict[str, int]:
    """How many turns are planned for each name."""
    names = [name for team in planned(database).values() for name in team]
    return {name: names.count(name) for name in names}

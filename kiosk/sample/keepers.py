"""The sample school's keepers, and who of them serves when until the term ends."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.term import Term, term_of
from kiosk.queries.roster import roster
from kiosk.sample.things import AWAY, KEEPERS
from kiosk.services.keeping_holidays import add_holiday
from kiosk.services.keeping_keepers import add_absence, add_keepers
from kiosk.services.planning_roster import Stretch, plan_stretch

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_AT_LEAST = timedelta(weeks=6)


def enter_keepers(database: "Database", school_id: int, day: date) -> dict[str, int]:
    """Enters them all, and returns their ids by name."""
    lines = "\n".join(f"{name} {class_label}" for name, class_label in KEEPERS)
    add_keepers(database, school_id, lines, day)
    with database.read() as connection:
        return {keeper.name: keeper.id for keeper in roster(connection, school_id)}


def plan_term(
    database: "Database", school_id: int, station_id: int, keepers: dict[str, int], today: date
) -> None:
    """Plans what is left of the term, around its holidays and one pupil's absence."""
    term = term_of(today)
    for name, first, last in _holidays(term):
        if first > today:
            add_holiday(database, school_id, name, first, last, today)
    monday = today + timedelta(days=7 - today.weekday())
    add_absence(database, school_id, keepers[AWAY], monday, monday + timedelta(days=4), today)
    last_day = min(term.last_day, max(term.lessons_end, today + _AT_LEAST))
    plan_stretch(database, school_id, Stretch(station_id, today, last_day), today)


def _holidays(term: Term) -> list[tuple[str, date, date]]:
    """Those whose days are the same each year."""
    year = term.first_day.year
    if term.is_autumn:
        return [
            ("国庆节", date(year, 10, 1), date(year, 10, 7)),
            ("元旦", date(year + 1, 1, 1), date(year + 1, 1, 1)),
        ]
    return [("劳动节", date(year, 5, 1), date(year, 5, 5)), ("儿童节", date(year, 6, 1), date(year, 6, 1))]

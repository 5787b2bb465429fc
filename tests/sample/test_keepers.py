"""The sample school's roster can be planned whatever day of the year somebody looks at it."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.adapters.database import Database
from kiosk.domain.term import term_of
from kiosk.models import Keeper, PlannedDuty
from kiosk.sample.keepers import enter_keepers, plan_term
from kiosk.sample.things import KEEPERS
from tests.kept import rows_of
from tests.makers import a_school

FIRST_DAYS = [datetime(2026, month, 1, 4, tzinfo=UTC) for month in range(1, 13)]


@pytest.mark.parametrize("now", [*FIRST_DAYS, *(first - timedelta(days=1) for first in FIRST_DAYS)])
def test_the_rest_of_the_term_is_planned_on_any_day(database: Database, now: datetime) -> None:
    school, today = a_school(database, now=now), now.date()
    keepers = enter_keepers(database, school.id, today - timedelta(days=41))
    plan_term(database, school.id, school.station_id, keepers, today)
    days = [day for (day,) in rows_of(database, PlannedDuty.day)]
    assert all(today <= day <= term_of(today).last_day for day in days)
    assert len(days) >= 8 or term_of(today).last_day - today < timedelta(weeks=6)
    assert {name for (name,) in rows_of(database, Keeper.display_name)} == {name for name, _ in KEEPERS}

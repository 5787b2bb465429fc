"""Names found in things go with time, each by its own clock."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.models import NamedThing
from kiosk.services.forgetting import forget_old_claimants
from kiosk.services.naming_owners import Desk, tell_class_teacher
from tests.clock import MONDAY
from tests.makers import a_named_thing, a_school


def left(station: Station) -> tuple[bool, bool]:
    """Whether the name is still kept, and whether its photo still waits."""
    with station.database.read() as connection:
        row = connection.execute(select(NamedThing.sealed, NamedThing.photo_name)).one()
    return row.sealed is not None, row.photo_name is not None


def forget_after(station: Station, days: int, *, told: bool, last_run: timedelta) -> None:
    """A name is noted, told of or not, and the daily run comes so many days later."""
    now: datetime = MONDAY + timedelta(days=days)
    run = {"retention_last_run": json.dumps((now - last_run).isoformat())}
    school = a_school(station.database, claimant_days="100", request_days="10", **run)
    thing = a_named_thing(station, school)
    if told:
        desk = Desk(school.id, school.staff_id)
        tell_class_teacher(station.database, station.waiting_photos, desk, thing.ref, MONDAY, handed=False)
    forget_old_claimants(station.database, now)


@pytest.mark.parametrize(
    ("days", "told", "stays"), [(9, True, True), (11, True, False), (99, False, True), (101, False, False)]
)
def test_it_is_kept_for_its_time_and_no_longer(station: Station, days: int, told: bool, stays: bool) -> None:
    forget_after(station, days, told=told, last_run=timedelta(days=1))
    assert left(station) == (stays, stays)


def test_a_clock_that_jumped_forgets_nothing(station: Station) -> None:
    forget_after(station, 400, told=True, last_run=timedelta(days=300))
    assert left(station) == (True, True)

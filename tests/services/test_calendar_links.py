"""A teacher has one calendar link at most."""

from datetime import timedelta

from sqlalchemy import update

from kiosk.adapters.database import Database
from kiosk.domain.links import digest_of
from kiosk.models import Staff
from kiosk.queries.calendar_feeds import feed_by_digest, feed_made_at
from kiosk.services.calendar_links import end_calendar_link, renew_calendar_link
from tests.clock import MONDAY
from tests.makers import ASchool


def opens(database: Database, token: str) -> bool:
    """Whether a link leads to a calendar."""
    with database.read() as connection:
        return feed_by_digest(connection, digest_of(token)) is not None


def test_a_new_link_ends_the_one_before(database: Database, school: ASchool) -> None:
    renew_calendar_link(database, school.staff_id, digest_of("first"), MONDAY)
    assert opens(database, "first")
    later = MONDAY + timedelta(days=1)
    renew_calendar_link(database, school.staff_id, digest_of("second"), later)
    assert not opens(database, "first")
    assert opens(database, "second")
    with database.read() as connection:
        assert feed_made_at(connection, school.staff_id) == later


def test_it_ends_once(database: Database, school: ASchool) -> None:
    renew_calendar_link(database, school.staff_id, digest_of("first"), MONDAY)
    for _ in range(2):
        end_calendar_link(database, school.staff_id)
    assert not opens(database, "first")
    with database.read() as connection:
        assert feed_made_at(connection, school.staff_id) is None


def test_it_ends_with_the_account(database: Database, school: ASchool) -> None:
    renew_calendar_link(database, school.staff_id, digest_of("first"), MONDAY)
    database.write(lambda connection: connection.execute(update(Staff).values(active=False)).rowcount)
    assert not opens(database, "first")

"""A moment comes back as it was kept: aware, in UTC, whatever the database."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.adapters.database import Database
from kiosk.models import School
from kiosk.models.base import Moment
from tests.kept import rows_of
from tests.makers import a_school

CHINA = timezone(timedelta(hours=8))
OFFSETS = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
DIALECTS = [sqlite.dialect(), postgresql.dialect()]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


def test_it_comes_back_in_utc_to_the_microsecond(database: Database) -> None:
    there = datetime(2025, 10, 13, 15, 30, 0, 123456, tzinfo=CHINA)
    a_school(database, now=there)
    [(kept,)] = rows_of(database, School.created_at)
    assert kept == there
    assert kept.tzinfo is UTC


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_time_of_no_zone_is_refused(dialect: object) -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment().process_bind_param(datetime(2025, 10, 13), dialect)  # type: ignore[arg-type]  # noqa: DTZ001


@given(st.datetimes(timezones=OFFSETS), st.sampled_from(DIALECTS))
def test_any_moment_goes_and_comes(moment: datetime, dialect: object) -> None:
    try:
        sent = Moment().process_bind_param(moment, dialect)  # type: ignore[arg-type]
    except OverflowError:
        return
    assert sent is not None
    assert Moment().process_result_value(sent.replace(tzinfo=None), dialect) == moment  # type: ignore[arg-type]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_moment_stays_none(dialect: object) -> None:
    assert Moment().process_bind_param(None, dialect) is None  # type: ignore[arg-type]
    assert Moment().process_result_value(None, dialect) is None  # type: ignore[arg-type]

"""Every act is tried on both databases, at a school with one station."""

import pytest

from kiosk.adapters.database import Database
from tests.makers import ADuty, ASchool, a_duty, a_school


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Both, one after the other."""
    kind: str = request.param
    return kind


@pytest.fixture
def school(database: Database) -> ASchool:
    """Our school."""
    return a_school(database)


@pytest.fixture
def duty(database: Database, school: ASchool) -> ADuty:
    """Its duty of this Monday."""
    return a_duty(database, school)

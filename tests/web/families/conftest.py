"""A school with one station, and families with their phones."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from tests.makers import ASchool, a_school
from tests.web.phone import Phone


@pytest.fixture
def school(station: Station) -> ASchool:
    """实验小学 with its station at the east gate."""
    return a_school(station.database)


@pytest.fixture
def family(app: Flask, school: ASchool) -> Phone:
    """林小雨's mother's phone, which speaks Chinese."""
    return Phone(app)


@pytest.fixture(params=["zh", "en"])
def reader(app: Flask, school: ASchool, request: pytest.FixtureRequest) -> Phone:
    """A phone in each of the two languages."""
    return Phone(app, request.param)

"""王老师 of 实验小学 with two stations, the stranger who teaches elsewhere, and who is not signed in."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from tests.makers import ASchool, a_school, an_account, the_strangers_school
from tests.web.doors import PASSWORD_HASH, signed_in
from tests.web.phone import Phone


@pytest.fixture
def school(station: Station) -> ASchool:
    """实验小学 with its stations at the east and the north gate."""
    return a_school(station.database, slugs=("east", "north"), password_hash=PASSWORD_HASH)


@pytest.fixture
def elsewhere(station: Station) -> ASchool:
    """外校, on the same server."""
    return the_strangers_school(station.database, password_hash=PASSWORD_HASH)


@pytest.fixture
def visitor(app: Flask, school: ASchool) -> Phone:
    """A browser in which nobody signed in."""
    return Phone(app)


@pytest.fixture
def teacher(app: Flask, school: ASchool) -> Phone:
    """王老师's browser, signed in."""
    browser = Phone(app)
    signed_in(browser)
    return browser


@pytest.fixture
def admin(app: Flask, station: Station, school: ASchool) -> Phone:
    """The school office's browser, signed in."""
    an_account(
        station.database,
        school.id,
        "office",
        display_name="教务处",
        role="admin",
        password_hash=PASSWORD_HASH,
    )
    browser = Phone(app)
    signed_in(browser, "office")
    return browser


@pytest.fixture
def stranger(app: Flask, school: ASchool, elsewhere: ASchool) -> Phone:
    """The teacher of another school, signed in there."""
    browser = Phone(app)
    signed_in(browser, "stranger")
    return browser

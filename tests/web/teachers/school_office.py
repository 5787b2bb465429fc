"""The school office of 实验小学 and of 外校, for the tests of the school's own pages."""

from flask import Flask

from kiosk.bootstrap import Station
from tests.makers import ASchool, an_account
from tests.web.doors import PASSWORD_HASH, signed_in
from tests.web.phone import Page, Phone

HOME = "/teacher/school"


def an_office(app: Flask, station: Station, school: ASchool, username: str = "office") -> Phone:
    """The browser of that school's office, signed in."""
    an_account(station.database, school.id, username, role="admin", password_hash=PASSWORD_HASH)
    browser = Phone(app)
    signed_in(browser, username)
    return browser


def sent(browser: Phone, page: str, action: str, **typed: str | None) -> Page:
    """The answer to a form of that page; None takes a field out of it."""
    return browser.press(browser.open(page).form(action), **typed)


def token(browser: Phone) -> str:
    """What a form of this browser's carries."""
    return next(
        form.fields["csrf_token"] for form in browser.open("/teacher/").forms if "csrf_token" in form.fields
    )

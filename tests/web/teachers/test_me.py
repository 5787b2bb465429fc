"""Staff look after their own account: password, open sessions, and the way out of all of them."""

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.models import StaffSession
from kiosk.services.signing_in import Opening, sign_in
from tests.clock import Clock
from tests.kept import counts, rows_of
from tests.makers import ASchool, an_account
from tests.web.doors import PASSWORD, signed_in, token_of
from tests.web.phone import Page, Phone

ME = "/teacher/me"
NEW = "nine quiet herons"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0.0.0 Safari/537.36"


def change(teacher: Phone, old: str = PASSWORD, new: str = NEW, again: str = NEW) -> Page:
    form = teacher.open(ME).form("/password")
    return teacher.press(form, old_password=old, new_password=new, again_password=again)


def sessions(station: Station) -> list[int]:
    return [number for (number,) in rows_of(station.database, StaffSession.id)]


def test_the_password_is_changed_and_other_browsers_signed_out(teacher: Phone, app: Flask) -> None:
    other = Phone(app)
    signed_in(other)
    page = change(teacher)
    assert (page.status, page.address) == (200, ME)
    assert page.says("密码已经换好", "Your password is changed.")
    assert other.open(ME).address == "/sign-in"
    assert teacher.open(ME).address == ME
    assert signed_in(Phone(app), "wang", PASSWORD).status == 403
    assert signed_in(Phone(app), "wang", NEW).status == 200


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ({"old": "wrong"}, "现在的密码不对", "This is not your present password."),
        ({"new": "short", "again": "short"}, "密码至少要 8 个字符。", "A password has 8 characters or more."),
        ({"again": "nine quiet heron"}, "两次填写的不一样", "These two are not alike."),
        ({"new": "x" * 201, "again": "x" * 201}, "密码最多 200 个字符。", "A password has at most 200"),
    ],
)
def test_it_refuses_and_shows_no_password(
    teacher: Phone, app: Flask, typed: dict[str, str], chinese: str, english: str
) -> None:
    page = change(teacher, **typed)
    assert page.status == 422
    assert page.says(chinese, english)
    assert not [value for value in (PASSWORD, NEW, *typed.values()) if f'"{value}"' in page.html]
    assert signed_in(Phone(app)).status == 200


def test_guessing_the_present_password_is_stopped(teacher: Phone) -> None:
    assert [change(teacher, old=f"guess {number}").status for number in range(10)] == [422] * 10
    assert change(teacher).status == 429


def test_one_sees_where_one_is_signed_in(teacher: Phone, app: Flask, station: Station) -> None:
    other = Phone(app)
    other.client.environ_base["HTTP_USER_AGENT"] = CHROME
    signed_in(other)
    page = teacher.open(ME)
    assert "Chrome · Windows" in page.text
    assert page.text.count("退出那边的登录") == 1
    first, second = sessions(station)
    page = teacher.press(page.form(f"/sessions/{second}/end"))
    assert page.address == ME
    assert other.open(ME).address == "/sign-in"
    assert sessions(station) == [first]


def test_ending_it_twice_is_no_fault_and_ending_this_one_signs_out(teacher: Phone, station: Station) -> None:
    [mine] = sessions(station)
    token = token_of(teacher.open(ME))
    assert teacher.post(f"{ME}/sessions/{mine + 99}/end", csrf_token=token).status == 200
    assert teacher.post(f"{ME}/sessions/{mine}/end", csrf_token=token).address == "/sign-in"


def test_a_colleagues_session_is_not_here(teacher: Phone, station: Station, school: ASchool) -> None:
    an_account(station.database, school.id)
    sign_in(station.database, "li", lambda _hash: True, Opening(b"l" * 32), station.clock())
    _mine, theirs = sessions(station)
    page = teacher.post(f"{ME}/sessions/{theirs}/end", csrf_token=token_of(teacher.open(ME)))
    assert page.status == 404
    assert page.says("这不是您的登录", "This is not one of your sign-ins")
    assert len(sessions(station)) == 2


def test_signing_out_everywhere(teacher: Phone, app: Flask, station: Station) -> None:
    other = Phone(app)
    signed_in(other)
    page = teacher.press(teacher.open(ME).form("/sign-out-everywhere"))
    assert page.address == "/sign-in"
    assert other.open(ME).address == "/sign-in"
    assert sessions(station) == []


def test_a_use_is_noted_once_a_minute(teacher: Phone, station: Station, clock: Clock) -> None:
    def seen() -> object:
        with station.database.read() as connection:
            return connection.scalar(select(StaffSession.last_seen_at))

    first = seen()
    clock.forward(seconds=59)
    teacher.open(ME)
    assert seen() == first
    later = clock.forward(seconds=1)
    teacher.open(ME)
    assert seen() == later


@pytest.mark.parametrize("act", ["password", "sessions/1/end", "sign-out-everywhere"])
def test_it_refuses_get_and_a_missing_token(teacher: Phone, station: Station, act: str) -> None:
    assert teacher.open(f"{ME}/{act}").status == 405
    assert teacher.post(f"{ME}/{act}").status == 400
    assert counts(station.database)["staff_session"] == 1


def test_who_is_not_signed_in_signs_in_first(visitor: Phone) -> None:
    assert visitor.open(ME).address == "/sign-in"

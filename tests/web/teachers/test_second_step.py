"""The second step: turned on with a first code, asked at every sign-in, turned off with both."""

import re
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import select, update

from kiosk.bootstrap import Station
from kiosk.domain.totp import code_at, from_text, step_at
from kiosk.models import DutyTries, Staff
from kiosk.web.teachers.account_tries import CODES_A_DAY
from tests.clock import Clock
from tests.faults.crowd import at_once
from tests.kept import rows_of
from tests.makers import ASchool
from tests.web.doors import PASSWORD, cookie, signed_in, with_copied
from tests.web.phone import Page, Phone

STEP = "/teacher/me/second-step"
REFUSED = ("这个动态码不对", "This code does not fit")


class App:
    """The authenticator app on 王老师's phone."""

    def __init__(self, page: Page, clock: Clock) -> None:
        found = re.search(r"\b([A-Z2-7]{4} ){7}[A-Z2-7]{4}\b", page.text)
        assert found
        self.secret, self.clock = from_text(found[0].replace(" ", "")), clock

    def code(self, steps: int = 0) -> str:
        """What it shows, or showed or will show some half minutes away."""
        return code_at(self.secret, step_at(self.clock()) + steps)

    def other_codes(self, count: int) -> list[str]:
        """What somebody could guess who is not lucky."""
        fitting = {self.code(steps) for steps in (-1, 0, 1)}
        guesses = (f"{number:06}" for number in range(count + len(fitting)))
        return [guess for guess in guesses if guess not in fitting][:count]


def prepared(teacher: Phone, clock: Clock) -> App:
    page = teacher.press(teacher.open(STEP).form("/second-step"), password=PASSWORD)
    return App(page, clock)


@pytest.fixture
def turned_on(teacher: Phone, clock: Clock) -> tuple[App, list[str]]:
    """王老师's app and her recovery codes; the half minute of her first code is over."""
    app = prepared(teacher, clock)
    page = teacher.press(teacher.open(STEP).form("/confirm"), code=app.code())
    assert page.status == 200
    codes = re.findall(r"\b[2-9a-z]{5}-[2-9a-z]{5}\b", page.text)
    clock.forward(seconds=60)
    return app, codes


def second(phone: Phone, code: str) -> Page:
    return phone.press(phone.open("/sign-in/code").form("/code"), code=code)


def test_it_shows_a_symbol_and_the_secret_and_counts_only_once_confirmed(
    teacher: Phone, app: Flask, clock: Clock
) -> None:
    phone = prepared(teacher, clock)
    page = teacher.open(STEP)
    assert "<svg" in page.html
    assert "style=" not in page.html
    assert signed_in(Phone(app)).address == "/teacher/"
    page = teacher.press(page.form("/confirm"), code=phone.other_codes(1)[0])
    assert page.status == 422
    assert page.says(*REFUSED)
    assert App(page, clock).secret == phone.secret
    teacher.press(page.form("/confirm"), code=phone.code())
    assert signed_in(Phone(app)).address == "/sign-in/code"


def test_ten_recovery_codes_are_shown_once(teacher: Phone, turned_on: tuple[App, list[str]]) -> None:
    _app, codes = turned_on
    assert len(set(codes)) == 10
    page = teacher.open(STEP)
    assert page.says("还剩 10 个备用码。", "10 recovery codes are left.")
    assert not [code for code in codes if code in page.html]


def test_preparing_asks_for_the_password(teacher: Phone, station: Station) -> None:
    page = teacher.press(teacher.open(STEP).form("/second-step"), password="wrong")
    assert page.status == 422
    assert page.says("现在的密码不对", "This is not your present password.")
    assert rows_of(station.database, Staff.totp_sealed) == [(None,)]


def test_a_sign_in_takes_both_steps(turned_on: tuple[App, list[str]], app: Flask) -> None:
    phone = Phone(app)
    page = phone.open("/teacher/claims?outcome=open")
    page = phone.press(page.form("/sign-in"), username="wang", password=PASSWORD)
    assert page.address == "/sign-in/code"
    assert phone.open("/teacher/").address == "/sign-in"
    page = phone.press(page.form("/code"), code=turned_on[0].code())
    assert page.response.request.full_path == "/teacher/claims?outcome=open"
    assert phone.client.get_cookie("half") is None


def test_a_code_and_a_recovery_code_are_each_good_once(turned_on: tuple[App, list[str]], app: Flask) -> None:
    authenticator, codes = turned_on
    for code in (authenticator.code(), codes[3].upper()):
        first, again = Phone(app), Phone(app)
        for phone in (first, again):
            signed_in(phone)
        assert second(first, code).address == "/teacher/"
        page = second(again, code)
        assert page.status == 403
        assert page.says(*REFUSED)
        assert again.open("/teacher/").address == "/sign-in"


def test_without_the_first_step_there_is_no_second(turned_on: tuple[App, list[str]], app: Flask) -> None:
    phone = Phone(app)
    assert phone.open("/sign-in/code").address == "/sign-in"
    with_copied(phone, "half", "made.up")
    assert phone.open("/sign-in/code").address == "/sign-in"
    signed_in(phone)
    form = phone.open("/sign-in/code").form("/code")
    phone.client.delete_cookie("half")
    assert phone.press(form, code=turned_on[0].code()).address == "/sign-in"


def test_the_first_step_lasts_five_minutes(
    turned_on: tuple[App, list[str]], app: Flask, clock: Clock
) -> None:
    phone = Phone(app)
    form = signed_in(phone).form("/code")
    copied = cookie(phone, "half")
    clock.forward(minutes=5)
    phone = with_copied(Phone(app), "half", copied)
    form.fields["csrf_token"] = phone.open("/sign-in").form("/sign-in").fields["csrf_token"]
    assert phone.press(form, code=turned_on[0].code()).address == "/sign-in"
    assert phone.open("/teacher/").address == "/sign-in"


def test_guessing_is_stopped_before_the_right_code_is_looked_at(
    turned_on: tuple[App, list[str]], app: Flask, clock: Clock
) -> None:
    phone = Phone(app)
    signed_in(phone)
    assert [second(phone, guess).status for guess in turned_on[0].other_codes(9)] == [403] * 9
    assert second(phone, turned_on[0].code()).status == 429
    clock.forward(minutes=1)
    assert phone.open("/teacher/").address == "/sign-in"


def test_of_many_guesses_at_once_no_more_than_the_days_are_judged(
    turned_on: tuple[App, list[str]], app: Flask, station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.web.teachers.account_tries.TRIES", "1000 per minute")
    phone = Phone(app)
    signed_in(phone)
    half, form = cookie(phone, "half"), phone.open("/sign-in/code").form("/code")
    session = cookie(phone, "station")

    def guess(code: str) -> int:
        other = with_copied(with_copied(Phone(app), "half", half), "station", session)
        return other.press(form, code=code).status

    answers = at_once([partial(guess, code) for code in turned_on[0].other_codes(32)])
    judged = CODES_A_DAY - 1  # the first one of the day turned it on
    assert sorted(answers) == [403] * judged + [429] * (32 - judged)
    assert rows_of_tries(station) == [CODES_A_DAY]
    assert second(phone, turned_on[0].code()).says("今天试的次数太多了", "Too many codes were tried today.")


def rows_of_tries(station: Station) -> list[int]:
    with station.database.read() as connection:
        return list(connection.scalars(select(DutyTries.spent).where(DutyTries.pool.like("account %"))))


def test_it_is_turned_off_with_password_and_code(
    teacher: Phone, turned_on: tuple[App, list[str]], app: Flask
) -> None:
    form = teacher.open(STEP).form("/off")
    assert teacher.press(form, password="wrong", code=turned_on[0].code()).status == 422
    assert teacher.press(form, password=PASSWORD, code=turned_on[0].other_codes(1)[0]).says(*REFUSED)
    assert signed_in(Phone(app)).address == "/sign-in/code"
    page = teacher.press(form, password=PASSWORD, code=turned_on[0].code())
    assert page.address == "/teacher/me"
    assert signed_in(Phone(app)).address == "/teacher/"
    assert teacher.press(form, password=PASSWORD, code=turned_on[1][0]).status == 422


@pytest.mark.parametrize("act", ["/confirm", "/off"])
def test_it_refuses_get_and_a_missing_token(teacher: Phone, act: str) -> None:
    assert teacher.open(f"{STEP}{act}").status == 405
    assert teacher.post(f"{STEP}{act}").status == 400


def test_who_is_not_signed_in_signs_in_first(visitor: Phone, school: ASchool) -> None:
    assert visitor.open(STEP).address == "/sign-in"
    assert visitor.open("/sign-in/code").address == "/sign-in"


def test_a_lost_key_refuses_codes_and_leaves_the_recovery_codes(
    turned_on: tuple[App, list[str]], app: Flask, station: Station
) -> None:
    lost = update(Staff).values(totp_sealed=b"sealed with a key that is gone")
    station.database.write(lambda connection: connection.execute(lost).rowcount)
    phone = Phone(app)
    signed_in(phone)
    assert second(phone, turned_on[0].code()).says(*REFUSED)
    assert second(phone, turned_on[1][0]).address == "/teacher/"


def test_a_prepared_secret_whose_key_was_lost_is_begun_anew(
    teacher: Phone, station: Station, clock: Clock
) -> None:
    prepared(teacher, clock)
    lost = update(Staff).values(totp_sealed=b"sealed with a key that is gone")
    station.database.write(lambda connection: connection.execute(lost).rowcount)
    page = teacher.open(STEP)
    assert page.status == 200
    assert [form.action for form in page.forms if form.action.startswith(STEP)] == [STEP]
    assert prepared(teacher, clock)

"""A teacher signs in and out; nobody else does, and no copy of a cookie outlives it."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from kiosk.bootstrap import Station
from kiosk.config import Config
from kiosk.models import Staff, StaffSession
from kiosk.web.app import create_app
from tests.clock import Clock
from tests.makers import ASchool
from tests.web.doors import PASSWORD, STAFF, cookie, signed_in, token_of, with_copied
from tests.web.phone import Page, Phone

REFUSED = ("用户名和密码对不上。", "User name and password do not belong together.")


def sessions(station: Station) -> int:
    """How many sessions are on record."""
    with station.database.read() as connection:
        return connection.execute(select(func.count()).select_from(StaffSession)).scalar_one()


def asks_to_sign_in(page: Page) -> bool:
    """Whether a teacher must sign in first."""
    return page.address == "/sign-in" and {"username", "password"} <= page.form("/sign-in").names


def enter(phone: Phone, wanted: str) -> str:
    """Signs in on the way to an address; where that leads."""
    form = phone.open("/sign-in").form("/sign-in")
    fields = {**form.fields, "username": "wang", "password": PASSWORD, "next": wanted}
    answer = phone.client.post("/sign-in", data=fields)
    assert answer.status_code == 303
    return answer.location


def test_a_teacher_signs_in(visitor: Phone, station: Station) -> None:
    page = signed_in(visitor)
    assert (page.status, page.address, page.title) == (200, "/teacher/", "王老师，您好")
    assert sessions(station) == 1


def test_the_cookie_is_out_of_reach_of_scripts_and_ends_with_the_browser(visitor: Phone) -> None:
    signed_in(visitor)
    found = visitor.client.get_cookie(STAFF)
    assert found is not None
    assert (found.http_only, found.same_site, found.expires, found.max_age) == (True, "Lax", None, None)


@pytest.mark.parametrize(
    ("username", "password"),
    [("wang", "wrong"), ("nobody", PASSWORD), ("", ""), ("WANG", PASSWORD), ("王" * 500, "x" * 9000)],
)
def test_every_wrong_pair_gets_the_same_sentence(
    visitor: Phone, station: Station, username: str, password: str
) -> None:
    page = signed_in(visitor, username, password)
    assert page.status == 403
    assert page.says(*REFUSED)
    assert password == "" or password not in page.html
    assert sessions(station) == 0


def test_an_account_that_was_closed_opens_nothing(teacher: Phone, app: Flask, station: Station) -> None:
    statement = update(Staff).values(active=False)
    station.database.write(lambda connection: connection.execute(statement).rowcount)
    assert asks_to_sign_in(teacher.open("/teacher/"))
    assert signed_in(Phone(app)).says(*REFUSED)


def test_a_name_has_ten_tries_whatever_browser_they_come_from(app: Flask, school: ASchool) -> None:
    assert [signed_in(Phone(app), "wang", str(number)).status for number in range(10)] == [403] * 10
    page = signed_in(Phone(app), " Wang ", PASSWORD)
    assert page.status == 429
    assert page.says("试的次数太多了", "That was tried too often.")


def test_an_address_has_sixty_tries_whatever_name(
    app: Flask, school: ASchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.adapters.passwords.fits", lambda password, known_hash: False)
    visitor = Phone(app)
    form = visitor.open("/sign-in").form("/sign-in")
    tries = [visitor.press(form, username=f"name {number}", password="x").status for number in range(61)]
    assert tries == [403] * 60 + [429]


def test_signing_out_ends_every_copy_of_the_cookie(teacher: Phone, app: Flask, station: Station) -> None:
    copied = cookie(teacher, STAFF)
    assert asks_to_sign_in(teacher.press(teacher.open("/teacher/").form("/sign-out")))
    assert asks_to_sign_in(with_copied(Phone(app), STAFF, copied).open("/teacher/"))
    assert sessions(station) == 0


def test_signing_out_refuses_get(teacher: Phone) -> None:
    assert teacher.open("/sign-out").status == 405
    assert teacher.open("/teacher/").address == "/teacher/"


def test_a_session_ends_after_ten_hours(teacher: Phone, clock: Clock) -> None:
    clock.forward(hours=9, minutes=59)
    assert teacher.open("/teacher/").address == "/teacher/"
    clock.forward(minutes=1)
    assert asks_to_sign_in(teacher.open("/teacher/"))


def test_a_token_that_somebody_planted_is_never_taken_over(visitor: Phone, app: Flask) -> None:
    with_copied(visitor, STAFF, "planted before the sign-in")
    signed_in(visitor)
    assert cookie(visitor, STAFF) != "planted before the sign-in"
    thief = with_copied(Phone(app), STAFF, "planted before the sign-in")
    assert asks_to_sign_in(thief.open("/teacher/"))


def test_a_second_sign_in_ends_the_session_before_it(teacher: Phone, app: Flask, station: Station) -> None:
    form = Phone(app).open("/sign-in").form("/sign-in")
    before = cookie(teacher, STAFF)
    form.fields["csrf_token"] = token_of(teacher.open("/teacher/"))
    teacher.press(form, username="wang", password=PASSWORD)
    assert cookie(teacher, STAFF) != before
    assert asks_to_sign_in(with_copied(Phone(app), STAFF, before).open("/teacher/"))
    assert sessions(station) == 1


def test_a_form_token_from_before_the_sign_in_is_worth_nothing_after_it(visitor: Phone) -> None:
    before = token_of(visitor.open("/sign-in"))
    signed_in(visitor)
    assert visitor.post("/sign-out", csrf_token=before).status == 400
    assert visitor.open("/teacher/").address == "/teacher/"


def test_the_way_leads_on_to_the_page_that_was_asked_for(visitor: Phone) -> None:
    page = visitor.open("/teacher/claims?outcome=put_back&before=7")
    assert asks_to_sign_in(page)
    page = visitor.press(page.form("/sign-in"), username="wang", password=PASSWORD)
    assert page.response.request.full_path == "/teacher/claims?outcome=put_back&before=7"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/teacher/",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "/teacher/..//evil.example",
        "javascript:alert(1)",
        "/teacher/\r\nSet-Cookie: a=b",
        "/teacher",
        "/sign-out",
        "/sign-in",
        "/",
        "/items/abc",
        "/teacher/nowhere",
        "/teacher/claims/99999999999999999999999",
        "http://[",
        "\0",
        "/teacher/claims?x=%zz&" + "y" * 3000,
    ],
)
def test_the_way_on_never_leads_elsewhere(visitor: Phone, wanted: str) -> None:
    location = enter(visitor, wanted)
    assert location.partition("?")[0] in {"/teacher/", "/teacher/claims"}


def test_who_is_signed_in_goes_straight_on(teacher: Phone) -> None:
    assert teacher.open("/sign-in").address == "/teacher/"
    assert teacher.open("/sign-in?next=/teacher/duties").address == "/teacher/duties"
    assert teacher.open("/sign-in?next=//evil.example").address == "/teacher/"


def on_the_school_network(station: Station, base_url: str) -> tuple[Phone, Station]:
    """A browser that reaches the station at that address."""
    there = replace(station, config=Config(data_dir=station.config.data_dir, base_url=base_url))
    return Phone(create_app(there), origin=base_url), there


def test_without_tls_it_is_not_offered(station: Station, school: ASchool) -> None:
    phone, _there = on_the_school_network(station, "http://lost.school.example")
    page = phone.open("/sign-in")
    assert page.says("这里暂不能登录", "Signing in is switched off here")
    assert "https" in page.text
    assert not [form for form in page.forms if "password" in form.names]


def test_without_tls_a_password_that_arrives_is_not_even_looked_at(station: Station, school: ASchool) -> None:
    phone, there = on_the_school_network(station, "http://lost.school.example")
    token = token_of(phone.open("/duty"))
    page = phone.post("/sign-in", csrf_token=token, username="wang", password=PASSWORD)
    assert page.status == 403
    assert page.says("这里暂不能登录", "Signing in is switched off here")
    assert sessions(there) == 0


def test_over_tls_it_is_offered_and_the_cookie_stays_there(station: Station, school: ASchool) -> None:
    phone, _there = on_the_school_network(station, "https://lost.school.example")
    assert signed_in(phone).address == "/teacher/"
    found = phone.client.get_cookie("__Host-staff", "lost.school.example")
    assert found is not None
    assert found.secure


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_form_speaks_both_languages(app: Flask, school: ASchool, language: str) -> None:
    phone = Phone(app, language)
    assert phone.open("/sign-in").says("老师登录", "Teachers sign in")
    assert signed_in(phone, "wang", "wrong").says(*REFUSED)

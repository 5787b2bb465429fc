"""Guessing a duty's code is hopeless, and locks nobody out who kept the station before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Connection, delete, insert

from kiosk.adapters.limiter import Limiter
from kiosk.bootstrap import Station
from kiosk.config import Config
from kiosk.models import DutyTries
from kiosk.services.keeping_duty import close_duty
from kiosk.web.app import create_app
from kiosk.web.keepers.tries import TRIES_OF_A_DAY
from tests.clock import Clock
from tests.faults.crowd import at_once
from tests.kept import counts
from tests.makers import ADuty, ASchool, a_duty, the_strangers_school
from tests.web.compiled import quick
from tests.web.doors import cookie, on_duty, types_code
from tests.web.phone import Page, Phone

TIRED = ("试的次数太多了", "That was tried too often.")


def from_elsewhere(app: Flask, number: int) -> Phone:
    """A stranger's phone at an address of its own."""
    phone = Phone(app)
    phone.client.environ_base["REMOTE_ADDR"] = f"203.0.113.{number}"
    return phone


def use_up(station: Station, pool: str, all_but: int = 0) -> None:
    """So many tries of the day were spent before."""
    row = {"day": station.clock().date(), "pool": pool, "spent": TRIES_OF_A_DAY - all_but}

    def spend(connection: Connection) -> int:
        connection.execute(delete(DutyTries).where(DutyTries.pool == pool))
        return connection.execute(insert(DutyTries).values(**row)).rowcount

    station.database.write(spend)


def goes_home(tablet: Phone) -> None:
    """The tablet is put away for the day."""
    tablet.press(tablet.open("/keeper/").form("/keeper/leave"))


def test_all_strangers_of_a_day_have_so_many(app: Flask, duty: ADuty, station: Station) -> None:
    use_up(station, "school 1, strangers", all_but=3)
    answers = [types_code(from_elsewhere(app, number), f"00000{number}") for number in range(5)]
    assert [page.status for page in answers] == [403, 403, 403, 429, 429]
    assert answers[-1].says(*TIRED)
    assert types_code(from_elsewhere(app, 9), duty.code).status == 429


def test_the_right_code_is_spent_like_any_other(app: Flask, duty: ADuty, station: Station) -> None:
    use_up(station, "school 1, strangers", all_but=1)
    assert types_code(from_elsewhere(app, 1), duty.code).address == "/keeper/who"
    assert types_code(from_elsewhere(app, 2), duty.code).status == 429


def test_a_known_device_gets_in_while_strangers_are_stopped(
    app: Flask, tablet: Phone, duty: ADuty, station: Station
) -> None:
    goes_home(tablet)
    use_up(station, "school 1, strangers")
    assert types_code(Phone(app), duty.code).status == 429
    assert on_duty(tablet, duty.code).address == "/keeper/"


def test_strangers_at_the_schools_own_address_do_not_stop_it(app: Flask, tablet: Phone, duty: ADuty) -> None:
    goes_home(tablet)
    for number in range(61):
        last = types_code(Phone(app), f"1111{number:02d}")
    assert last.status == 429
    assert on_duty(tablet, duty.code).address == "/keeper/"


def test_it_is_known_on_every_duty_of_a_year(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    close_duty(station.database, school.id, duty.id, clock())
    clock.forward(days=364)
    again = a_duty(station.database, school, code="222333", now=clock())
    use_up(station, "school 1, strangers")
    assert types_code(tablet, again.code).address == "/keeper/who"
    close_duty(station.database, school.id, again.id, clock())
    clock.forward(days=366)
    later = a_duty(station.database, school, code="333444", now=clock())
    use_up(station, "school 1, strangers")
    assert types_code(tablet, later.code).status == 429


def test_a_known_device_has_tries_of_its_own_and_no_more(tablet: Phone, duty: ADuty) -> None:
    goes_home(tablet)
    answers = [types_code(tablet, f"11111{digit}").status for digit in range(10)]
    assert answers == [403] * 10
    assert types_code(tablet, duty.code).status == 429


def test_all_known_devices_of_a_day_have_so_many(
    app: Flask, tablet: Phone, duty: ADuty, station: Station
) -> None:
    goes_home(tablet)
    use_up(station, "school 1, known", all_but=1)
    assert types_code(tablet, "111111").status == 403
    assert types_code(tablet, duty.code).status == 429
    assert types_code(Phone(app), duty.code).address == "/keeper/who"


def test_a_try_that_could_hit_two_duties_costs_two(
    app: Flask, station: Station, school: ASchool, duty: ADuty
) -> None:
    other = the_strangers_school(station.database)
    a_duty(station.database, other, code="731055")
    use_up(station, "school any, strangers", all_but=3)
    answers = [types_code(from_elsewhere(app, number), "111111").status for number in range(2)]
    assert answers == [403, 429]


@pytest.mark.parametrize(("school_id", "address"), [("1", "/keeper/who"), ("2", "/duty")])
def test_on_a_server_of_several_schools_a_code_counts_at_the_school_that_was_chosen(
    app: Flask, station: Station, school: ASchool, duty: ADuty, school_id: str, address: str
) -> None:
    the_strangers_school(station.database)
    phone = Phone(app)
    form = phone.open("/duty").form("/duty")
    assert form.choices["school"] == ["", "1", "2"]
    assert phone.press(form, code=duty.code, school=school_id).address == address


def test_strangers_of_one_school_use_up_nothing_of_another(
    app: Flask, station: Station, school: ASchool, duty: ADuty
) -> None:
    the_strangers_school(station.database)
    use_up(station, "school 2, strangers")
    phone = Phone(app)
    form = phone.open("/duty").form("/duty")
    assert phone.press(form, code=duty.code, school="2").status == 429
    assert phone.press(form, code=duty.code, school="1").address == "/keeper/who"


def test_a_device_that_is_known_elsewhere_is_a_stranger_here(
    app: Flask, tablet: Phone, station: Station, school: ASchool
) -> None:
    other = the_strangers_school(station.database)
    theirs = a_duty(station.database, other, code="731055")
    goes_home(tablet)
    form = tablet.open("/duty").form("/duty")
    assert form.fields["school"] == "1"
    use_up(station, "school 2, strangers")
    assert tablet.press(form, code=theirs.code, school="2").status == 429


@pytest.mark.parametrize("forged", ["x", "e30.e30", '["name", {"1": "2099-01-01"}]', ".", "水"])
def test_a_forged_cookie_makes_nobody_known(app: Flask, duty: ADuty, station: Station, forged: str) -> None:
    use_up(station, "school 1, strangers")
    phone = Phone(app)
    phone.client.set_cookie("known", forged)
    assert types_code(phone, duty.code).status == 429


def test_the_cookie_says_nothing_of_anybody(tablet: Phone) -> None:
    assert "陈一鸣" not in cookie(tablet, "known")
    assert not tablet.client.get_cookie("known").secure  # type: ignore[union-attr]


def joins_over(station: Station, origin: str, duty: ADuty) -> str:
    """How the cookie of a known device is set on a way over that origin."""
    phone = Phone(quick(create_app(station)), origin=origin)
    page = types_code(phone, duty.code)
    lines = [line for answer in page.response.history for line in answer.headers.getlist("Set-Cookie")]
    [line] = [line for line in lines if "known=" in line]
    return line


def test_the_cookie_lasts_a_year_and_keeps_to_us(station: Station, duty: ADuty, tmp_path: Path) -> None:
    for flag in ("HttpOnly", "SameSite=Lax", "Path=/", f"Max-Age={365 * 24 * 3600}"):
        assert flag in joins_over(station, "http://localhost", duty)
    config = Config(data_dir=tmp_path / "data", base_url="https://lost.school.example")
    line = joins_over(replace(station, config=config), "https://lost.school.example", duty)
    assert line.startswith("__Host-known=")
    assert "Secure" in line


@pytest.mark.faults
def test_of_many_guesses_at_once_no_more_than_there_are(app: Flask, station: Station, duty: ADuty) -> None:
    """Each from a browser and an address of its own, all at the same moment."""
    use_up(station, "school 1, strangers", all_but=5)
    forms = [(phone, phone.open("/duty").form("/duty")) for phone in _crowd(app, 16)]

    def guess(phone: Phone, form: object, number: int) -> Callable[[], Page]:
        return lambda: phone.press(form, code=f"0000{number:02d}")  # type: ignore[arg-type]

    answers = at_once([guess(phone, form, number) for number, (phone, form) in enumerate(forms)])
    assert sorted(page.status for page in answers) == [403] * 5 + [429] * 11


def _crowd(app: Flask, size: int) -> list[Phone]:
    return [from_elsewhere(app, number) for number in range(size)]


def test_a_restart_gives_no_new_tries(station: Station, duty: ADuty) -> None:
    use_up(station, "school 1, strangers")
    restarted = replace(station, limiter=Limiter("memory://"))
    before = counts(station.database)
    assert types_code(Phone(quick(create_app(restarted))), duty.code).status == 429
    assert counts(station.database) == before

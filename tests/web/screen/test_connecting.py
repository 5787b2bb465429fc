"""A browser becomes a screen at the gate by a key that only admins see."""

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.models import Station as StationRow
from kiosk.services.choosing import choose
from kiosk.services.renewing_codes import renew_station_code
from kiosk.services.screen_keys import screen_key
from kiosk.web.screen.connect import WRONG_KEYS
from tests.clock import MONDAY
from tests.makers import ASchool, a_school
from tests.web.phone import Phone


@pytest.fixture
def school(station: Station) -> ASchool:
    return a_school(station.database, slugs=("east", "west"))


def code_of(station: Station, school: ASchool, which: int = 0) -> str:
    with station.database.read() as connection:
        code = connection.scalar(select(StationRow.code).where(StationRow.id == school.station_ids[which]))
    assert code
    return code


def test_the_key_leads_on_to_an_address_without_it(app: Flask, station: Station, school: ASchool) -> None:
    screen, key = Phone(app), screen_key(station.vault, school.station_id, 0)
    page = screen.open(f"/screen/connect/{key}")
    assert page.address == f"/screen/{code_of(station, school)}"
    kept = screen.client.get_cookie("screen")
    assert kept is not None
    assert kept.http_only


def test_a_key_of_another_station_or_of_before_connects_nothing(
    app: Flask, station: Station, school: ASchool
) -> None:
    key = screen_key(station.vault, school.station_id, 0)
    _number, _dash, proof = key.partition("-")
    choose(station.database, school.id, screen_keys=1)
    for wrong in (key, f"{school.station_ids[1]}-{proof}", "", "1", "-", f"٣-{proof}", "9" * 40 + "-x"):
        screen = Phone(app)
        assert screen.open(f"/screen/connect/{wrong}").status == 404
        assert screen.client.get_cookie("screen") is None


def test_keys_are_not_guessed_for_long(app: Flask, school: ASchool) -> None:
    most = int(WRONG_KEYS.partition("/")[0])
    answers = [Phone(app).open(f"/screen/connect/1-guess{number}").status for number in range(most + 1)]
    assert answers == [404] * most + [429]


def test_a_renewed_code_leaves_no_screen_dark(app: Flask, station: Station, school: ASchool) -> None:
    screen, before = Phone(app), code_of(station, school)
    screen.open(f"/screen/connect/{screen_key(station.vault, school.station_id, 0)}")
    renew_station_code(station.database, school.id, school.station_id, lambda: "7K3M9QXA", MONDAY)
    assert screen.open(f"/screen/{before}").address == "/screen/7K3M9QXA"
    assert Phone(app).open(f"/screen/{before}").status == 404

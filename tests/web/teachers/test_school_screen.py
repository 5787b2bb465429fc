"""/teacher/school/screen: how a screen is connected and what it does; for the school office alone."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.choices import Choices
from kiosk.models.setting import choices_of
from kiosk.services.choosing import choose
from kiosk.services.screen_keys import screen_key
from tests.makers import ASchool
from tests.web.phone import Phone
from tests.web.teachers.school_office import HOME, an_office, sent

SCREEN = f"{HOME}/screen"
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def office(app: Flask, station: Station, school: ASchool) -> Phone:
    return an_office(app, station, school)


def kept(station: Station, school: ASchool) -> Choices:
    with station.database.read() as connection:
        return choices_of(connection, school.id)


def test_the_office_finds_it_and_what_connects_each_station(
    office: Phone, station: Station, school: ASchool
) -> None:
    assert SCREEN in office.open(HOME).links
    page = office.open(SCREEN)
    for station_id in school.station_ids:
        assert f"{BASE}/screen/connect/{screen_key(station.vault, station_id, 0)}" in page.html


def test_no_page_of_a_teacher_has_the_key(teacher: Phone, station: Station, school: ASchool) -> None:
    assert teacher.open(SCREEN).status == 403
    key = screen_key(station.vault, school.station_id, 0)
    for address in ("/teacher/", "/teacher/prints", "/teacher/choices"):
        assert key not in teacher.open(address).html


def test_what_is_chosen_is_kept(office: Phone, station: Station, school: ASchool) -> None:
    page = sent(
        office,
        SCREEN,
        SCREEN,
        changing_code="1",
        printed_code=None,
        screen_voice="1",
        screen_touch="1",
        screen_volume="70",
        voice_from="08:00",
        bright_until="19:15",
    )
    assert (page.status, page.address) == (200, SCREEN)
    choices = kept(station, school)
    assert (choices.changing_code, choices.printed_code) == (True, False)
    assert (choices.screen_voice, choices.screen_touch, choices.screen_volume) == (True, True, 70)
    assert (choices.voice_from, choices.voice_until) == ("08:00", "16:30")
    assert (choices.bright_from, choices.bright_until) == ("07:00", "19:15")
    form = page.form(SCREEN)
    assert form.fields["screen_volume"] == "70"
    assert "printed_code" not in form.fields


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"printed_code": None}, "printed_code", "请至少保留一种"),
        ({"screen_volume": "0"}, "screen_volume", "请选择音量"),
        ({"screen_volume": "loud"}, "screen_volume", "请选择音量"),
        ({"voice_from": "25:00"}, "voice_from", "请填写一天中的时间"),
        ({"bright_until": "06:00"}, "bright_until", "结束时间要晚于开始时间"),
    ],
)
def test_a_fault_has_its_sentence_beside_the_field_and_what_was_typed_stays(
    office: Phone, station: Station, school: ASchool, typed: dict[str, str | None], field: str, sentence: str
) -> None:
    page = sent(office, SCREEN, SCREEN, **{"screen_voice": "1", "voice_until": "15:00", **typed})
    assert page.status == 422
    assert f'id="err-{field}"' in page.html
    assert sentence in page.text
    fields = page.form(SCREEN).fields
    assert {"screen_voice": "1", "voice_until": "15:00"}.items() <= fields.items()
    assert fields.get(field) == typed[field]
    assert kept(station, school) == Choices()


def test_disconnecting_makes_the_old_addresses_worthless(
    office: Phone, app: Flask, station: Station, school: ASchool
) -> None:
    choose(station.database, school.id, changing_code=True)
    old = f"/screen/connect/{screen_key(station.vault, school.station_id, 0)}"
    screen = Phone(app)
    shown = screen.open(old)
    assert screen.open(f"{shown.address}/code").status == 200
    page = sent(office, SCREEN, f"{SCREEN}/disconnect")
    new = f"/screen/connect/{screen_key(station.vault, school.station_id, 1)}"
    assert BASE + new in page.html
    assert BASE + old not in page.html
    assert screen.open(f"{shown.address}/code").status == 403
    assert screen.open(old).status == 404
    assert screen.open(new).status == 200
    assert screen.open(f"{shown.address}/code").status == 200


def test_it_disconnects_no_other_schools_screens(
    office: Phone, app: Flask, station: Station, school: ASchool, elsewhere: ASchool
) -> None:
    sent(office, SCREEN, f"{SCREEN}/disconnect")
    key = screen_key(station.vault, elsewhere.station_id, 0)
    assert Phone(app).open(f"/screen/connect/{key}").status == 200

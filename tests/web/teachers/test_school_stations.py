"""The office adds a station and keeps the zones of its board."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.models import Station as StationRow
from kiosk.models import Zone
from tests.kept import counts, rows_of
from tests.makers import ASchool, an_item
from tests.web.phone import Phone
from tests.web.teachers.school_office import HOME, an_office, sent

STATIONS = f"{HOME}/stations"
NEW = {"name_zh": "南门诚信守护站", "name_en": "South gate", "slug": "south-gate"}
KITES = {
    "name_zh": "风筝区",
    "name_en": "Kites",
    "letter": "k",
    "capacity": "8",
    "colour": "red",
    "pattern": "dots",
}


@pytest.fixture
def office(app: Flask, station: Station, school: ASchool) -> Phone:
    return an_office(app, station, school)


def zones(station: Station, school: ASchool) -> list[str]:
    where = Zone.station_id == school.station_id
    rows = rows_of(station.database, Zone.position, Zone.letter, Zone.removed_at, where=where)
    return [
        letter for _position, letter, removed_at in sorted(rows, key=lambda row: row[0]) if not removed_at
    ]


def test_a_station_gets_zones_and_a_code_of_its_own(office: Phone, station: Station) -> None:
    page = sent(office, STATIONS, STATIONS, **NEW)
    assert page.title == "南门诚信守护站"
    assert "/board/south-gate" in page.text
    assert office.open("/board/south-gate").status == 200
    codes = {code for (code,) in rows_of(station.database, StationRow.code)}
    assert len(codes) == 3


def test_sent_twice_it_is_one_station(office: Phone, station: Station) -> None:
    form = office.open(STATIONS).form(STATIONS)
    first, second = (office.press(form, **NEW) for _ in range(2))
    assert first.address == second.address
    assert counts(station.database)["station"] == 3


@pytest.mark.parametrize("slug", ["east", "elsewhere"])
def test_an_address_that_is_taken_is_refused_whoever_has_it(
    office: Phone, elsewhere: ASchool, slug: str
) -> None:
    page = sent(office, STATIONS, STATIONS, **{**NEW, "slug": slug})
    assert page.status == 422
    assert "这个网址已被别的守护站使用" in page.text
    assert 'value="南门诚信守护站"' in page.html


def test_a_station_takes_another_name_and_keeps_its_address(office: Phone, school: ASchool) -> None:
    one = f"{STATIONS}/{school.station_id}"
    page = sent(office, one, one, name_zh="东大门", name_en="", slug="other")
    assert page.title == "东大门"
    assert office.open("/board/east").status == 200
    refused = sent(office, one, one, name_zh="东" * 41)
    assert (refused.status, "东" * 41 in refused.html) == (422, True)


def test_a_zone_is_added_changed_and_moved(office: Phone, station: Station, school: ASchool) -> None:
    one = f"{STATIONS}/{school.station_id}"
    page = sent(office, f"{one}/zones", f"{one}/zones", **KITES)
    assert (page.address, "K · 风筝区" in page.text) == (one, True)
    assert zones(station, school) == [*"ABCDEFK"]
    zone = f"{HOME}/zones/{rows_of(station.database, Zone.id)[-1][0]}"
    for _ in range(2):
        office.press(office.open(one).form(f"{zone}/place"), to="0")
    assert zones(station, school) == [*"KABCDEF"]
    page = sent(office, zone, zone, letter="Z", name_en="")
    assert "Z · 风筝区" in page.text


def test_the_next_free_letter_is_offered_and_what_was_typed_stays(office: Phone, school: ASchool) -> None:
    new = f"{STATIONS}/{school.station_id}/zones"
    assert office.open(new).form(new).fields["letter"] == "G"
    page = sent(office, new, new, **{**KITES, "letter": "AA", "capacity": "many"})
    assert page.status == 422
    assert 'id="err-letter"' in page.html
    assert 'id="err-capacity"' in page.html
    kept = page.form(new).fields
    assert (kept["colour"], kept["pattern"], kept["capacity"]) == ("red", "dots", "many")


def test_a_zone_with_things_is_not_given_up_and_an_empty_one_is(
    office: Phone, station: Station, school: ASchool
) -> None:
    an_item(station.database, school)
    an_item(station.database, school)
    (cups,) = rows_of(
        station.database, Zone.id, where=(Zone.letter == "B") & (Zone.station_id == school.station_id)
    )
    zone = f"{HOME}/zones/{cups[0]}"
    page = sent(office, zone, "/give-up")
    assert page.status == 409
    assert "这里挂着或即将挂上 2 件物品" in page.text
    assert "B" in zones(station, school)
    empty = f"{HOME}/zones/{cups[0] + 1}"
    form = office.open(empty).form("/give-up")
    for _ in range(2):
        assert office.press(form).status == 200
    assert zones(station, school) == [*"ABDEF"]
    page = sent(office, f"{STATIONS}/{school.station_id}", "/take-back")
    assert zones(station, school) == [*"ABDEFC"]

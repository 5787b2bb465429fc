"""Stations, places and classes are the school's own."""

from datetime import date

import pytest

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.domain.class_lines import ClassRefused
from kiosk.domain.refusals import FormRefused, PlaceUnknown, StationUnknown
from kiosk.domain.school_parts import Names
from kiosk.models import Place, Station
from kiosk.models.school_class import classes_of
from kiosk.queries.kinds import places_of
from kiosk.queries.stations import stations_of, zones_of
from kiosk.services.keeping_classes import add_first_grade, enter_classes, remove_classes, remove_left
from kiosk.services.keeping_places import add_place, give_up_place, put_place, rename_place, take_back_place
from kiosk.services.keeping_stations import add_station, rename_station
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_school, an_item, the_strangers_school

SOUTH = Names("南门守护站", "South gate")
TODAY = MONDAY.date()


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


def added(database: Database, school: ASchool, names: Names = SOUTH, slug: str = "south") -> int:
    return add_station(database, school.id, names, slug, chance.new_code, MONDAY)


def places(database: Database, school: ASchool) -> list[str]:
    with database.read() as connection:
        return [place.key for place in places_of(connection, school.id)]


def class_count(database: Database, school: ASchool) -> int:
    with database.read() as connection:
        return len(classes_of(connection, school.id))


def test_a_station_starts_with_zones_and_sent_twice_it_is_one(database: Database, school: ASchool) -> None:
    first = added(database, school)
    assert added(database, school) == first
    with database.read() as connection:
        assert "".join(zone.letter for zone in zones_of(connection, first)) == "ABCDEF"
        assert [station.slug for station in stations_of(connection, school.id)] == ["east", "south"]


def test_an_address_is_one_stations_on_the_whole_server(database: Database, school: ASchool) -> None:
    the_strangers_school(database)
    for slug in ("east", "elsewhere"):
        with pytest.raises(FormRefused) as refused:
            added(database, school, slug=slug)
        assert refused.value.reasons == {"slug": "slug_taken"}
    assert counts(database)["station"] == 2


def test_a_school_has_not_endless_stations(database: Database, school: ASchool) -> None:
    for number in range(19):
        added(database, school, slug=f"south-{number}")
    with pytest.raises(FormRefused) as refused:
        added(database, school)
    assert refused.value.reasons == {"name_zh": "stations_too_many"}


def test_a_name_changes_and_nothing_else(database: Database, school: ASchool) -> None:
    before = rows_of(database, Station.slug, Station.code)
    rename_station(database, school.id, school.station_id, SOUTH)
    assert rows_of(database, Station.name_zh, Station.name_en) == [("南门守护站", "South gate")]
    assert rows_of(database, Station.slug, Station.code) == before
    with pytest.raises(StationUnknown):
        rename_station(database, the_strangers_school(database).id, school.station_id, Names("", ""))


def test_a_place_is_kept_in_order_given_up_and_taken_back(database: Database, school: ASchool) -> None:
    number = add_place(database, school.id, Names("沙坑", "Sandpit"))
    assert add_place(database, school.id, Names("沙坑", "Sandpit")) == number
    for _ in range(2):
        put_place(database, school.id, number, 1)
    assert places(database, school)[:3] == ["playground", "own_12", "gym"]
    for _ in range(2):
        give_up_place(database, school.id, number, MONDAY)
    assert "own_12" not in places(database, school)
    with pytest.raises(FormRefused) as refused:
        an_item(database, school, place="own_12")
    assert refused.value.reasons == {"place": "place_unknown"}
    with pytest.raises(FormRefused) as refused:
        add_place(database, school.id, Names("沙坑", "Sandpit"))
    assert refused.value.reasons == {"name_zh": "name_given_up"}
    for _ in range(2):
        take_back_place(database, school.id, number)
    assert places(database, school)[-1] == "own_12"


def test_another_school_has_no_say_about_a_place(database: Database, school: ASchool) -> None:
    other = the_strangers_school(database)
    number = rows_of(database, Place.id, where=Place.school_id == school.id)[0][0]
    for act in (
        lambda: rename_place(database, other.id, number, Names("", "")),
        lambda: put_place(database, other.id, number, 3),
        lambda: give_up_place(database, other.id, number, MONDAY),
        lambda: take_back_place(database, other.id, number),
    ):
        with pytest.raises(PlaceUnknown):
            act()
    assert places(database, school)[0] == "playground"


def test_classes_are_added_or_replaced(database: Database, school: ASchool) -> None:
    other = the_strangers_school(database)
    assert enter_classes(database, school.id, "三(7)班 三(1)班", TODAY, only=False) == 1
    assert class_count(database, school) == 37
    for news in (0, 0):
        assert enter_classes(database, school.id, "1-6年级 每级4个班", TODAY, only=True) == news
    assert class_count(database, school) == 24
    with pytest.raises(ClassRefused):
        enter_classes(database, school.id, "三(1)班 大班", TODAY, only=True)
    assert class_count(database, school) == 24
    assert class_count(database, other) == 36


def test_a_first_grade_comes_once_and_only_the_one_that_was_offered(
    database: Database, school: ASchool
) -> None:
    for year in (2027, 2026, 2026, 1999):
        add_first_grade(database, school.id, year, TODAY)
    assert class_count(database, school) == 42


def test_who_left_goes_and_single_classes_go(database: Database, school: ASchool) -> None:
    remove_left(database, school.id, TODAY)
    assert class_count(database, school) == 36
    remove_left(database, school.id, date(2026, 9, 1))
    assert class_count(database, school) == 30
    for _ in range(2):
        remove_classes(database, school.id, ["2023-2", "no class"])
    assert class_count(database, school) == 29
    remove_classes(database, school.id, [])
    assert class_count(database, school) == 29

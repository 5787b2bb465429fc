"""Two of the office, or the office and a keeper, at the same second: the database decides."""

from functools import partial

import pytest

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.domain.item_life import State
from kiosk.domain.refusals import FormRefused, Refusal, ThingsHangThere
from kiosk.domain.school_parts import CategoryForm, Names, ZoneForm
from kiosk.models import Category, Item, Zone
from kiosk.services.keeping_categories import add_category, change_category
from kiosk.services.keeping_classes import add_first_grade
from kiosk.services.keeping_stations import add_station
from kiosk.services.keeping_zones import add_zone, give_up_zone, put_zone
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_school, an_item, the_strangers_school

pytestmark = pytest.mark.faults

KITE = CategoryForm(Names("风筝", "Kite"), "只", "纸鸢", 45, held=False, icon="toy")
KITES = ZoneForm(Names("风筝区", "Kites"), "G", "red", "diagonal", 8)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


def zone_b(database: Database) -> int:
    number: int = rows_of(database, Zone.id, where=Zone.letter == "B")[0][0]
    return number


def test_many_presses_add_each_part_once(database: Database, school: ASchool) -> None:
    before = counts(database)
    acts = [
        partial(add_category, database, school.id, KITE),
        partial(add_zone, database, school.id, school.station_id, KITES),
        partial(add_station, database, school.id, Names("南门", ""), "south", chance.new_code, MONDAY),
        partial(add_first_grade, database, school.id, 2026, MONDAY.date()),
    ]
    answers = at_once(acts * 8)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    after = counts(database)
    grown = {name: after[name] - before[name] for name in ("category", "station", "school_class", "zone")}
    assert grown == {"category": 1, "station": 1, "school_class": 6, "zone": 7}


def test_one_address_goes_to_one_of_two_schools(database: Database, school: ASchool) -> None:
    other = the_strangers_school(database)
    names = Names("南门", "")
    acts = [
        partial(add_station, database, number, names, "south", chance.new_code, MONDAY)
        for number in (school.id, other.id)
    ]
    answers = at_once(acts * 5)
    refused = [answer for answer in answers if isinstance(answer, FormRefused)]
    assert (len(refused), counts(database)["station"]) == (5, 3)


def test_an_order_is_never_torn(database: Database, school: ASchool) -> None:
    numbers = [number for (number,) in rows_of(database, Zone.id)]
    at_once(
        [partial(put_zone, database, school.id, number, place) for place, number in enumerate(numbers * 3)]
    )
    positions = [position for (position,) in rows_of(database, Zone.position)]
    assert sorted(positions) == list(range(6))


def test_nothing_hangs_in_a_zone_that_was_given_up_meanwhile(database: Database, school: ASchool) -> None:
    zone = zone_b(database)
    acts = [partial(an_item, database, school) for _ in range(12)]
    acts[6:6] = [partial(give_up_zone, database, school.id, zone, MONDAY)] * 2
    answers = at_once(acts)
    unexpected = [
        answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refusal)
    ]
    assert unexpected == []
    hanging = rows_of(database, Item.id, where=(Item.zone_id == zone) & (Item.state == State.ON_DISPLAY))
    [(given_up,)] = rows_of(database, Zone.removed_at, where=Zone.id == zone)
    refusals = [answer for answer in answers if isinstance(answer, ThingsHangThere)]
    assert (given_up is not None) == (hanging == []) == (refusals == [])


def test_a_thing_logged_during_a_renaming_is_found_by_the_new_name(
    database: Database, school: ASchool
) -> None:
    (cup,) = rows_of(database, Category.id, where=Category.key == "cup")
    flask = CategoryForm(Names("保温壶", ""), "把", "", 30, held=False, icon="cup")
    acts = [partial(an_item, database, school) for _ in range(20)]
    acts.insert(10, partial(change_category, database, school.id, cup[0], flask))
    assert [answer for answer in at_once(acts) if isinstance(answer, Exception)] == []
    lines = [line for (line,) in rows_of(database, Item.search_text)]
    assert len(lines) == 20
    assert [line for line in lines if "保温壶" not in line] == []

"""The zones of a board are the school's own, and none is given up from under a thing."""

from dataclasses import replace

import pytest

from kiosk.adapters.database import Database
from kiosk.domain.item_life import State
from kiosk.domain.refusals import FormRefused, StationUnknown, ThingsHangThere, ZoneUnknown
from kiosk.domain.school_parts import Names, ZoneForm
from kiosk.models import MoveLine, Zone
from kiosk.queries.stations import zones_of
from kiosk.queries.things import thing_by_ref
from kiosk.services.keeping_zones import add_zone, change_zone, give_up_zone, put_zone, take_back_zone
from kiosk.services.making_move_lists import make_move_list
from kiosk.services.moving import tick_line
from kiosk.services.stepping import STATION
from tests.clock import MONDAY
from tests.kept import rows_of
from tests.makers import ASchool, a_duty, a_school, an_item, the_strangers_school

KITES = ZoneForm(Names("风筝区", "Kites"), "G", "red", "diagonal", 8)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.fixture
def cups(database: Database, school: ASchool) -> int:
    """The number of zone B, where cups hang."""
    return lettered(database, school, "B")


def lettered(database: Database, school: ASchool, letter: str) -> int:
    where = (Zone.station_id == school.station_id) & (Zone.letter == letter)
    number: int = rows_of(database, Zone.id, where=where)[0][0]
    return number


def letters(database: Database, school: ASchool) -> str:
    with database.read() as connection:
        return "".join(zone.letter for zone in zones_of(connection, school.station_id))


def test_a_zone_is_added_at_the_end_and_sent_twice_it_is_one(database: Database, school: ASchool) -> None:
    first = add_zone(database, school.id, school.station_id, KITES)
    assert add_zone(database, school.id, school.station_id, KITES) == first
    assert letters(database, school) == "ABCDEFG"


def test_a_letter_is_there_once(database: Database, school: ASchool, cups: int) -> None:
    with pytest.raises(FormRefused) as refused:
        add_zone(database, school.id, school.station_id, replace(KITES, letter="A"))
    assert refused.value.reasons == {"letter": "letter_taken"}
    with pytest.raises(FormRefused):
        change_zone(database, school.id, cups, replace(KITES, letter="A"))
    give_up_zone(database, school.id, lettered(database, school, "A"), MONDAY)
    with pytest.raises(FormRefused) as refused:
        add_zone(database, school.id, school.station_id, replace(KITES, letter="A"))
    assert refused.value.reasons == {"letter": "letter_given_up"}


def test_it_is_changed_and_moved_among_the_others(database: Database, school: ASchool, cups: int) -> None:
    change_zone(database, school.id, cups, KITES)
    for _ in range(2):
        put_zone(database, school.id, cups, 3)
    assert letters(database, school) == "ACDGEF"
    put_zone(database, school.id, cups, 99)
    assert letters(database, school) == "ACDEFG"
    put_zone(database, school.id, cups, 0)
    assert letters(database, school) == "GACDEF"


def test_one_with_things_is_not_given_up_and_says_how_many(
    database: Database, school: ASchool, cups: int
) -> None:
    for state in (State.ON_DISPLAY, State.ON_DISPLAY, State.MISSING):
        an_item(database, school, state)
    with pytest.raises(ThingsHangThere) as refused:
        give_up_zone(database, school.id, cups, MONDAY)
    assert refused.value.count == 2
    assert letters(database, school) == "ABCDEF"


def test_one_that_a_list_fills_is_not_given_up(database: Database, school: ASchool, cups: int) -> None:
    an_item(database, school, State.STORED)
    duty = a_duty(database, school)
    make_move_list(database, duty.id, MONDAY)
    [(line,)] = rows_of(database, MoveLine.id)
    with pytest.raises(ThingsHangThere):
        give_up_zone(database, school.id, cups, MONDAY)
    tick_line(database, duty.id, line, STATION, MONDAY, done=True)
    with pytest.raises(ThingsHangThere) as refused:
        give_up_zone(database, school.id, cups, MONDAY)
    assert refused.value.count == 1


def test_given_up_it_takes_nothing_new_and_old_things_know_it(
    database: Database, school: ASchool, cups: int
) -> None:
    gone = an_item(database, school, State.MISSING)
    for _ in range(2):
        give_up_zone(database, school.id, cups, MONDAY)
    assert letters(database, school) == "ACDEF"
    with pytest.raises(FormRefused) as refused:
        an_item(database, school)
    assert refused.value.reasons == {"zone": "zone_unknown"}
    with database.read() as connection:
        thing = thing_by_ref(connection, gone.ref)
    assert thing is not None
    assert thing.zone is not None
    assert thing.zone.name_zh == "水杯区"
    for _ in range(2):
        take_back_zone(database, school.id, cups)
    assert letters(database, school) == "ACDEFB"
    assert an_item(database, school).state == State.ON_DISPLAY


def test_no_list_leads_into_one_that_was_given_up(database: Database, school: ASchool, cups: int) -> None:
    an_item(database, school, State.STORED)
    give_up_zone(database, school.id, cups, MONDAY)
    duty = a_duty(database, school)
    make_move_list(database, duty.id, MONDAY)
    give_up_zone(database, school.id, lettered(database, school, "F"), MONDAY)
    assert letters(database, school) == "ACDE"


def test_another_school_has_no_say(database: Database, school: ASchool, cups: int) -> None:
    other = the_strangers_school(database)
    before = rows_of(database, Zone.id, Zone.letter, Zone.position, Zone.removed_at)
    with pytest.raises(StationUnknown):
        add_zone(database, other.id, school.station_id, replace(KITES, letter=""))
    for act in (
        lambda: change_zone(database, other.id, cups, replace(KITES, letter="")),
        lambda: put_zone(database, other.id, cups, 0),
        lambda: give_up_zone(database, other.id, cups, MONDAY),
        lambda: take_back_zone(database, other.id, cups),
    ):
        with pytest.raises(ZoneUnknown):
            act()
    assert rows_of(database, Zone.id, Zone.letter, Zone.position, Zone.removed_at) == before

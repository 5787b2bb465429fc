"""A thing with a name in it: it waits in the store, and goes home by its class teacher."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.domain.name_inside import NameInside, from_text
from kiosk.domain.refusals import FormRefused, ItemUnknown
from kiosk.models import AccessEntry, Event, Item, MovingOn, NamedThing
from kiosk.queries.named_things import told_names, waiting_names
from kiosk.queries.waiting import waiting_for
from kiosk.services.logging_items import Logged
from kiosk.services.moving_on import take_back
from kiosk.services.naming_owners import Desk, release_photo, reveal_name, tell_class_teacher, write_name
from kiosk.services.undoing_log import undo_log
from tests.clock import MONDAY
from tests.kept import counts, rows_of, state_of
from tests.makers import (
    NAME_INSIDE,
    ADuty,
    ASchool,
    a_batch,
    a_named_thing,
    the_strangers_school,
)
from tests.services.carrying import keeper_on

LATER = MONDAY + timedelta(hours=3)


@pytest.fixture
def cup(station: Station, school: ASchool) -> Logged:
    """A cup with a name in it, logged for zone B."""
    return a_named_thing(station, school)


@pytest.fixture
def desk(school: ASchool) -> Desk:
    return Desk(school.id, school.staff_id)


def noted(station: Station) -> list[tuple[object, ...]]:
    """Everything that is known of names, and of the photos that wait."""
    columns = (NamedThing.item_id, NamedThing.sealed, NamedThing.photo_name, NamedThing.told_at)
    with station.database.read() as connection:
        return [tuple(row) for row in connection.execute(select(*columns))]


def photo_of(station: Station, item_id: int) -> str | None:
    with station.database.read() as connection:
        name: str | None = connection.scalar(select(Item.photo_name).where(Item.id == item_id))
    return name


def test_it_lies_in_the_store_without_a_photo_whatever_zone_was_tapped(station: Station, cup: Logged) -> None:
    assert state_of(station.database, cup.id) == cup.state == State.STORED
    assert rows_of(station.database, Item.zone_id, Item.photo_name) == [(None, None)]
    [(item_id, sealed, waits, told_at)] = noted(station)
    assert (item_id, told_at) == (cup.id, None)
    assert station.waiting_photos.has(str(waits))
    assert not station.photos.has(str(waits))
    assert from_text(station.vault.open_text(sealed)) == NAME_INSIDE


def test_it_waits_for_a_teacher_of_its_own_school(station: Station, school: ASchool, cup: Logged) -> None:
    elsewhere = the_strangers_school(station.database)
    with station.database.read() as connection:
        [seen] = waiting_names(connection, school.id)
        assert (seen.thing.ref, seen.photo is not None) == (cup.ref, True)
        assert waiting_for(connection, school.id, school.station_ids, MONDAY.date()).named == 1
        assert waiting_names(connection, elsewhere.id) == []


def test_a_look_at_the_name_is_in_the_access_log(station: Station, desk: Desk, cup: Logged) -> None:
    sealed = reveal_name(station.database, desk, cup.ref, LATER)
    assert from_text(station.vault.open_text(sealed)) == NAME_INSIDE
    entries = rows_of(station.database, AccessEntry.act, AccessEntry.reason, AccessEntry.staff_id)
    assert entries == [("named", cup.ref, desk.staff_id)]


def test_what_a_keeper_left_open_a_teacher_writes(station: Station, school: ASchool, desk: Desk) -> None:
    cup = a_named_thing(station, school, inside=None)
    assert noted(station)[0][1] is None
    write_name(station.database, station.seal_away, desk, cup.ref, NameInside("沈", ""))
    assert from_text(station.vault.open_text(noted(station)[0][1])) == NameInside("沈", "")


def test_told_is_told_once_and_the_thing_stays_until_it_is_fetched(
    station: Station, school: ASchool, desk: Desk, cup: Logged
) -> None:
    for moment in (LATER, LATER + timedelta(days=1)):
        tell_class_teacher(station.database, station.waiting_photos, desk, cup.ref, moment, handed=False)
    [(_item, sealed, waits, told_at)] = noted(station)
    assert (told_at, sealed is not None, waits is not None) == (LATER, True, True)
    assert state_of(station.database, cup.id) == State.STORED
    with station.database.read() as connection:
        assert waiting_names(connection, school.id) == []
        assert [seen.thing.ref for seen in told_names(connection, school.id)] == [cup.ref]


def test_handed_over_it_moves_on_and_the_name_and_its_photo_are_gone(
    station: Station, school: ASchool, desk: Desk, cup: Logged
) -> None:
    photo = str(noted(station)[0][2])
    for _press in range(2):
        tell_class_teacher(station.database, station.waiting_photos, desk, cup.ref, LATER, handed=True)
    assert noted(station) == [(cup.id, None, None, LATER)]
    assert not station.waiting_photos.has(photo)
    assert rows_of(station.database, MovingOn.destination, MovingOn.staff_id) == [
        ("class_teacher", desk.staff_id)
    ]
    assert rows_of(station.database, Event.step)[1:] == [("move_on",)]
    with station.database.read() as connection:
        assert waiting_names(connection, school.id) == told_names(connection, school.id) == []


def test_what_went_another_way_is_not_handed_over_as_well(
    station: Station, school: ASchool, desk: Desk, cup: Logged
) -> None:
    a_batch(station.database, school, cup)
    assert noted(station)[0][1:3] == (None, None), "whatever way it leaves, its name is forgotten"
    with station.database.read() as connection:
        assert waiting_for(connection, school.id, school.station_ids, MONDAY.date()).named == 0
    with pytest.raises(FormRefused):
        tell_class_teacher(station.database, station.waiting_photos, desk, cup.ref, LATER, handed=True)
    assert noted(station)[0][3] is None


def test_a_thing_that_is_taken_back_waits_again_without_its_name(
    station: Station, school: ASchool, cup: Logged
) -> None:
    batch = a_batch(station.database, school, cup)
    take_back(station.database, school.id, batch, school.staff_id, LATER)
    with station.database.read() as connection:
        assert [seen.words for seen in waiting_names(connection, school.id)] == [None]


@pytest.mark.parametrize("named", [True, False])
def test_a_photo_that_a_teacher_lets_go_is_the_things_own(
    station: Station, desk: Desk, cup: Logged, named: bool
) -> None:
    photo = str(noted(station)[0][2])
    folders = (station.waiting_photos, station.photos)
    release_photo(station.database, *folders, desk, cup.ref, named=named)
    assert photo_of(station, cup.id) == photo
    assert station.photos.has(photo)
    assert not station.waiting_photos.has(photo)
    assert [row[2] for row in noted(station)] == ([None] if named else [])


def test_a_photo_that_is_lost_holds_nothing_up(station: Station, desk: Desk, cup: Logged) -> None:
    station.waiting_photos.forget(str(noted(station)[0][2]))
    release_photo(station.database, station.waiting_photos, station.photos, desk, cup.ref)
    assert photo_of(station, cup.id) is None
    assert noted(station)[0][2] is None


def test_a_photo_that_another_thing_waits_with_goes_on_waiting_there(
    station: Station, school: ASchool, desk: Desk, cup: Logged
) -> None:
    other = a_named_thing(station, school)
    photo = str(noted(station)[0][2])
    release_photo(station.database, station.waiting_photos, station.photos, desk, cup.ref)
    assert station.waiting_photos.has(photo)
    assert photo_of(station, other.id) is None


def test_an_undone_log_takes_its_name_along_and_keeps_its_tick(
    station: Station, school: ASchool, duty: ADuty
) -> None:
    keeper = keeper_on(station.database, duty)
    cup = a_named_thing(station, school, actor=keeper)
    photo = str(noted(station)[0][2])
    undone = undo_log(station.database, cup.ref, duty.id, keeper, LATER)
    assert (undone.named, undone.photo and undone.photo.name) == (True, photo)
    assert noted(station) == []
    assert station.waiting_photos.has(photo), "the form that comes back carries it"


def test_a_form_that_is_sent_again_gives_the_same_thing_and_one_name(
    station: Station, school: ASchool, desk: Desk
) -> None:
    cup = a_named_thing(station, school, key="the same")
    release_photo(station.database, station.waiting_photos, station.photos, desk, cup.ref)
    before = counts(station.database)
    assert a_named_thing(station, school, key="the same") == cup
    assert counts(station.database) == before


def test_nothing_of_another_school_can_be_reached(station: Station, cup: Logged) -> None:
    elsewhere = the_strangers_school(station.database)
    theirs = Desk(elsewhere.id, elsewhere.staff_id)
    database, folders = station.database, (station.waiting_photos, station.photos)
    before = (noted(station), counts(database))
    for act in (
        lambda: reveal_name(database, theirs, cup.ref, LATER),
        lambda: write_name(database, station.seal_away, theirs, cup.ref, NAME_INSIDE),
        lambda: tell_class_teacher(database, folders[0], theirs, cup.ref, LATER, handed=True),
        lambda: release_photo(database, *folders, theirs, cup.ref, named=False),
    ):
        with pytest.raises(ItemUnknown):
            act()
    assert (noted(station), counts(database)) == before

"""陈一鸣 logs what was found: tap, tap, scan a tag, next one."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.domain.item_life import State
from kiosk.domain.refusals import FormRefused, KeyUsedForAnother
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import Event, Item, Photo, Place, Zone
from kiosk.services.logging_items import NOTE_AT_MOST, LogForm, Logged, log_item
from kiosk.services.stepping import Actor
from tests.clock import MONDAY
from tests.kept import Written, counts, events_of, rows_of, state_of
from tests.makers import ASchool, a_duty, a_keeper, a_log_form, a_photo, a_tag, the_strangers_school

Log = Callable[..., Logged]


@pytest.fixture
def log(database: Database, school: ASchool) -> Log:
    """Logs the blue cup, or what the words say."""

    def log_one(photo: StoredPhoto | None = None, actor: Actor = Actor("keeper"), **how: object) -> Logged:  # noqa: B008
        return log_item(database, a_log_form(school, **how), photo, actor, MONDAY)

    return log_one


def test_a_cup_is_hung_up(database: Database, log: Log) -> None:
    logged = log()
    assert logged.state is State.ON_DISPLAY
    assert state_of(database, logged.id) == State.ON_DISPLAY
    assert events_of(database, logged.id) == [
        Written("log", None, "stored", "keeper"),
        Written("display", "stored", "on_display", "keeper"),
    ]
    with database.read() as connection:
        where = connection.execute(
            select(Zone.letter, Place.key, Item.colour, Item.found_on, Item.logged_at)
            .join(Zone, Zone.id == Item.zone_id)
            .join(Place, Place.id == Item.place_id)
        ).one()
    assert where == ("B", "playground", "blue", MONDAY.date(), MONDAY)


def test_without_a_zone_it_is_stored(database: Database, log: Log) -> None:
    logged = log(zone=None)
    assert logged.state is State.STORED
    assert events_of(database, logged.id) == [Written("log", None, "stored", "keeper")]


@pytest.mark.parametrize("category", ["phone", "watch", "keys", "wallet", "card", "medicine"])
def test_a_valuable_is_held_and_never_hung_up(database: Database, log: Log, category: str) -> None:
    logged = log(category=category, zone="B")
    assert logged.state is State.HELD
    assert events_of(database, logged.id) == [Written("hold", None, "held", "keeper")]
    assert rows_of(database, Item.zone_id) == [(None,)]


def test_the_events_say_which_keeper_on_which_duty(database: Database, school: ASchool, log: Log) -> None:
    keeper_id = a_keeper(database, school)
    duty = a_duty(database, school, keeper_ids=[keeper_id], new_names=())
    log(actor=Actor("keeper", keeper_id=keeper_id, duty_id=duty.id))
    assert set(rows_of(database, Event.keeper_id, Event.duty_id, Event.staff_id)) == {
        (keeper_id, duty.id, None)
    }


def test_little_is_enough(database: Database, log: Log) -> None:
    logged = log(zone=None, place=None, colour=None)
    assert state_of(database, logged.id) == State.STORED


@pytest.mark.parametrize(
    "query", ["蓝色水杯", "水壶", "blue", "cup", "lanseshuibei", "操场", "playground", "贴纸"]
)
def test_the_board_will_find_it_by(database: Database, log: Log, query: str) -> None:
    log(note="盖子有贴纸")
    [(line,)] = rows_of(database, Item.search_text)
    assert query in line


def test_a_photo_is_remembered_with_its_sizes(database: Database, log: Log) -> None:
    log(photo=a_photo())
    photo = a_photo()
    assert rows_of(database, Item.photo_name) == [(photo.name,)]
    with database.read() as connection:
        assert connection.execute(select(Photo.name, Photo.width, Photo.thumb_height)).all() == [
            (photo.name, 1280, 240)
        ]


def test_the_same_photo_of_two_things_is_one_photo(database: Database, log: Log) -> None:
    log(photo=a_photo())
    log(photo=a_photo())
    assert (counts(database)["photo"], counts(database)["item"]) == (1, 2)


def test_the_same_form_again_gives_the_same_item(database: Database, log: Log) -> None:
    first = log(photo=a_photo(), key="one key", note="一只 ")
    before = counts(database)
    assert log(photo=a_photo(), key="one key", note="一只 ") == first
    assert counts(database) == before


def test_the_same_form_again_keeps_its_tag(database: Database, school: ASchool, log: Log) -> None:
    code = a_tag(database, school)
    first = log(key="one key", tag_code=code.lower())
    assert log(key="one key", tag_code=code.lower()) == first
    with pytest.raises(KeyUsedForAnother):
        log(key="one key", tag_code=a_tag(database, school))


def test_another_thing_under_the_same_key_is_not_lost(database: Database, log: Log) -> None:
    log(key="one key")
    before = counts(database)
    for other in ({"category": "ball"}, {"colour": "red"}, {"note": "大"}, {"place": None}):
        with pytest.raises(KeyUsedForAnother):
            log(key="one key", **other)
    assert counts(database) == before


def test_forms_without_a_key_are_separate_things(database: Database, log: Log) -> None:
    assert log().id != log().id


@pytest.mark.parametrize(
    ("how", "reasons"),
    [
        ({"category": ""}, {"category": "category_missing"}),
        ({"category": "elephant"}, {"category": "category_unknown"}),
        ({"zone": "Z"}, {"zone": "zone_unknown"}),
        ({"place": "moon"}, {"place": "place_unknown"}),
        ({"colour": "plaid"}, {"colour": "colour_unknown"}),
        ({"note": "长" * (NOTE_AT_MOST + 1)}, {"note": "note_too_long"}),
        ({"category": "", "zone": "Z"}, {"category": "category_missing", "zone": "zone_unknown"}),
    ],
)
def test_an_unfinished_form_keeps_nothing(
    database: Database, log: Log, how: dict[str, str], reasons: dict[str, str]
) -> None:
    before = counts(database)
    with pytest.raises(FormRefused) as refused:
        log(photo=a_photo(), **how)
    assert refused.value.reasons == reasons
    assert counts(database) == before


def test_a_note_is_one_plain_line(database: Database, log: Log) -> None:
    log(note=" 盖子\x00有\n贴纸\u200b ")
    assert rows_of(database, Item.note) == [("盖子有 贴纸",)]


def test_a_station_has_its_own_zones_and_its_school_its_own_places(
    database: Database, school: ASchool
) -> None:
    stranger = the_strangers_school(database)
    form = a_log_form(stranger, category="cup")
    logged = log_item(database, form, None, Actor("keeper"), MONDAY)
    with database.read() as connection:
        zone_station = connection.execute(
            select(Zone.station_id).join(Item, Item.zone_id == Zone.id).where(Item.id == logged.id)
        ).scalar_one()
    assert zone_station == stranger.station_id


def test_a_form_for_no_station_keeps_nothing(database: Database, school: ASchool) -> None:
    form: LogForm = replace(a_log_form(school), station_id=10**9)
    before = counts(database)
    with pytest.raises(FormRefused):
        log_item(database, form, None, Actor("keeper"), MONDAY)
    assert counts(database) == before

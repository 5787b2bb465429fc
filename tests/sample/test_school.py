"""The sample school: plausible, invented, and lived through in order."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import select

from kiosk.adapters.passwords import fits
from kiosk.bootstrap import Station as Opened
from kiosk.bootstrap import started
from kiosk.config import Config
from kiosk.domain.integrity import SHOWN_FROM
from kiosk.domain.item_life import State, Step
from kiosk.domain.move_plan import Direction
from kiosk.domain.plain_text import tidied
from kiosk.models import (
    Claim,
    ClaimantRecord,
    Dispute,
    Duty,
    Event,
    HeldRequest,
    Item,
    Keeper,
    KeeperAbsence,
    MoveLine,
    NamedThing,
    Photo,
    PlannedDuty,
    PlannedKeeper,
    Round,
    School,
    Staff,
    Tag,
)
from kiosk.queries.duties import open_duties, past_duties
from kiosk.queries.sample_items import sample_items
from kiosk.queries.stations import all_stations
from kiosk.queries.waiting import new_claim_count, waiting_for
from kiosk.sample.pictures import name_of
from kiosk.sample.school import SampleSchool, build_school
from kiosk.sample.things import AWAY, CLAIMS, KEEPERS, MISSING, ON_DUTY, THINGS
from kiosk.services.making_move_lists import make_move_list
from tests.clock import MONDAY, Clock
from tests.kept import rows_of


class Built(NamedTuple):
    """A sample school, and what was said while it was built."""

    station: Opened
    school: SampleSchool
    heard: list[int]

    @property
    def station_ids(self) -> list[int]:
        """The two gates."""
        with self.station.database.read() as connection:
            return [each.id for each in all_stations(connection)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The sample school as it is on a Monday afternoon; built once, and only looked at."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("KIOSK_DATABASE_URL", "KIOSK_SECRET_KEY", "KIOSK_ENCRYPTION_KEYS"):
            patch.delenv(name, raising=False)
        station = started(Config(data_dir=tmp_path_factory.mktemp("sample")), Clock())
    heard: list[int] = []
    yield Built(station, build_school(station, heard.append), heard)
    station.database.close()


def _school_id(built: Built) -> int:
    ((school_id,),) = rows_of(built.station.database, School.id)
    return int(school_id)


def _states(built: Built) -> Counter[tuple[str, str]]:
    with built.station.database.read() as connection:
        slugs = {each.code: each.slug for each in all_stations(connection)}
        return Counter((slugs[item["station"]], item["state"]) for item in sample_items(connection))


def test_two_gates_and_about_sixty_things_in_every_state_of_the_board(built: Built) -> None:
    assert len(THINGS) in range(55, 70)
    states = _states(built)
    assert sum(states.values()) == len(THINGS)
    assert states["east-gate", State.ON_DISPLAY] >= 34
    assert states["west-gate", State.ON_DISPLAY] >= 8
    assert states["east-gate", State.MISSING] == 1
    assert states["east-gate", State.HELD] == 2
    assert states["east-gate", State.STORED] == 4
    assert states["east-gate", State.CLAIMED] >= 10
    assert states["east-gate", State.MOVED_ON] == 1


def test_progress_counts_every_thing(built: Built) -> None:
    assert built.heard == list(range(1, len(THINGS) + 1))


def test_every_thing_has_a_picture_in_the_store(built: Built) -> None:
    database, photos = built.station.database, built.station.photos
    names = [name for (name,) in rows_of(database, Item.photo_name) if name]
    assert len(names) == len(THINGS) - 1
    assert all(photos.has(name) for name in names)
    with database.read() as connection:
        waits = connection.execute(select(NamedThing.photo_name)).scalar_one()
        assert built.station.waiting_photos.has(waits)
        assert not photos.has(waits), "somebody's name may be on it"
        assert set(connection.scalars(select(Photo.name))) == {*names, waits}


def test_things_are_many_and_their_notes_say_what_the_picture_shows() -> None:
    assert len({thing.kind for thing in THINGS}) >= 18
    assert len({thing.colour for thing in THINGS}) >= 10
    assert len({thing.place for thing in THINGS}) >= 9
    shown = {
        "篮球": "basketball",
        "沙滩球": "beach ball",
        "雨靴": "rain boots",
        "运动鞋": "trainers",
        "小熊饭盒": "bear box",
        "小熊形状": "bear cup",
        "保温杯": "flask",
        "吸管杯": "straw bottle",
        "毛线帽": "woolly hat",
        "小黄帽": "peaked cap",
        "小汽车": "toy car",
        "小熊玩偶": "teddy bear",
        "铁皮文具盒": "pencil box",
        "竹节": "beaded rope",
        "木头手柄": "plain rope",
        "拉链头": "zipped jacket",
        "竖笛": "recorder",
    }
    checked = Counter(
        (word, name_of(thing.kind, thing.colour, number) == model)
        for number, thing in enumerate(THINGS)
        for word, model in shown.items()
        if word in thing.note
    )
    assert {word for word, _fits in checked} == set(shown)
    assert [word for word, is_shown in checked if not is_shown] == []


def test_most_things_have_a_tag_and_a_dozen_are_blank(built: Built) -> None:
    tags = rows_of(built.station.database, Tag.code, Tag.item_id)
    bound = [code for code, item_id in tags if item_id]
    assert len(bound) / len(THINGS) > 0.9
    assert set(built.school.blank_tags) <= {code for code, item_id in tags if not item_id}
    assert len(built.school.blank_tags) == 12


def test_everything_happened_in_order_and_nothing_in_the_future(built: Built) -> None:
    moments = [moment for (moment,) in rows_of(built.station.database, Event.at)]
    assert moments == sorted(moments)
    assert moments[-1] <= MONDAY
    assert moments[0] > MONDAY - timedelta(days=37)
    for found_on, logged_at in rows_of(built.station.database, Item.found_on, Item.logged_at):
        assert found_on <= logged_at.date()


def test_families_claimed_late_and_hung_back(built: Built) -> None:
    claims = rows_of(built.station.database, Claim.kind, Claim.outcome, Claim.claimed_at)
    assert len(claims) == len(CLAIMS) == 15
    assert Counter(kind for kind, _outcome, _at in claims) == {"at_station": 13, "late": 2}
    assert Counter(outcome for _kind, outcome, _at in claims) == {"open": 14, "put_back": 1}
    assert [at for _kind, _outcome, at in claims] == sorted(at for _kind, _outcome, at in claims)


def test_the_contacts_are_nobodys(built: Built) -> None:
    with built.station.database.read() as connection:
        sealed = [
            *connection.scalars(select(ClaimantRecord.sealed)),
            *connection.scalars(select(HeldRequest.sealed)),
            *connection.scalars(select(Dispute.sealed)),
        ]
    for contact in (built.station.vault.open(each).contact for each in sealed):
        assert contact == "13800138000" or contact.endswith(("@example.com", "_demo", "_mama"))


def test_the_missing_thing_is_the_basketball(built: Built) -> None:
    missing = rows_of(built.station.database, Item.note, where=Item.state == State.MISSING)
    assert missing == [(tidied(THINGS[MISSING].note),)]


def test_keepers_served_on_mondays_and_wednesdays_and_one_duty_is_open(built: Built) -> None:
    school_id = _school_id(built)
    with built.station.database.read() as connection:
        past = past_duties(connection, school_id, 20)
        (today,) = open_duties(connection, school_id)
    assert {duty.day.weekday() for duty in past} == {0, 2}
    assert sum(duty.logged_by_all for duty in past) >= 40
    assert (today.day, today.code) == (MONDAY.date(), built.school.duty_code)
    assert [keeper.name for keeper in today.keepers] == list(ON_DUTY)


def test_each_past_duty_counted_its_board_and_nothing_is_missing_otherwise(built: Built) -> None:
    database = built.station.database
    rounds = rows_of(database, Round.duty_id, Round.outcome, Round.expected, Round.seen, Round.missing)
    duties = [duty for (duty,) in rows_of(database, Duty.id, where=Duty.closed_at.is_not(None))]
    assert [duty for duty, *_ in rounds] == duties
    assert {outcome for _duty, outcome, *_ in rounds} == {"finished"}
    assert all(expected == seen + missing for _duty, _outcome, expected, seen, missing in rounds)
    assert max(seen for _duty, _outcome, _expected, seen, _missing in rounds) >= 25
    missed = rows_of(database, Event.round_id, where=Event.step == Step.MISS)
    assert sum(missing for *_, missing in rounds) == len(missed) == 4
    assert all(round_id for (round_id,) in missed)


def test_what_one_round_overlooked_the_next_one_found(built: Built) -> None:
    steps = rows_of(built.station.database, Event.step, where=Event.step == Step.SEE_AGAIN)
    assert steps == [(Step.SEE_AGAIN,)]


def test_enough_left_for_the_index_to_be_shown(built: Built) -> None:
    ((registered, departed),) = rows_of(built.station.database, Round.registered, Round.departed)[-1:]
    assert departed >= SHOWN_FROM
    assert departed > registered >= departed * 0.7


def test_todays_move_list_has_ups_downs_and_aways(built: Built) -> None:
    database = built.station.database
    ((duty_id,),) = rows_of(database, Duty.id, where=Duty.closed_at.is_(None))
    make_move_list(database, duty_id, MONDAY)
    directions = Counter(direction for (direction,) in rows_of(database, MoveLine.direction))
    assert directions == {Direction.UP: 3, Direction.DOWN: 1, Direction.AWAY: 2}


def test_the_teacher_finds_something_new_and_something_of_every_kind_that_families_wait_for(
    built: Built,
) -> None:
    school_id, stations = _school_id(built), set(built.station_ids)
    ((seen_until,),) = rows_of(built.station.database, Staff.visited_at)
    with built.station.database.read() as connection:
        new = new_claim_count(connection, stations, seen_until)
        waiting = waiting_for(connection, school_id, stations, MONDAY.date())
    assert new == 3
    assert (waiting.disputes, waiting.requests) == (1, 1)
    assert waiting.matches >= 1
    assert waiting.due >= 1


def test_the_rest_of_the_term_is_planned_around_a_pupil_who_is_away(built: Built) -> None:
    database = built.station.database
    keepers = {name: number for number, name in rows_of(database, Keeper.id, Keeper.display_name)}
    assert set(keepers) == {name for name, _class in KEEPERS}
    assert all(year and number for year, number in rows_of(database, Keeper.entry_year, Keeper.class_number))
    days = [day for (day,) in rows_of(database, PlannedDuty.day)]
    assert min(days) == MONDAY.date() + timedelta(days=2)
    assert max(days) > MONDAY.date() + timedelta(weeks=10)
    ((first, last),) = rows_of(database, KeeperAbsence.first_day, KeeperAbsence.last_day)
    turns = select(PlannedKeeper.planned_duty_id).where(PlannedKeeper.keeper_id == keepers[AWAY])
    theirs = [day for (day,) in rows_of(database, PlannedDuty.day, where=PlannedDuty.id.in_(turns))]
    assert theirs
    assert [day for day in theirs if first <= day <= last] == []


def test_the_teacher_can_sign_in_with_a_password_of_this_demo(built: Built) -> None:
    ((username, password_hash),) = rows_of(built.station.database, Staff.username, Staff.password_hash)
    assert username == built.school.username
    assert fits(built.school.password, password_hash)


def test_it_takes_no_file_from_outside(built: Built) -> None:
    folder: Path = built.station.config.data_dir
    kept = {path.suffix for path in (folder / "photos").rglob("*") if path.is_file()}
    assert kept == {".webp", ".jpg"}

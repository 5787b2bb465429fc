"""Each look at the board is kept when it is made, whatever it means, and however often it arrives."""

from datetime import timedelta

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.domain.refusals import FormRefused, ItemUnknown, KeyUsedForAnother, RoundOver, RoundUnknown
from kiosk.domain.round_sight import Verdict
from kiosk.models import Sighting
from kiosk.queries.rounds import expected_things, progress
from kiosk.services.counting import drop_round
from kiosk.services.seeing import PHOTO, TAP, Entry, see, undo_sighting
from tests.clock import MONDAY
from tests.kept import Written, counts, events_of, rows_of, state_of
from tests.makers import ASchool, a_claim, a_school, a_tag, an_item, step_of, the_strangers_school
from tests.services.counted import Counting, a_count

EARLIER, LATER = MONDAY - timedelta(days=2), MONDAY + timedelta(minutes=5)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database, slugs=("east", "west"))


@pytest.fixture
def counting(database: Database, school: ASchool) -> Counting:
    return a_count(database, school)


def tagged(database: Database, school: ASchool, state: State = State.ON_DISPLAY, **how: object) -> str:
    """The code on a thing that has been in that state for two days."""
    code = a_tag(database, school, EARLIER)
    an_item(database, school, state, EARLIER, tag_code=code, **how)
    return code


def test_a_thing_is_seen_by_its_tag_and_then_it_is_counted_already(
    database: Database, school: ASchool, counting: Counting
) -> None:
    code = tagged(database, school)
    assert counting.scan(code, now=LATER) == [Verdict.SEEN]
    assert counting.scan(code, now=LATER) == [Verdict.AGAIN]
    columns = (Sighting.code, Sighting.way, Sighting.at, Sighting.late)
    assert rows_of(database, *columns) == [(code, "scan", LATER, False)] * 2


def test_a_thing_is_seen_by_its_picture(database: Database, school: ASchool, counting: Counting) -> None:
    cup = an_item(database, school, now=EARLIER)
    assert counting.tap(cup.ref) == [Verdict.SEEN]
    assert rows_of(database, Sighting.item_id, Sighting.code) == [(cup.id, cup.ref)]


def test_a_photo_sees_many_and_counts_each_once(
    database: Database, school: ASchool, counting: Counting
) -> None:
    one, two, strange = tagged(database, school), tagged(database, school), "https://example.com/menu"
    read = (f"https://school.example/t/{one}", f"HTTPS://SCHOOL.EXAMPLE/T/{two}", one, strange)
    assert counting.scan(*read, way=PHOTO) == [Verdict.SEEN, Verdict.SEEN, Verdict.UNKNOWN]
    assert [code for (code,) in rows_of(database, Sighting.code)] == [one, two, strange]


@pytest.mark.parametrize("state", [State.MISSING, State.STORED, State.HELD, State.MOVED_ON])
def test_what_the_book_says_otherwise_is_said(
    database: Database, school: ASchool, counting: Counting, state: State
) -> None:
    expected = {
        State.MISSING: Verdict.HEALED,
        State.STORED: Verdict.STORED,
        State.HELD: Verdict.HELD,
        State.MOVED_ON: Verdict.MOVED_ON,
    }[state]
    code = tagged(database, school, state)
    assert counting.scan(code) == [expected]
    assert counting.strange() == [expected]


def test_a_claimed_thing_that_hangs_there_is_asked_about_and_a_later_claim_is_not(
    database: Database, vault: Vault, school: ASchool, counting: Counting
) -> None:
    claimed, seen = (an_item(database, school, now=EARLIER) for _ in range(2))
    a_claim(database, vault, school, claimed, now=EARLIER)
    assert counting.tap(claimed.ref) == [Verdict.CLAIMED]
    assert counting.tap(seen.ref) == [Verdict.SEEN]
    a_claim(database, vault, school, seen, now=LATER)
    assert counting.strange() == [Verdict.CLAIMED]


def test_tags_that_are_on_nothing_of_ours_get_their_own_words(
    database: Database, school: ASchool, counting: Counting
) -> None:
    elsewhere = the_strangers_school(database)
    foreign, blank, unknown = tagged(database, elsewhere), a_tag(database, school), "22222223"
    other_gate = tagged(database, school, station_id=school.station_ids[1])
    assert counting.scan(foreign) == [Verdict.FOREIGN]
    assert counting.scan(blank) == [Verdict.BLANK]
    assert counting.scan(other_gate) == [Verdict.ELSEWHERE]
    assert counting.scan(unknown) == [Verdict.UNKNOWN]
    assert set(counting.strange()) == {
        Verdict.FOREIGN,
        Verdict.BLANK,
        Verdict.ELSEWHERE,
        Verdict.UNKNOWN,
    }
    assert rows_of(database, Sighting.item_id)[0] == (None,)


def test_an_entry_that_arrives_again_is_the_same_one(
    database: Database, school: ASchool, counting: Counting
) -> None:
    code = tagged(database, school)
    for _ in range(3):
        assert counting.scan(code, key="one key of one look") == [Verdict.SEEN]
    assert counts(database)["sighting"] == 1


def test_another_code_under_an_old_key_is_another_look_and_never_dropped(
    database: Database, school: ASchool, counting: Counting
) -> None:
    one, two = tagged(database, school), tagged(database, school)
    counting.scan(one, key="a form that came back")
    assert counting.scan(two, key="a form that came back") == [Verdict.SEEN, Verdict.SEEN]


def test_a_key_belongs_to_one_round(database: Database, school: ASchool, counting: Counting) -> None:
    cup = an_item(database, school, now=EARLIER)
    counting.tap(cup.ref, key="of the first round")
    counting.finish()
    counting.start()
    with pytest.raises(KeyUsedForAnother):
        counting.tap(cup.ref, key="of the first round")
    assert counts(database)["sighting"] == 1


@pytest.mark.parametrize(
    "entry", [Entry("a key", "scan"), Entry("a key", "scan", ("  ", "\0")), Entry("k", TAP)]
)
def test_an_empty_entry_is_refused(database: Database, counting: Counting, entry: Entry) -> None:
    with pytest.raises(FormRefused):
        counting.enter(entry)
    assert counts(database)["sighting"] == 0


def test_a_picture_of_another_board_is_refused(
    database: Database, school: ASchool, counting: Counting
) -> None:
    there = an_item(database, school, now=EARLIER, station_id=school.station_ids[1])
    for ref in (there.ref, "nosuchitem"):
        with pytest.raises(ItemUnknown):
            counting.tap(ref)
    assert counts(database)["sighting"] == 0


def test_a_round_of_another_station_is_unknown(
    database: Database, school: ASchool, counting: Counting
) -> None:
    west, entry = school.station_ids[1], Entry("a key", "scan", ("22222223",))
    for round_id, station_id in ((counting.id, west), (counting.id + 1, school.station_id)):
        with pytest.raises(RoundUnknown):
            see(database, round_id, station_id, entry, counting.actor, MONDAY)
        with pytest.raises(RoundUnknown):
            undo_sighting(database, round_id, station_id, MONDAY, key="a key")
    assert counts(database)["sighting"] == 0


def test_a_slip_is_taken_back_by_its_key_or_by_its_thing(
    database: Database, school: ASchool, counting: Counting
) -> None:
    cup, station = an_item(database, school, now=EARLIER), school.station_id
    for how in ({"key": "a key of a slip"}, {"ref": cup.ref}):
        counting.tap(cup.ref, key="a key of a slip" if "key" in how else "")
        undo_sighting(database, counting.id, station, MONDAY, **how)
        undo_sighting(database, counting.id, station, LATER, **how)
        counted = counting.seen()
        with database.read() as connection:
            assert progress(connection, counted) == (1, 0)
            assert [expected.seen for expected in expected_things(connection, counted)] == [False]
    assert rows_of(database, Sighting.undone_at) == [(MONDAY,), (MONDAY,)]


def test_one_strange_code_of_a_photo_is_taken_back_alone(
    database: Database, school: ASchool, counting: Counting
) -> None:
    counting.scan("someone's bottle", tagged(database, school), way=PHOTO)
    undo_sighting(database, counting.id, school.station_id, MONDAY, code="someone's bottle")
    assert counting.strange() == []
    assert counting.seen().ended_at is None
    counted = counting.seen()
    with database.read() as connection:
        assert progress(connection, counted) == (1, 1)


def test_a_look_that_was_taken_back_stays_so_when_it_arrives_again(
    database: Database, school: ASchool, counting: Counting
) -> None:
    cup = an_item(database, school, now=EARLIER)
    counting.tap(cup.ref, key="a key of a slip")
    undo_sighting(database, counting.id, school.station_id, MONDAY, key="a key of a slip")
    assert counting.tap(cup.ref, key="a key of a slip") == [Verdict.UNDONE]
    assert counting.tap(cup.ref) == [Verdict.SEEN]


def test_what_to_take_back_must_be_said(database: Database, school: ASchool, counting: Counting) -> None:
    cup = an_item(database, school, now=EARLIER)
    counting.tap(cup.ref)
    with pytest.raises(FormRefused):
        undo_sighting(database, counting.id, school.station_id, MONDAY)
    assert rows_of(database, Sighting.undone_at) == [(None,)]


def test_a_look_that_comes_late_heals_what_its_round_missed(
    database: Database, school: ASchool, counting: Counting
) -> None:
    cup = an_item(database, school, now=EARLIER)
    frozen = counting.finish()
    assert state_of(database, cup.id) == State.MISSING
    assert counting.tap(cup.ref, now=LATER, key="it waited on the tablet") == [Verdict.HEALED]
    assert counting.tap(cup.ref, now=LATER, key="it waited on the tablet") == [Verdict.HEALED]
    assert state_of(database, cup.id) == State.ON_DISPLAY
    assert events_of(database, cup.id)[-2:] == [
        Written("miss", "on_display", "missing", "keeper"),
        Written("see_again", "missing", "on_display", "keeper"),
    ]
    assert rows_of(database, Sighting.late) == [(True,)]
    assert counting.seen() == frozen


def test_a_late_look_heals_nothing_that_a_later_round_missed(
    database: Database, school: ASchool, counting: Counting
) -> None:
    cup = an_item(database, school, now=EARLIER)
    first = counting.id
    counting.tap(cup.ref)
    counting.finish()
    counting.start(LATER)
    counting.finish(LATER)
    counting.id = first
    counting.tap(cup.ref, now=LATER + timedelta(minutes=1))
    assert state_of(database, cup.id) == State.MISSING


def test_a_late_look_does_not_undo_a_late_claim(
    database: Database, school: ASchool, counting: Counting
) -> None:
    cup = an_item(database, school, now=EARLIER)
    counting.finish()
    step_of(database, cup.id, Step.CLAIM_LATE, LATER)
    assert counting.tap(cup.ref, now=LATER + timedelta(minutes=1)) == [Verdict.CLAIMED]
    assert state_of(database, cup.id) == State.CLAIMED


def test_what_ended_takes_nothing_back(database: Database, school: ASchool, counting: Counting) -> None:
    cup = an_item(database, school, now=EARLIER)
    counting.tap(cup.ref, key="a key")
    drop_round(database, counting.id, school.station_id, MONDAY)
    with pytest.raises(RoundOver):
        undo_sighting(database, counting.id, school.station_id, LATER, key="a key")
    assert rows_of(database, Sighting.undone_at) == [(None,)]

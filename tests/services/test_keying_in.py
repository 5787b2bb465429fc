"""A teacher keys paper in: each row is one registration, of the day that stands on it."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import State, Step
from kiosk.domain.paper_moment import Written
from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    NothingToDispute,
    RowOnRecord,
)
from kiosk.models import Claim, ClaimantRecord, Dispute, Event, Round
from kiosk.models import Item as ItemRow
from kiosk.queries.integrity import index_now, index_until
from kiosk.queries.paper_sheets import having_now, rows_on_record
from kiosk.services.counting import finish_round
from kiosk.services.forgetting import forget_claimant
from kiosk.services.hanging_back import hang_back, put_back_claimed
from kiosk.services.keying_in import keep_as_mine, key_in
from kiosk.services.logging_items import Logged
from kiosk.services.receipt_links import link_token
from kiosk.services.stepping import STATION
from tests.clock import MONDAY
from tests.kept import Written as Event_
from tests.kept import counts, events_of, outcomes_of, rows_of, state_of
from tests.makers import (
    HAORAN,
    XIAOYU,
    ASchool,
    a_claim,
    a_duty,
    a_round,
    a_school,
    an_item,
    the_strangers_school,
)
from tests.services.counted import Counting
from tests.services.on_paper import LATER, SERIAL, TODAY, ZONE, a_row

HALF_PAST_FOUR = datetime.combine(TODAY, time(16, 30), ZONE)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.fixture
def cup(database: Database, school: ASchool) -> Logged:
    return an_item(database, school)


def test_a_row_is_a_claim_of_the_day_on_the_paper(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    claim_id = key_in(database, vault, a_row(school, cup), LATER)
    columns = (Claim.id, Claim.kind, Claim.outcome, Claim.claimed_at)
    assert rows_of(database, *columns) == [(claim_id, "at_station", "open", HALF_PAST_FOUR)]
    assert state_of(database, cup.id) == State.CLAIMED
    assert events_of(database, cup.id)[-1] == Event_("claim", "on_display", "claimed", "teacher")
    with database.read() as connection:
        [sealed] = connection.scalars(select(ClaimantRecord.sealed))
    assert vault.open(sealed) == XIAOYU


def test_the_book_keeps_its_order_and_names_who_keyed_it_in(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    claim_id = key_in(database, vault, a_row(school, cup), LATER)
    events = rows_of(database, Event.at, Event.staff_id, Event.claim_id, where=Event.item_id == cup.id)
    assert [row.at for row in events] == sorted(row.at for row in events)
    assert events[-1] == (LATER, school.staff_id, claim_id)
    assert rows_of(database, ItemRow.state_since) == [(LATER,)]


def test_the_same_row_is_the_same_claim(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    claims = {key_in(database, vault, a_row(school, cup), LATER) for _ in range(3)}
    assert len(claims) == 1
    assert outcomes_of(database, cup.id) == ["open"]


def test_a_row_that_is_on_record_says_so_and_keeps_nothing(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    claim_id = key_in(database, vault, a_row(school, cup), LATER)
    before = counts(database)
    for other in (a_row(school, an_item(database, school)), a_row(school, cup, typed=HAORAN)):
        before = counts(database)
        with pytest.raises(RowOnRecord) as refused:
            key_in(database, vault, other, LATER)
        assert (refused.value.claim_id, refused.value.undone) == (claim_id, False)
        assert counts(database) == before


def test_a_row_whose_details_were_forgotten_is_on_record_all_the_same(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    row = a_row(school, cup)
    key_in(database, vault, row, LATER)
    forget_claimant(database, link_token(vault, row.row.key(school.id)))
    with pytest.raises(RowOnRecord):
        key_in(database, vault, row, LATER)


def test_what_was_undone_is_keyed_in_anew_only_when_a_teacher_says_so(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    wrong = an_item(database, school)
    first = key_in(database, vault, a_row(school, wrong), LATER)
    put_back_claimed(database, school.id, first, school.staff_id, LATER)
    with pytest.raises(RowOnRecord) as refused:
        key_in(database, vault, a_row(school, wrong), LATER)
    assert (refused.value.claim_id, refused.value.undone) == (first, True)
    again = {key_in(database, vault, a_row(school, cup, anew=True), LATER) for _ in range(2)}
    assert len(again) == 1
    assert again != {first}
    with pytest.raises(RowOnRecord):
        key_in(database, vault, a_row(school, an_item(database, school), anew=True), LATER)


def test_a_row_cannot_be_undone_for_ever(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    for _ in range(4):
        claim_id = key_in(database, vault, a_row(school, cup, anew=True), LATER)
        put_back_claimed(database, school.id, claim_id, school.staff_id, LATER)
    with pytest.raises(RowOnRecord) as refused:
        key_in(database, vault, a_row(school, cup, anew=True), LATER)
    assert not refused.value.undone


def test_what_a_round_had_missed_is_a_late_claim_and_heals_the_index(
    database: Database, vault: Vault, school: ASchool
) -> None:
    things = [an_item(database, school) for _ in range(10)]
    ended = MONDAY + timedelta(days=2)
    round_id = a_round(database, school, a_duty(database, school), ended, ended=True)
    with database.read() as connection:
        frozen = connection.execute(select(Round.registered, Round.departed, Round.last_event_id)).one()
        assert index_now(connection, school.station_id, "Asia/Shanghai", LATER).percent == 0
    for number, thing in enumerate(things[:8], 1):
        key_in(database, vault, a_row(school, thing, number), LATER)
    assert {row.kind for row in rows_of(database, Claim.kind)} == {"late"}
    assert events_of(database, things[0].id)[-1] == Event_("claim_late", "missing", "claimed", "teacher")
    with database.read() as connection:
        assert index_now(connection, school.station_id, "Asia/Shanghai", LATER).percent == 80
        then = index_until(connection, school.station_id, "Asia/Shanghai", ended, frozen.last_event_id)
        kept = select(Round.registered, Round.departed).where(Round.id == round_id)
        assert connection.execute(kept).one() == frozen[:2] == (then.registered, then.departed)


def test_a_round_that_is_open_neither_misses_it_nor_counts_it(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    round_id = a_round(database, school, a_duty(database, school), LATER)
    key_in(database, vault, a_row(school, cup), LATER)
    finish_round(database, round_id, school.station_id, STATION, LATER + timedelta(hours=1))
    assert rows_of(database, Round.expected, Round.missing) == [(0, 0)]
    assert state_of(database, cup.id) == State.CLAIMED


def test_it_never_counts_from_before_a_keeper_saw_the_thing(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    """Or the round's page would offer to hang back what nobody brought."""
    looked = MONDAY + timedelta(days=2)
    counting = Counting(database, school, a_duty(database, school))
    round_id = counting.start(looked)
    counting.tap(cup.ref, looked)
    counting.finish(looked)
    key_in(database, vault, a_row(school, cup), LATER)
    assert rows_of(database, Claim.claimed_at) == [(looked + timedelta(seconds=1),)]
    hang_back(database, school.id, round_id, cup.ref, school.staff_id, LATER)
    assert outcomes_of(database, cup.id) == ["open"]


def test_it_never_counts_from_before_the_thing_was_logged(
    database: Database, vault: Vault, school: ASchool
) -> None:
    logged = HALF_PAST_FOUR + timedelta(hours=1)
    cup = an_item(database, school, now=logged, found_on=TODAY)
    key_in(database, vault, a_row(school, cup), LATER)
    assert rows_of(database, Claim.claimed_at) == [(logged + timedelta(seconds=1),)]


def test_every_fault_of_a_row_is_named(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    before = counts(database)
    tomorrow = Written(LATER.date() + timedelta(days=2), None)
    with pytest.raises(FormRefused) as refused:
        key_in(database, vault, a_row(school, cup, typed=Claimant("", "", ""), written=tomorrow), LATER)
    assert set(refused.value.reasons) == {"name", "class_name", "contact", "day"}
    early = Written(TODAY - timedelta(days=3), None)
    with pytest.raises(FormRefused) as refused:
        key_in(database, vault, a_row(school, cup, written=early), LATER)
    assert refused.value.reasons == {"day": "paper_before_found"}
    assert counts(database) == before


def test_what_somebody_registered_meanwhile_is_not_taken_from_them(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    a_claim(database, vault, school, cup)
    before = counts(database)
    with pytest.raises(ItemAlreadyClaimed):
        key_in(database, vault, a_row(school, cup, typed=HAORAN), LATER)
    assert counts(database) == before


def test_the_second_family_is_kept_as_that_was_mine_once(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    a_claim(database, vault, school, cup)
    row = a_row(school, cup, typed=HAORAN)
    for _ in range(2):
        keep_as_mine(database, vault, row, "写在纸上", LATER)
    [(claim_id, sealed)] = rows_of(database, Dispute.claim_id, Dispute.sealed)
    assert vault.open(sealed) == HAORAN
    with database.read() as connection:
        having = having_now(connection, school.id, cup.ref)
        assert having is not None
        assert having.claim_id == claim_id
        assert rows_on_record(connection, school.id, SERIAL)[1].claim_id == claim_id
    for other in (a_row(school, an_item(database, school)), row):
        with pytest.raises(RowOnRecord) as refused:
            key_in(database, vault, other, LATER)
        assert refused.value.claim_id is None
    with pytest.raises(RowOnRecord):
        keep_as_mine(database, vault, a_row(school, cup, typed=XIAOYU), "写在纸上", LATER)


def test_there_is_nothing_to_talk_about_while_the_thing_hangs(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    with pytest.raises(NothingToDispute):
        keep_as_mine(database, vault, a_row(school, cup), "写在纸上", LATER)
    claim_id = key_in(database, vault, a_row(school, cup), LATER)
    with pytest.raises(RowOnRecord) as refused:
        keep_as_mine(database, vault, a_row(school, cup), "写在纸上", LATER)
    assert refused.value.claim_id == claim_id


@pytest.mark.parametrize("state", [State.STORED, State.HELD, State.MOVED_ON])
def test_what_never_hung_there_is_refused_by_name(
    database: Database, vault: Vault, school: ASchool, state: State
) -> None:
    thing = an_item(database, school, state)
    with pytest.raises(ItemNotClaimable) as refused:
        key_in(database, vault, a_row(school, thing), LATER)
    assert refused.value.state == state


def test_the_stranger_keys_nothing_in_of_ours(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    stranger = the_strangers_school(database)
    with pytest.raises(ItemUnknown):
        key_in(database, vault, a_row(stranger, cup), LATER)
    with pytest.raises(ItemUnknown):
        keep_as_mine(database, vault, a_row(stranger, cup), "写在纸上", LATER)
    key_in(database, vault, a_row(school, cup), LATER)
    theirs = an_item(database, stranger)
    key_in(database, vault, a_row(stranger, theirs), LATER)
    with database.read() as connection:
        assert rows_on_record(connection, stranger.id, SERIAL)[1].thing.ref == theirs.ref
        assert having_now(connection, stranger.id, cup.ref) is None


def test_a_sheet_shows_its_rows_and_what_was_undone(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    other = an_item(database, school)
    key_in(database, vault, a_row(school, cup, 2), LATER)
    undone = key_in(database, vault, a_row(school, other, 5), LATER)
    put_back_claimed(database, school.id, undone, school.staff_id, LATER)
    with database.read() as connection:
        kept = rows_on_record(connection, school.id, SERIAL)
    assert {number: (row.thing.ref, row.undone) for number, row in kept.items()} == {
        2: (cup.ref, False),
        5: (other.ref, True),
    }
    assert kept[2].at == HALF_PAST_FOUR


def test_an_undone_row_that_hangs_again_can_be_missed_as_ever(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    claim_id = key_in(database, vault, a_row(school, cup), LATER)
    put_back_claimed(database, school.id, claim_id, school.staff_id, LATER)
    steps = [event.step for event in events_of(database, cup.id)]
    assert steps[-2:] == [Step.CLAIM, Step.PUT_BACK]
    assert state_of(database, cup.id) == State.ON_DISPLAY

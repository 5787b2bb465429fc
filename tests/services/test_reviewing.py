"""A teacher marks claims as seen, writes a line beside one, puts its thing back; each of it once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State
from kiosk.domain.refusals import ClaimUnknown, FormRefused
from kiosk.models import Claim, ClaimNote
from kiosk.services.forgetting import forget_claimant
from kiosk.services.hanging_back import put_back_claimed
from kiosk.services.returning import WRONG_THING, put_back
from kiosk.services.reviewing import add_note, mark_seen, mark_unseen, take_back_note
from tests.clock import MONDAY
from tests.kept import Written, counts, events_of, outcomes_of, rows_of, state_of
from tests.makers import ASchool, a_claim, a_school, an_account, an_item, the_strangers_school

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.fixture
def claims(database: Database, vault: Vault, school: ASchool) -> list[int]:
    """The ids of three claims."""
    for _ in range(3):
        a_claim(database, vault, school)
    with database.read() as connection:
        return list(connection.scalars(select(Claim.id).order_by(Claim.id)))


@pytest.fixture
def foreign(database: Database, vault: Vault) -> int:
    """The id of a claim at another school."""
    a_claim(database, vault, the_strangers_school(database))
    with database.read() as connection:
        return connection.scalar(select(Claim.id).order_by(Claim.id.desc()).limit(1)) or 0


def seen(database: Database) -> list[bool]:
    return [at is not None for (at,) in rows_of(database, Claim.seen_at)]


def test_seen_are_those_that_were_marked(database: Database, school: ASchool, claims: list[int]) -> None:
    assert mark_seen(database, school.id, claims[:2], school.staff_id, MONDAY) == claims[:2]
    assert seen(database) == [True, True, False]
    mark_unseen(database, school.id, claims[:1])
    assert seen(database) == [False, True, False]


def test_a_second_look_changes_nothing(database: Database, school: ASchool, claims: list[int]) -> None:
    colleague = an_account(database, school.id)
    mark_seen(database, school.id, claims[:1], school.staff_id, MONDAY)
    assert mark_seen(database, school.id, claims, colleague, LATER) == claims[1:]
    assert rows_of(database, Claim.seen_at, Claim.seen_by)[0] == (MONDAY, school.staff_id)
    for _twice in range(2):
        mark_unseen(database, school.id, claims)
        assert seen(database) == [False] * 3


def test_one_foreign_claim_among_ours_marks_nothing(
    database: Database, school: ASchool, claims: list[int], foreign: int
) -> None:
    with pytest.raises(ClaimUnknown):
        mark_seen(database, school.id, [*claims, foreign], school.staff_id, MONDAY)
    with pytest.raises(ClaimUnknown):
        mark_unseen(database, school.id, [foreign])
    assert seen(database) == [False] * 4


def notes(database: Database) -> list[str]:
    """The notes that stand."""
    return [text for (text,) in rows_of(database, ClaimNote.text, where=ClaimNote.removed_at.is_(None))]


def note(database: Database, school: ASchool, claim_id: int, text: str = "奶奶来取的") -> int:
    """A note beside a claim; its id."""
    add_note(database, school.id, claim_id, school.staff_id, text, MONDAY)
    with database.read() as connection:
        return connection.scalar(select(ClaimNote.id).order_by(ClaimNote.id.desc()).limit(1)) or 0


def test_a_note_stands_until_it_is_taken_back(database: Database, school: ASchool, claims: list[int]) -> None:
    note_id = note(database, school, claims[0], "  奶奶\t来取的\n")
    assert notes(database) == ["奶奶 来取的"]
    for _twice in range(2):
        take_back_note(database, school.id, claims[0], note_id, LATER)
        assert notes(database) == []
    assert rows_of(database, ClaimNote.removed_at) == [(LATER,)]


def test_the_same_note_twice_stands_once(database: Database, school: ASchool, claims: list[int]) -> None:
    first = note(database, school, claims[0])
    note(database, school, claims[0])
    assert notes(database) == ["奶奶来取的"]
    take_back_note(database, school.id, claims[0], first, LATER)
    note(database, school, claims[0])
    assert notes(database) == ["奶奶来取的"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "claim_note_missing"), (" \u200b ", "claim_note_missing"), ("长" * 201, "claim_note_too_long")],
)
def test_an_unfinished_note_is_refused(
    database: Database, school: ASchool, claims: list[int], text: str, reason: str
) -> None:
    with pytest.raises(FormRefused) as refused:
        add_note(database, school.id, claims[0], school.staff_id, text, MONDAY)
    assert refused.value.reasons == {"note": reason}
    assert notes(database) == []


def test_notes_of_other_claims_and_schools_are_unknown(
    database: Database, school: ASchool, claims: list[int], foreign: int
) -> None:
    note_id = note(database, school, claims[0])
    tries: list[Callable[[], None]] = [
        lambda: add_note(database, school.id, foreign, school.staff_id, "x", MONDAY),
        lambda: take_back_note(database, school.id, claims[1], note_id, MONDAY),
        lambda: take_back_note(database, school.id, foreign, note_id, MONDAY),
        lambda: take_back_note(database, school.id, claims[0], note_id + 1, MONDAY),
    ]
    for act in tries:
        with pytest.raises(ClaimUnknown):
            act()
    assert notes(database) == ["奶奶来取的"]


def test_notes_go_with_the_claimant_and_none_comes_after(
    database: Database, vault: Vault, school: ASchool
) -> None:
    token = a_claim(database, vault, school)
    [(claim_id,)] = rows_of(database, Claim.id)
    note(database, school, claim_id, "林小雨的妈妈来过")
    note(database, school, claim_id, "还有一条")
    forget_claimant(database, token)
    assert counts(database)["claim_note"] == 0
    with pytest.raises(FormRefused) as refused:
        note(database, school, claim_id, "林小雨")
    assert refused.value.reasons == {"note": "claim_note_after_forgetting"}


def test_a_thing_brought_to_the_desk_hangs_again(database: Database, vault: Vault, school: ASchool) -> None:
    item = an_item(database, school)
    a_claim(database, vault, school, item)
    [(claim_id,)] = rows_of(database, Claim.id)
    put_back_claimed(database, school.id, claim_id, school.staff_id, LATER)
    assert (state_of(database, item.id), outcomes_of(database, item.id)) == (State.ON_DISPLAY, ["put_back"])
    assert events_of(database, item.id)[-1] == Written("put_back", "claimed", "on_display", "teacher")
    before = counts(database)
    put_back_claimed(database, school.id, claim_id, school.staff_id, LATER)
    assert counts(database) == before


def test_a_claim_that_was_closed_before_stays_as_it_is(
    database: Database, vault: Vault, school: ASchool
) -> None:
    item = an_item(database, school)
    put_back(database, a_claim(database, vault, school, item), WRONG_THING, MONDAY)
    a_claim(database, vault, school, item, now=LATER)
    first = rows_of(database, Claim.id)[0][0]
    put_back_claimed(database, school.id, first, school.staff_id, LATER)
    assert outcomes_of(database, item.id) == [WRONG_THING, "open"]
    assert state_of(database, item.id) == State.CLAIMED


def test_another_schools_thing_is_not_put_back(database: Database, school: ASchool, foreign: int) -> None:
    for claim_id in (foreign, foreign + 1):
        with pytest.raises(ClaimUnknown):
            put_back_claimed(database, school.id, claim_id, school.staff_id, LATER)
    assert rows_of(database, Claim.outcome) == [("open",)]

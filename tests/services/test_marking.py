"""Marks are made with every claim, for claimants of before in batches, and anew for another secret key."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from sqlalchemy import select, update

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import Claimant
from kiosk.models import ClaimantRecord
from kiosk.services import marking
from kiosk.services.forgetting import forget_claimant
from kiosk.services.marking import mark_claimants, marks_of, unmarked_claimants
from tests.conftest import ENCRYPTION_KEY
from tests.kept import counts
from tests.makers import HAORAN, XIAOYU, ASchool, a_claim, a_school, the_strangers_school

COLUMNS = ("name_mark", "contact_mark", "tail_mark", "class_mark")
ANOTHER_KEY = Vault([ENCRYPTION_KEY], "another secret key")


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


def marks(database: Database) -> list[dict[str, bytes | None]]:
    """The marks of every claimant, in the order of the claims."""
    wanted = select(*(getattr(ClaimantRecord, name) for name in COLUMNS)).order_by(ClaimantRecord.claim_id)
    with database.read() as connection:
        return [dict(row._mapping) for row in connection.execute(wanted)]


def unmark(database: Database) -> None:
    """As it was before there were marks."""
    none = update(ClaimantRecord).values(dict.fromkeys(COLUMNS))
    database.write(lambda connection: connection.execute(none).rowcount)


@pytest.fixture
def of_before(database: Database, vault: Vault, school: ASchool) -> list[str]:
    """Five claims without marks; the tokens of their receipts."""
    tokens = [a_claim(database, vault, school, typed=typed) for typed in [XIAOYU, HAORAN] * 2 + [XIAOYU]]
    unmark(database)
    return tokens


def test_a_claim_comes_with_its_marks(database: Database, vault: Vault, school: ASchool) -> None:
    a_claim(database, vault, school)
    assert marks(database) == [marks_of(vault, school.id, XIAOYU)]
    assert all(len(mark or b"") == 16 for mark in marks(database)[0].values())


def test_a_contact_that_was_not_given_has_no_mark(database: Database, vault: Vault) -> None:
    school = a_school(database, contact_required="false")
    a_claim(database, vault, school, typed=replace(XIAOYU, contact=""))
    assert [marks(database)[0][name] for name in ("contact_mark", "tail_mark")] == [None, None]
    assert unmarked_claimants(database) == 0


def test_another_school_has_other_marks_of_the_same_person(
    database: Database, vault: Vault, school: ASchool
) -> None:
    a_claim(database, vault, school)
    a_claim(database, vault, the_strangers_school(database))
    ours, theirs = marks(database)
    assert not set(ours.values()) & set(theirs.values())


def test_claimants_of_before_are_marked_once(
    database: Database, vault: Vault, school: ASchool, of_before: list[str]
) -> None:
    assert unmarked_claimants(database) == 5
    assert mark_claimants(database, vault) == 5
    expected = [marks_of(vault, school.id, typed) for typed in [XIAOYU, HAORAN] * 2 + [XIAOYU]]
    assert marks(database) == expected
    assert unmarked_claimants(database) == 0
    before = counts(database)
    assert mark_claimants(database, vault) == 0
    assert (marks(database), counts(database)) == (expected, before)


@pytest.fixture
def pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two to a batch."""
    monkeypatch.setattr(marking, "TOGETHER", 2)


@pytest.mark.usefixtures("pairs")
def test_it_says_how_far_it_is(database: Database, vault: Vault, of_before: list[str]) -> None:
    heard: list[int] = []
    mark_claimants(database, vault, heard.append)
    assert heard == [2, 4, 5]


@pytest.mark.usefixtures("pairs")
def test_it_can_be_stopped_and_begun_again(database: Database, vault: Vault, of_before: list[str]) -> None:
    asked = count(1)
    assert mark_claimants(database, vault, stop=lambda: next(asked) > 1) == 2
    assert unmarked_claimants(database) == 3
    assert mark_claimants(database, vault) == 3


class Meanwhile(Vault):
    """A vault during whose first look somebody is forgotten."""

    def __init__(self, vault: Vault, forgetting: Iterator[None]) -> None:
        self.__dict__.update(vault.__dict__)
        self._forgetting = forgetting

    def open(self, sealed: bytes) -> Claimant:
        next(self._forgetting, None)
        return super().open(sealed)


def test_who_is_forgotten_meanwhile_stays_forgotten(
    database: Database, vault: Vault, of_before: list[str]
) -> None:
    def forgetting() -> Iterator[None]:
        forget_claimant(database, of_before[1])
        yield

    assert mark_claimants(database, Meanwhile(vault, forgetting())) == 4
    assert counts(database)["claimant"] == 4
    assert unmarked_claimants(database) == 0


def test_another_secret_key_makes_all_marks_anew(
    database: Database, vault: Vault, school: ASchool, of_before: list[str]
) -> None:
    mark_claimants(database, vault)
    assert mark_claimants(database, ANOTHER_KEY) == 5
    assert marks(database)[0] == marks_of(ANOTHER_KEY, school.id, XIAOYU)
    assert mark_claimants(database, ANOTHER_KEY) == 0


def test_a_rule_that_changed_makes_all_marks_anew(
    database: Database, vault: Vault, of_before: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_claimants(database, vault)
    monkeypatch.setattr(marking, "_RULES", "another way of writing names")
    assert mark_claimants(database, vault) == 5


def test_a_claimant_under_a_lost_key_hinders_nobody(
    database: Database, vault: Vault, of_before: list[str]
) -> None:
    spoilt = update(ClaimantRecord).where(
        ClaimantRecord.claim_id == select(ClaimantRecord.claim_id).limit(1).scalar_subquery()
    )
    database.write(lambda connection: connection.execute(spoilt.values(sealed=b"spoilt")).rowcount)
    assert mark_claimants(database, vault) == 4
    assert unmarked_claimants(database) == 1
    assert mark_claimants(database, vault) == 0

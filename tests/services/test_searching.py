"""A search is on record before anybody is found, and its words are nowhere."""

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import Claimant
from kiosk.domain.refusals import FormRefused
from kiosk.models import AccessEntry
from kiosk.queries.access_log import first_break
from kiosk.queries.claim_log import claims_before
from kiosk.queries.claim_narrowing import Found, Narrowing
from kiosk.services.searching import marks_of_search, note_search
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import HAORAN, XIAOYU, ASchool, a_claim, a_school, the_strangers_school

WECHAT = Claimant("Ōe Kenzaburō", "2023-2", "wx_Lin-2025")
MAIL = Claimant("欧阳小雨", "2023-2", "Lin.Xiaoyu@example.cn")


@pytest.fixture
def school(database: Database, vault: Vault) -> ASchool:
    made = a_school(database)
    for typed in (XIAOYU, HAORAN, WECHAT, MAIL, XIAOYU):
        a_claim(database, vault, made, typed=typed)
    return made


def found(database: Database, vault: Vault, school: ASchool, words: str) -> list[str]:
    """The names of those whom these words find, the newest claim first."""
    narrowing = Narrowing(found=Found(*marks_of_search(vault, school.id, words)))
    with database.read() as connection:
        page = claims_before(connection, school.station_ids, narrowing)
    return [vault.open(claim.sealed).name for claim in page.claims if claim.sealed]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("林小雨", ["林小雨"] * 2),
        (" 林 小雨　", ["林小雨"] * 2),
        ("13800138000", ["林小雨"] * 2),
        ("+86 138-0013-8000", ["林小雨"] * 2),
        ("１３９１２３４５６７８", ["周浩然"]),
        ("8000", ["林小雨"] * 2),
        ("5678", ["周浩然"]),
        ("OE KENZABURO", []),
        ("ōe-kenzaburō", ["Ōe Kenzaburō"]),
        ("WX_LIN-2025", ["Ōe Kenzaburō"]),
        ("2025", ["Ōe Kenzaburō"]),
        ("lin.xiaoyu@EXAMPLE.cn", ["欧阳小雨"]),
        ("aoyu", ["欧阳小雨"]),
        ("林小", []),
        ("138", []),
        ("13800138001", []),
        ("example.cn", []),
    ],
)
def test_whole_names_whole_contacts_and_last_four_find(
    database: Database, vault: Vault, school: ASchool, words: str, names: list[str]
) -> None:
    assert found(database, vault, school, words) == names


def test_a_whole_contact_does_not_find_everybody_with_its_end(
    database: Database, vault: Vault, school: ASchool
) -> None:
    a_claim(database, vault, school, typed=Claimant("王一", "2023-2", "13700008000"))
    assert found(database, vault, school, "13800138000") == ["林小雨"] * 2
    assert found(database, vault, school, "8000") == ["王一", "林小雨", "林小雨"]


def test_another_school_finds_nobody_of_ours(database: Database, vault: Vault, school: ASchool) -> None:
    stranger = the_strangers_school(database)
    assert found(database, vault, stranger, "林小雨") == []
    narrowing = Narrowing(found=Found(*marks_of_search(vault, school.id, "林小雨")))
    with database.read() as connection:
        assert claims_before(connection, stranger.station_ids, narrowing).claims == []


def test_a_search_is_one_entry_without_its_words(database: Database, school: ASchool) -> None:
    assert note_search(database, school.id, school.staff_id, "  林小雨\n", MONDAY) == "林小雨"
    assert rows_of(database, AccessEntry.act, AccessEntry.reason, AccessEntry.claim_id) == [
        ("search", "", None)
    ]
    with database.read() as connection:
        assert first_break(connection, school.id) is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "search_missing"),
        (" \u200b\t", "search_missing"),
        ("-- ..", "search_missing"),
        ("长" * 61, "search_too_long"),
    ],
)
def test_what_could_be_nobody_is_not_searched_for(
    database: Database, school: ASchool, words: str, reason: str
) -> None:
    with pytest.raises(FormRefused) as refused:
        note_search(database, school.id, school.staff_id, words, MONDAY)
    assert refused.value.reasons == {"words": reason}
    assert counts(database)["access_entry"] == 0

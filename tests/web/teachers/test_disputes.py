"""/teacher/disputes: both families behind one press, three ends, and never another school's."""

import pytest

from kiosk.bootstrap import Station
from kiosk.domain.item_life import Step
from kiosk.models import AccessEntry, Dispute
from kiosk.services.returning import PUT_BACK, put_back
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import HAORAN, SEWN_IN, XIAOYU, ASchool, a_claim, a_dispute, an_item, step_of
from tests.web.phone import Phone

LIST = "/teacher/disputes"
BOTH = (XIAOYU.name, XIAOYU.contact, HAORAN.name, HAORAN.contact, SEWN_IN)


@pytest.fixture
def token(station: Station, school: ASchool) -> str:
    return a_dispute(station.database, station.vault, school)


@pytest.fixture
def address(station: Station, token: str) -> str:
    """The dispute's page."""
    [(number,)] = rows_of(station.database, Dispute.id)
    return f"{LIST}/{number}"


def test_it_waits_in_the_list_masked(teacher: Phone, address: str) -> None:
    page = teacher.open(LIST)
    assert address in page.links
    assert "周*" in page.text
    assert not any(words in page.text + teacher.open(address).text for words in BOTH)


def test_both_sides_open_behind_one_press_that_is_on_record(
    station: Station, school: ASchool, teacher: Phone, address: str
) -> None:
    page = teacher.press(teacher.open(address).form("/open"))
    assert all(words in page.text for words in BOTH)
    assert rows_of(station.database, AccessEntry.act, AccessEntry.claim_id, AccessEntry.staff_id) == [
        ("dispute", 1, school.staff_id)
    ]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("first", "留在了登记的那一家。"),
        ("second", "已经转交给另一家，并登记在他们名下。"),
        ("talked", "两家聊过了，一切都好。"),
    ],
)
def test_it_ends_in_one_of_three_ways(
    station: Station, teacher: Phone, address: str, token: str, outcome: str, said: str
) -> None:
    form = teacher.open(address).form("/settle")
    for _ in range(2):
        page = teacher.press(form, outcome=outcome)
        assert (page.status, page.address) == (200, address)
        assert said in page.text
    assert counts(station.database)["claim"] == (2 if outcome == "second" else 1)
    assert address not in teacher.open(LIST).links
    assert ("/receipts/" in teacher.open(f"/mine/{token}").html) == (outcome == "second")
    assert teacher.press(form, outcome="first" if outcome != "first" else "talked").status == 409


def test_without_an_end_it_stays_open(station: Station, teacher: Phone, address: str) -> None:
    for outcome in (None, "blame"):
        page = teacher.press(teacher.open(address).form("/settle"), outcome=outcome)
        assert page.status == 422
        assert "请选择结果。" in page.text
    assert rows_of(station.database, Dispute.outcome) == [(None,)]


def test_what_moved_on_cannot_be_given_on(station: Station, school: ASchool, teacher: Phone) -> None:
    cup = an_item(station.database, school)
    receipt = a_claim(station.database, station.vault, school, cup)
    a_dispute(station.database, station.vault, school, cup)
    put_back(station.database, receipt, PUT_BACK, MONDAY)
    step_of(station.database, cup.id, Step.MOVE_ON)
    [(number,)] = rows_of(station.database, Dispute.id)
    page = teacher.press(teacher.open(f"{LIST}/{number}").form("/settle"), outcome="second")
    assert page.status == 409
    assert "无法从这里转交" in page.text


@pytest.mark.parametrize("act", ["", "/open", "/settle"])
def test_another_schools_is_not_found(station: Station, stranger: Phone, address: str, act: str) -> None:
    before = counts(station.database)
    token = stranger.open("/teacher/").forms[-1].fields["csrf_token"]
    sent = {"csrf_token": token, "outcome": "second", "key": "the key of a form"}
    page = stranger.post(address + act, **sent) if act else stranger.open(address)
    assert page.status == 404
    assert counts(station.database) == before
    assert address not in stranger.open(LIST).links


def test_looking_settles_nothing(teacher: Phone, visitor: Phone, address: str) -> None:
    assert teacher.client.get(f"{address}/settle").status_code == 405
    assert visitor.open(address).address == "/sign-in"

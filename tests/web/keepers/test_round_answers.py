"""What the script of a keeper's page is answered: every look is kept, with its words and the four numbers."""

from typing import Any

import pytest

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.models import Sighting
from kiosk.services.keeping_duty import close_duty
from tests.clock import Clock
from tests.kept import counts, rows_of
from tests.makers import ADuty, ASchool, a_tag, an_item
from tests.web.doors import token_of
from tests.web.keepers.counting import ROUND, a_board_photo, finished, started, tagged
from tests.web.phone import Phone

Sent = tuple[int, dict[str, Any]]


def sent(tablet: Phone, to: str, token: str, **fields: object) -> Sent:
    """What a script is answered."""
    data = {"csrf_token": token, **fields}
    answer = tablet.client.post(f"{ROUND}/{to}", data=data, headers={"Accept": "application/json"})
    return answer.status_code, answer.get_json()


@pytest.fixture
def token(tablet: Phone) -> str:
    """The token of the page of a count that has just begun."""
    return token_of(started(tablet))


def test_a_look_is_answered_with_its_words_and_the_numbers(
    tablet: Phone, station: Station, school: ASchool, token: str
) -> None:
    code = tagged(station, school)
    tagged(station, school)
    status, said = sent(tablet, "sightings", token, key="a key of one look", way="scan", code=code, round="1")
    assert (status, said["kept"], said["verdict"], said["round"]) == (200, True, "seen", 1)
    assert said["tallies"] == {"expected": 2, "seen": 1, "waiting": 1, "strange": 0}
    assert (said["title"], said["zone"], said["tone"], said["over"]) == ("蓝色水杯", "B", "good", False)
    assert said["sentence"] == "蓝色水杯，看到了！"
    assert said["left"] == "还有 1 件。"


def test_the_same_look_again_is_answered_the_same(
    tablet: Phone, station: Station, school: ASchool, token: str
) -> None:
    cup = an_item(station.database, school)
    first, second = (sent(tablet, "sightings", token, key="a key of one tap", ref=cup.ref) for _ in range(2))
    assert first == second
    assert first[1]["ref"] == cup.ref
    assert counts(station.database)["sighting"] == 1


def test_a_photo_is_answered_look_by_look(
    tablet: Phone, station: Station, school: ASchool, token: str
) -> None:
    codes = [tagged(station, school), a_tag(station.database, school)]
    status, said = sent(tablet, "photo", token, key="a key of a photo", photo=a_board_photo(*codes))
    assert (status, said["verdict"]) == (200, "photo")
    assert {look["code"]: look["verdict"] for look in said["sightings"]} == {
        codes[0]: "seen",
        codes[1]: "blank",
    }
    assert said["tallies"]["strange"] == 1


def test_a_slip_is_taken_back(tablet: Phone, station: Station, school: ASchool, token: str) -> None:
    cup = an_item(station.database, school)
    sent(tablet, "sightings", token, key="a key of one tap", ref=cup.ref)
    for _ in range(2):
        status, said = sent(tablet, "undo", token, key="a key of one tap")
        assert (status, said["verdict"], said["ref"]) == (200, "undone", cup.ref)
        assert said["tallies"]["seen"] == 0


def test_a_strange_code_is_taken_back_alone(tablet: Phone, station: Station, token: str) -> None:
    sent(tablet, "sightings", token, code="22222223")
    status, said = sent(tablet, "undo", token, key="a key of its own", code="22222223")
    assert (status, said["verdict"], said["sentence"]) == (200, "undone", "已经撤回。")
    assert said["tallies"]["strange"] == 0


def test_what_nobody_expected_is_said_with_care(
    tablet: Phone, station: Station, school: ASchool, token: str
) -> None:
    cup = an_item(station.database, school, State.MOVED_ON)
    _status, said = sent(tablet, "sightings", token, ref=cup.ref)
    assert (said["verdict"], said["ask"], said["tone"]) == ("moved_on", False, "sun")


def test_a_look_that_waited_on_the_tablet_until_the_end_is_kept_late(
    tablet: Phone, station: Station, school: ASchool, token: str
) -> None:
    cup = an_item(station.database, school)
    finished(tablet)
    status, said = sent(tablet, "sightings", token, key="it waited there", ref=cup.ref, round="1")
    assert (status, said["verdict"], said["over"]) == (200, "healed", True)
    assert rows_of(station.database, Sighting.late) == [(True,)]


@pytest.mark.parametrize(
    ("to", "fields", "status", "field"),
    [
        ("sightings", {"code": ""}, 422, "code"),
        ("sightings", {"ref": "nosuchitem"}, 422, "code"),
        ("photo", {}, 422, "photo"),
        ("sightings", {"code": "22222223", "round": "99"}, 409, None),
        ("undo", {"round": "99", "key": "a key of one tap"}, 409, None),
        ("undo", {}, 422, None),
    ],
)
def test_what_cannot_be_kept_says_why(
    tablet: Phone,
    station: Station,
    token: str,
    to: str,
    fields: dict[str, str],
    status: int,
    field: str | None,
) -> None:
    got, said = sent(tablet, to, token, **fields)
    assert (got, said["kept"]) == (status, False)
    assert set(said["errors"]) == ({field} if field else set())
    assert field or said["sentence"]
    assert counts(station.database)["sighting"] == 0


def test_a_device_off_duty_keeps_its_look_for_later(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock, token: str
) -> None:
    close_duty(station.database, school.id, duty.id, clock())
    status, said = sent(tablet, "sightings", token, code="22222223")
    assert (status, said["kept"], said["off_duty"]) == (401, False, True)


def test_a_form_without_its_token_is_stale(tablet: Phone, token: str) -> None:
    status, said = sent(tablet, "sightings", "made up", code="22222223")
    assert (status, said) == (400, {"kept": False, "stale": True})

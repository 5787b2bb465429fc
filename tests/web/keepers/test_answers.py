"""The outbox is answered in JSON: kept, to be looked at again, or to be tried again."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from kiosk.adapters.photos.store import StoreFull
from kiosk.bootstrap import Station
from kiosk.domain.refusals import NoRoom
from kiosk.services.keeping_duty import close_duty
from kiosk.web.security import UPLOAD_AT_MOST
from tests.clock import Clock
from tests.kept import counts
from tests.makers import ADuty, ASchool, a_keeper, a_tag, an_item
from tests.web.doors import on_duty, token_of, types_code
from tests.web.keepers.conftest import Snap
from tests.web.keepers.logbook import CUP, logged, save
from tests.web.phone import Phone

KEY = "k" * 22
THING = {**CUP, "key": KEY, "found_on": "2025-10-13"}


def sent(tablet: Phone, address: str = "/keeper/items", **fields: Any) -> TestResponse:
    """What the outbox sends, with the token of a page that is open."""
    form = {"csrf_token": token_of(tablet.open("/duty")), **fields}
    return tablet.client.post(address, data=form, headers={"Accept": "application/json"})


def test_what_is_kept_is_said_with_what_to_do(tablet: Phone, station: Station, snap: Snap) -> None:
    answer = sent(tablet, photo=snap(), **THING)
    said = answer.get_json()
    assert answer.status_code == 200
    assert said == {
        "ref": (ref := said["ref"]),
        "undo": f"/keeper/items/{ref}/undo",
        "kept": True,
        "title": "蓝色水杯",
        "zone": "B",
        "state": "on_display",
        "sentence": "把它挂到 B 区：水杯区。",
    }
    assert [item["note"] for item in logged(station)] == ["小熊贴纸"]


def test_an_answer_that_got_lost_is_given_again(tablet: Phone, station: Station, snap: Snap) -> None:
    first, second = (sent(tablet, photo=snap(), **THING).get_json() for _ in range(2))
    assert first == second
    assert len(logged(station)) == 1


def test_what_a_script_sent_does_not_stay_in_the_form(tablet: Phone, snap: Snap) -> None:
    """The page keeps zone and place itself; an answer that arrives late must not set a newer session back."""
    answer = sent(tablet, photo=snap(), **THING)
    assert "Set-Cookie" not in answer.headers
    assert tablet.open("/keeper/").form("/keeper/items").fields["zone"] == ""


def test_faults_come_with_a_sentence_a_field(
    tablet: Phone, station: Station, school: ASchool, snap: Snap
) -> None:
    tag = a_tag(station.database, school)
    an_item(station.database, school, tag_code=tag)
    bound = sent(tablet, photo=snap(), **{**THING, "tag": tag})
    empty = sent(tablet, key=KEY)
    assert (bound.status_code, empty.status_code) == (422, 422)
    assert bound.get_json() == {
        "kept": False,
        "errors": {"tag": "这张吊牌已经挂在别的东西上了。请拿一张空白的。"},
        "sentence": None,
    }
    assert set(empty.get_json()["errors"]) == {"photo", "category"}


def test_a_key_that_logged_another_thing_is_refused(tablet: Phone, snap: Snap) -> None:
    sent(tablet, photo=snap(), **THING)
    answer = sent(tablet, photo=snap(), **{**THING, "category": "hat"})
    assert answer.status_code == 409
    assert answer.get_json()["sentence"].startswith("这份表单已经提交过")


def test_off_duty_nothing_is_kept_and_the_door_is_named(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock, snap: Snap
) -> None:
    close_duty(station.database, school.id, duty.id, clock())
    answer = sent(tablet, photo=snap(), **THING)
    said = answer.get_json()
    assert answer.status_code == 401
    assert (said["kept"], said["off_duty"], said["url"]) == (False, True, "/duty")
    assert said["sentence"]
    assert not list((station.config.data_dir / "photos").rglob("*.webp"))


def test_a_nameless_device_is_asked_for_a_name(stranger: Phone, duty: ADuty, snap: Snap) -> None:
    token = token_of(types_code(stranger, duty.code))
    answer = sent(stranger, photo=snap(), **{**THING, "csrf_token": token})
    assert (answer.status_code, answer.get_json()["url"]) == (401, "/keeper/who")


def test_an_old_token_is_stale(tablet: Phone, station: Station, snap: Snap) -> None:
    answer = sent(tablet, photo=snap(), **{**THING, "csrf_token": "made up"})
    assert (answer.status_code, answer.get_json()) == (400, {"kept": False, "stale": True})
    assert logged(station) == []


def test_another_stations_thing_waits_for_that_station(tablet: Phone, station: Station, snap: Snap) -> None:
    answer = sent(tablet, photo=snap(), station="99", **THING)
    assert (answer.status_code, answer.get_json()["elsewhere"]) == (409, True)
    assert logged(station) == []
    assert sent(tablet, photo=snap(), station="1", **THING).status_code == 200


def test_who_filled_it_in_is_who_logged_it(
    tablet: Phone, station: Station, school: ASchool, snap: Snap
) -> None:
    stranger = a_keeper(station.database, school, "周可可")
    for number, keeper in enumerate(("2", str(stranger), "nobody", "")):
        sent(tablet, photo=snap(), keeper=keeper, **{**THING, "key": f"{number}{KEY}"})
    assert [item["keeper_id"] for item in logged(station)] == [2, 1, 1, 1]


def test_a_full_photo_store_is_for_another_try(
    tablet: Phone, snap: Snap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFull

    monkeypatch.setattr("kiosk.adapters.photos.store.PhotoFolder.keep", full)
    answer = sent(tablet, photo=snap(), **THING)
    assert answer.status_code == 507
    assert answer.get_json()["errors"]["photo"].startswith("照片存满了")


def test_a_full_disk_is_for_another_try(
    tablet: Phone, station: Station, snap: Snap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(act: object) -> None:
        raise NoRoom

    with monkeypatch.context() as disk:
        disk.setattr(station.database, "write", full)
        answer = sent(tablet, photo=snap(), **THING)
    assert answer.status_code == 507
    assert answer.get_json() == {
        "kept": False,
        "sentence": "守护站的存储空间满了，这次没有存下。请告诉老师。",
    }
    assert sent(tablet, photo=snap(), **THING).status_code == 200


def test_what_is_too_large_is_said_so(tablet: Phone, station: Station) -> None:
    token = token_of(tablet.open("/duty"))
    photo = FileStorage(BytesIO(bytes(UPLOAD_AT_MOST)), "IMG_1.jpg", "photo")
    boundary, body = encode_multipart({**THING, "csrf_token": token, "photo": photo})
    kind = f"multipart/form-data; boundary={boundary}"
    headers = {"Accept": "application/json"}
    answer = tablet.client.post("/keeper/items", data=body, content_type=kind, headers=headers)
    assert answer.status_code == 413
    assert answer.get_json()["kept"] is False
    assert logged(station) == []


def test_undone_it_says_so_and_again_when_asked_again(tablet: Phone, station: Station, snap: Snap) -> None:
    ref = sent(tablet, photo=snap(), **THING).get_json()["ref"]
    answers = [sent(tablet, f"/keeper/items/{ref}/undo") for _ in range(2)]
    assert [(answer.status_code, answer.get_json()) for answer in answers] == [
        (200, {"kept": True, "ref": ref})
    ] * 2
    assert "category" not in tablet.open("/keeper/").form("/keeper/items").fields


def test_what_was_not_logged_here_is_not_undone(tablet: Phone, station: Station, school: ASchool) -> None:
    answer = sent(tablet, f"/keeper/items/{an_item(station.database, school).ref}/undo")
    assert answer.status_code == 409
    assert answer.get_json()["sentence"]


def test_a_browser_that_loads_a_page_gets_a_page(tablet: Phone, duty: ADuty, app: Flask, snap: Snap) -> None:
    page = save(tablet, photo=snap(), **CUP)
    assert page.title
    nobody = Phone(app)
    assert on_duty(nobody, duty.code).title


def test_the_worker_has_a_say_over_keepers_pages_only(stranger: Phone) -> None:
    answer = stranger.client.get("/keeper/worker.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Service-Worker-Allowed"] == "/keeper/"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_counts_of_refused_answers_stay(tablet: Phone, station: Station) -> None:
    before = counts(station.database)
    sent(tablet, key=KEY)
    assert counts(station.database) == before

"""Whatever goes wrong is one page with one clear sentence, in both languages, and the log names nobody."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from flask import Flask, abort

from kiosk.adapters.database import Database
from kiosk.bootstrap import Station
from tests.makers import XIAOYU_IN_WORDS, ASchool, a_school
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form
from tests.web.phone import Page, Phone

SENTENCES = {
    400: ("请返回，再提交一次。", "Please go back and send it once more."),
    403: ("请打开守护站自己的页面，在那里填写。", "Please open the station's own page and fill it in there."),
    404: (
        "网址可能有误。看板上有所有在等主人的东西。",
        "The address may have a slip in it. The board shows all that is waiting.",
    ),
    413: (
        "请返回，填过的内容还在。换一张小一点的照片，不超过 20 MB。",
        "Please go back; what you typed is still there. Choose a smaller photo, at most 20 MB.",
    ),
    500: (
        "不是你的问题。请再试一次；要是还不行，请告诉老师。",
        "It is not your fault. Please try once more; if it stays so, tell a teacher.",
    ),
}
SENTENCES[405] = SENTENCES[404]
SENTENCES[503] = SENTENCES[500]
SENTENCES[415] = SENTENCES[418] = SENTENCES[400]


@pytest.fixture
def school(station: Station) -> ASchool:
    """A school with one station."""
    return a_school(station.database)


@pytest.fixture(params=["zh", "en"])
def reader(app: Flask, school: ASchool, request: pytest.FixtureRequest) -> Phone:
    """A phone in each language."""
    return Phone(app, request.param)


@pytest.fixture
def log() -> Iterator[list[Any]]:
    """What was written to the log."""
    with structlog.testing.capture_logs() as lines:
        yield lines


def is_one_kind_page(page: Page) -> bool:
    """One heading, one way on, nothing of the machine room."""
    inside = page.html[page.html.index("<main") : page.html.index("</main>")]
    machine = re.search(r"Traceback|Error|Exception|werkzeug|\.py|sqlite|SELECT|line \d", page.html)
    return inside.count("<h1") == 1 and inside.count('href="/"') == 1 and machine is None


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 415, 418, 500, 503])
def test_every_status_has_its_sentence(app: Flask, reader: Phone, status: int, monkeypatch) -> None:
    monkeypatch.setattr("kiosk.web.families.privacy.all_schools", lambda _connection: abort(status))
    page = reader.open("/privacy")
    assert page.status == status
    assert page.says(*SENTENCES[status])
    assert is_one_kind_page(page)


def test_what_a_visitor_can_meet(reader: Phone) -> None:
    token = reader.open("/late").form("/late").fields["csrf_token"]
    met = {
        404: reader.open("/nothing/at/all"),
        405: reader.open("/items/x/claim"),
        413: reader.post("/late", csrf_token=token, name="很" * 100_000),
    }
    for status, page in met.items():
        assert page.status == status
        assert page.says(*SENTENCES[status])
        assert is_one_kind_page(page)
    assert reader.open("/%00").status == 404
    assert reader.open("/?zone=%00").says(*SENTENCES[400])


def test_a_mishap_is_our_fault_and_says_so(
    reader: Phone, station: Station, school: ASchool, monkeypatch: pytest.MonkeyPatch, log: list[Any]
) -> None:
    form = claim_form(reader.open(f"/t/{a_tagged_item(station, school)[1]}"))

    def broken(_database: Database, _vault: object, form: Any, *_others: object) -> None:
        raise ValueError(f"cannot keep {form.typed} of {form!r}")

    monkeypatch.setattr("kiosk.web.families.registering.claim_at_station", broken)
    page = reader.press(form, **THREE_LINES)
    assert page.status == 500
    assert page.says(*SENTENCES[500])
    assert is_one_kind_page(page)
    assert not any(word in page.html for word in XIAOYU_IN_WORDS)


def test_the_log_says_where_and_what_kind_and_nothing_that_was_typed(
    reader: Phone, station: Station, school: ASchool, monkeypatch: pytest.MonkeyPatch, log: list[Any]
) -> None:
    form = claim_form(reader.open(f"/t/{a_tagged_item(station, school)[1]}"))

    def broken(_database: Database, _vault: object, form: Any, *_others: object) -> None:
        raise ValueError(f"cannot keep {form.typed}")

    monkeypatch.setattr("kiosk.web.families.registering.claim_at_station", broken)
    reader.press(form, **THREE_LINES)
    (line,) = [entry for entry in log if entry["log_level"] == "error"]
    assert (line["endpoint"], line["kind"]) == ("families.claim", "ValueError")
    assert line["where"][-1].endswith(" broken")
    assert "exc_info" not in line
    assert not any(word in repr(line) for word in XIAOYU_IN_WORDS)


def test_an_ordinary_day_leaves_nothing_personal_in_the_log(
    reader: Phone, station: Station, school: ASchool, log: list[Any]
) -> None:
    form = claim_form(reader.open(f"/t/{a_tagged_item(station, school)[1]}"))
    reader.press(form, **{**THREE_LINES, "contact": "1"})
    receipt = reader.press(form, **THREE_LINES)
    reader.press(receipt.form("/forget"))
    assert not any(word in repr(log) for word in (*XIAOYU_IN_WORDS, receipt.address))


def test_a_database_that_is_gone_is_our_fault_too(reader: Phone, station: Station, monkeypatch) -> None:
    with station.database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE claimant")
        connection.exec_driver_sql("DROP TABLE claim")
    page = reader.open("/receipts/" + "A" * 32)
    assert page.status == 500
    assert page.says(*SENTENCES[500])
    assert is_one_kind_page(page)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "FOO"])
def test_odd_methods_are_refused(app: Flask, school: ASchool, method: str) -> None:
    for path in ("/", "/late", "/board/east", "/nothing"):
        answer = app.test_client().open(path, method=method)
        assert answer.status_code in {400, 404, 405}
        assert "csrf" not in answer.text


def test_a_form_that_is_no_form_is_refused(app: Flask, school: ASchool) -> None:
    bodies = {"application/json": b"{}", "text/plain": b"\xff\xfe", "multipart/form-data": b"--x"}
    for kind, body in bodies.items():
        answer = app.test_client().post("/late", data=body, content_type=kind)
        assert answer.status_code == 400

"""What a teacher does beside claims, tried as pages: works, once, undone, and never at another school."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.services.claiming import claim_late
from kiosk.services.forgetting import forget_claimant
from tests.clock import MONDAY, Clock
from tests.kept import counts
from tests.makers import ASchool, a_claim, a_claim_form, an_item
from tests.web.doors import signed_in
from tests.web.phone import Page, Phone

LOG = "/teacher/claims"
NIGHT_IN_CHINA = datetime(2025, 10, 13, 19, 0, tzinfo=MONDAY.tzinfo)
NIGHT = "这条记录是在夜里"


@pytest.fixture
def tokens(station: Station, school: ASchool) -> list[str]:
    """A cup claimed at night, a ball in the afternoon."""
    found = []
    for category, now in (("cup", NIGHT_IN_CHINA - timedelta(days=1)), ("ball", MONDAY)):
        item = an_item(station.database, school, category=category, now=MONDAY - timedelta(days=3))
        found.append(a_claim(station.database, station.vault, school, item, now))
    return found


def things(page: Page) -> list[str]:
    """The claims in the log, from the top."""
    return [link for link in page.links if link.removeprefix(f"{LOG}/").isdigit()]


def test_one_claim_is_seen_and_unseen_again(teacher: Phone, tokens: list[str]) -> None:
    page = teacher.open(f"{LOG}?category=cup")
    page = teacher.press([form for form in page.forms if form.action.endswith("/seen")][-1])
    assert "王老师已看" in page.text
    assert things(page) == [f"{LOG}/1"], "the way back leads to the same narrowed log"
    assert things(teacher.open(f"{LOG}?seen=yes")) == [f"{LOG}/1"]
    assert things(teacher.open(f"{LOG}?seen=no")) == [f"{LOG}/2"]
    page = teacher.press(page.form("/unseen"))
    assert things(teacher.open(f"{LOG}?seen=yes")) == []


def all_on_page(teacher: Phone, page: Page) -> Page:
    """The teacher marks the whole page as seen."""
    form = next(form for form in page.forms if form.action.endswith("/seen"))
    assert "标为已看" in page.text
    ids = [link.rsplit("/", 1)[1] for link in things(page)]
    answer = teacher.client.post(form.action, data={**form.fields, "claim": ids})
    assert answer.status_code == 303
    return teacher.open(answer.location)


def test_a_whole_page_is_seen_and_undone(teacher: Phone, tokens: list[str]) -> None:
    page = all_on_page(teacher, teacher.open(f"{LOG}?seen=no"))
    assert things(page) == []
    assert "2 条记录已标为已看" in page.text
    form = next(form for form in page.forms if form.action.endswith("/unseen"))
    answer = teacher.client.post(form.action, data={**form.fields, "claim": ["1", "2"]})
    assert "just" not in answer.location
    assert len(things(teacher.open(answer.location))) == 2


@pytest.mark.parametrize("claims", [[], ["x"], ["9" * 30]])
def test_a_form_that_names_no_claim_is_refused(teacher: Phone, tokens: list[str], claims: list[str]) -> None:
    form = next(form for form in teacher.open(LOG).forms if form.action.endswith("/seen"))
    answer = teacher.client.post(form.action, data={**form.fields, "claim": claims})
    assert answer.status_code == 400


def test_the_way_back_stays_in_the_log(teacher: Phone, tokens: list[str]) -> None:
    form = next(form for form in teacher.open(LOG).forms if form.action.endswith("/seen"))
    for back in (
        "//elsewhere.example",
        "https://elsewhere.example/?x=1",
        "next=//elsewhere.example&seen=yes",
    ):
        answer = teacher.client.post(form.action, data={**form.fields, "claim": "1", "back": back})
        assert answer.location in {LOG, f"{LOG}?seen=yes"}


def test_a_flag_says_why_kindly_and_can_be_dismissed(teacher: Phone, tokens: list[str]) -> None:
    page = teacher.open(f"{LOG}?odd=yes")
    assert things(page) == [f"{LOG}/1"]
    assert NIGHT in page.text
    page = teacher.press(page.form("/dismiss"))
    assert things(page) == []
    page = teacher.open(f"{LOG}/1")
    assert NIGHT in page.text
    assert "一切正常" in page.text
    page = teacher.press(page.form("/restore"))
    assert page.address == f"{LOG}/1"
    assert things(teacher.open(f"{LOG}?odd=yes")) == [f"{LOG}/1"]


def test_many_by_one_contact_says_how_many(teacher: Phone, station: Station, school: ASchool) -> None:
    tokens = [a_claim(station.database, station.vault, school) for _ in range(6)]
    page = teacher.open(f"{LOG}?odd=yes")
    assert "这个联系方式一周内登记了 5 件" in page.text
    assert "这个联系方式一周内登记了 6 件" in page.text
    for token in tokens:
        forget_claimant(station.database, token)
    page = teacher.open(f"{LOG}?odd=yes")
    assert len(things(page)) == 2
    assert "五件或更多" in page.text


def test_a_note_is_written_shown_and_taken_back(teacher: Phone, tokens: list[str]) -> None:
    page = teacher.press(teacher.open(f"{LOG}/1").form("/notes"), note="奶奶<b>来取</b>的")
    assert page.address == f"{LOG}/1"
    assert "奶奶<b>来取</b>的 王老师" in page.text.replace("&lt;", "<")
    assert "<b>来取" not in page.html
    page = teacher.open(LOG)
    assert "来取" in page.text
    page = teacher.press(page.form("/take-back"))
    assert page.address == LOG
    assert "来取" not in page.text


@pytest.mark.parametrize(("note", "sentence"), [("", "请先写下备注"), ("长" * 201, "备注最多 200 个字")])
def test_a_note_that_cannot_be_kept_comes_back(
    teacher: Phone, station: Station, tokens: list[str], note: str, sentence: str
) -> None:
    page = teacher.press(teacher.open(f"{LOG}/1").form("/notes"), note=note)
    assert page.status == 422
    assert sentence in page.text
    assert page.form("/notes").fields["note"] == note
    assert counts(station.database)["claim_note"] == 0
    assert teacher.press(page.form("/notes"), note="短一点").address == f"{LOG}/1"


def test_a_forgotten_claim_offers_no_note(teacher: Phone, station: Station, tokens: list[str]) -> None:
    forget_claimant(station.database, tokens[0])
    assert not [form for form in teacher.open(f"{LOG}/1").forms if form.action.endswith("/notes")]


def test_the_thing_is_put_back_on_the_board(
    teacher: Phone, station: Station, school: ASchool, tokens: list[str], clock: Clock
) -> None:
    form = teacher.open(f"{LOG}/2").form("/put-back")
    page = teacher.press(form)
    assert "已放回" in page.text
    assert not [form for form in page.forms if form.action.endswith("/put-back")]
    before = counts(station.database)
    assert teacher.press(form).status == 200
    assert counts(station.database) == before


def test_late_claims_and_odd_ones_have_a_chip(teacher: Phone, station: Station, school: ASchool) -> None:
    item = an_item(station.database, school)
    claim_late(station.database, station.vault, a_claim_form(item), MONDAY)
    page = teacher.open(LOG)
    assert {f"{LOG}?kind=late", f"{LOG}?odd=yes", f"{LOG}?seen=no"} <= set(page.links)
    assert len(things(teacher.open(f"{LOG}?kind=late"))) == 1


ACTS = [
    "/teacher/claims/seen",
    "/teacher/claims/unseen",
    "/teacher/claims/1/notes",
    "/teacher/claims/1/notes/1/take-back",
    "/teacher/claims/1/flags/at_night/dismiss",
    "/teacher/claims/1/flags/at_night/restore",
    "/teacher/claims/1/put-back",
]


@pytest.mark.parametrize("address", ACTS)
def test_no_look_does_anything_and_nobody_else_may(
    app: Flask, teacher: Phone, stranger: Phone, station: Station, tokens: list[str], address: str
) -> None:
    teacher.press(teacher.open(f"{LOG}/1").form("/notes"), note="一条")
    log = teacher.open(LOG)
    before = (counts(station.database), log.text)
    assert teacher.open(address).status == 405
    csrf = stranger.open(LOG).form("/search").fields["csrf_token"]
    fields = {"csrf_token": csrf, "claim": "1", "note": "von fremd"}
    assert stranger.client.post(address, data=fields).status_code == 404
    visitor = Phone(app)
    visitor.open("/sign-in")
    token = visitor.open("/sign-in").form("/sign-in").fields["csrf_token"]
    answer = visitor.client.post(address, data={**fields, "csrf_token": token})
    assert answer.status_code in {302, 303}
    assert "/sign-in" in answer.location
    assert (counts(station.database), teacher.open(LOG).text) == before


def test_it_speaks_english(app: Flask, station: Station, tokens: list[str]) -> None:
    browser = Phone(app, "en")
    signed_in(browser)
    page = browser.open(f"{LOG}?odd=yes")
    assert page.says("这条记录是在夜里", "It was registered in the night, between 23:00 and 5:00.")
    assert page.says("标为已看", "Mark all on this page as seen")

"""One claimant in full: asked for, written into the access log, shown once, kept nowhere."""

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.models import AccessEntry
from kiosk.services.forgetting import forget_claimant
from tests.clock import MONDAY, Clock
from tests.makers import XIAOYU_IN_WORDS, ASchool, a_claim, an_item
from tests.web.doors import signed_in
from tests.web.phone import Page, Phone

CLAIM = "/teacher/claims/1"
NAME, CLASS, _KEY, CONTACT = XIAOYU_IN_WORDS


@pytest.fixture
def claim(station: Station, school: ASchool) -> str:
    """林小雨's claim; the token of her receipt."""
    item = an_item(station.database, school, note="小熊贴纸")
    return a_claim(station.database, station.vault, school, item)


def looks(station: Station) -> list[tuple[object, ...]]:
    """The access log."""
    columns = (
        AccessEntry.school_id,
        AccessEntry.staff_id,
        AccessEntry.act,
        AccessEntry.claim_id,
        AccessEntry.reason,
        AccessEntry.at,
    )
    with station.database.read() as connection:
        return [tuple(row) for row in connection.execute(select(*columns))]


def reveal(teacher: Phone, reason: str = "水杯拿错了", **filled_in: str | None) -> Page:
    """Presses the button on the claim's page."""
    return teacher.press(teacher.open(CLAIM).form("/reveal"), reason=reason, **filled_in)


def test_a_claim_is_shown_masked(teacher: Phone, station: Station, claim: str) -> None:
    page = teacher.open(CLAIM)
    assert page.title == "蓝色水杯"
    for words in ("小熊贴纸", "林*", "三(2)班", "138****8000", "2025-10-13 15:30", "已带回家"):
        assert words in page.text
    assert NAME not in page.html
    assert CONTACT not in page.html
    assert looks(station) == []


def test_a_look_is_in_the_access_log_before_it_is_on_the_page(
    teacher: Phone, station: Station, school: ASchool, claim: str
) -> None:
    page = reveal(teacher, reason="  水杯拿错了  ")
    assert page.status == 200
    for words in (NAME, CLASS, CONTACT):
        assert words in page.text
    assert page.says("这次查看已记入查阅日志。", "Your look is in the access log.")
    assert looks(station) == [(school.id, school.staff_id, "reveal", 1, "水杯拿错了", MONDAY)]


def test_no_browser_and_no_proxy_keeps_the_answer(teacher: Phone, claim: str) -> None:
    response = reveal(teacher).response
    assert response.headers["Cache-Control"] == "no-store"
    assert response.history == ()


def test_a_reason_is_asked_once_a_day(teacher: Phone, station: Station, claim: str, clock: Clock) -> None:
    page = reveal(teacher, " ")
    assert page.status == 422
    assert page.says("请写一句为什么要看", "Please write what for")
    assert NAME not in page.html
    assert looks(station) == []
    reveal(teacher, "核对水杯")
    assert "核对水杯" in teacher.open(CLAIM).text
    assert reveal(teacher, "").status == 200
    assert [entry[4] for entry in looks(station)] == ["核对水杯"] * 2
    clock.forward(hours=9)
    assert "核对水杯" not in teacher.open(CLAIM).text
    assert reveal(teacher, "").status == 422


def test_a_novel_is_cut(teacher: Phone, station: Station, claim: str) -> None:
    assert reveal(teacher, "字" * 3000).status == 200
    assert [len(str(entry[4])) for entry in looks(station)] == [200]


def test_every_look_is_an_entry_of_its_own(teacher: Phone, station: Station, claim: str) -> None:
    for _ in range(2):
        reveal(teacher)
    assert len(looks(station)) == 2


def test_looking_at_the_page_again_shows_it_masked(teacher: Phone, station: Station, claim: str) -> None:
    reveal(teacher)
    assert NAME not in teacher.open(CLAIM).html
    assert len(looks(station)) == 1


def test_changing_the_language_does_not_reveal_again(teacher: Phone, station: Station, claim: str) -> None:
    [other] = [link for link in reveal(teacher).links if "lang=en" in link]
    page = teacher.open(other)
    assert page.address == CLAIM
    assert NAME not in page.html
    assert len(looks(station)) == 1


def test_who_was_forgotten_stays_forgotten(teacher: Phone, station: Station, claim: str) -> None:
    form = teacher.open(CLAIM).form("/reveal")
    forget_claimant(station.database, claim)
    page = teacher.press(form, reason="水杯拿错了")
    assert page.status == 200
    assert NAME not in page.html
    assert page.says("姓名、班级和电话已按约定删除", "Name, class and phone were forgotten")
    assert not [form for form in page.forms if form.action.endswith("/reveal")]


def test_it_refuses_get(teacher: Phone, station: Station, claim: str) -> None:
    assert teacher.open(f"{CLAIM}/reveal").status == 405
    assert looks(station) == []


def test_it_refuses_a_missing_token(teacher: Phone, station: Station, claim: str) -> None:
    page = reveal(teacher, csrf_token=None)
    assert page.status == 400
    assert NAME not in page.html
    assert looks(station) == []


def test_it_refuses_the_teacher_of_another_school(
    stranger: Phone, teacher: Phone, station: Station, claim: str
) -> None:
    page = stranger.open(CLAIM)
    assert page.status == 404
    assert page.says("没有找到这条认领记录", "We do not know this claim")
    form = teacher.open(CLAIM).form("/reveal")
    form.fields["csrf_token"] = stranger.open("/teacher/").form("/sign-out").fields["csrf_token"]
    page = stranger.press(form)
    assert page.status == 404
    assert not [words for words in (NAME, CONTACT, "林*", "水杯") if words in page.html]
    assert looks(station) == []


def test_it_refuses_who_is_not_signed_in(
    visitor: Phone, teacher: Phone, station: Station, claim: str
) -> None:
    form = teacher.open(CLAIM).form("/reveal")
    form.fields["csrf_token"] = visitor.open("/sign-in").form("/sign-in").fields["csrf_token"]
    page = visitor.press(form)
    assert page.address == "/sign-in"
    assert NAME not in page.html
    assert looks(station) == []


@pytest.mark.parametrize("number", ["2", "0", "99999999999999999", "9" * 40, "x", "-1"])
def test_an_unknown_claim_is_a_page_of_its_own(teacher: Phone, claim: str, number: str) -> None:
    assert teacher.open(f"/teacher/claims/{number}").status == 404


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, school: ASchool, claim: str, language: str) -> None:
    browser = Phone(app, language)
    signed_in(browser)
    assert browser.open(CLAIM).says("查看完整的姓名和电话", "See name and phone in full")
    assert reveal(browser).says("这次查看已记入查阅日志。", "Your look is in the access log.")

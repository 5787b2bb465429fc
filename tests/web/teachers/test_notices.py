"""/teacher/notices: what families miss, what fits best beside it, and what a teacher can do about it."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State, Step
from kiosk.models import AccessEntry, LostNotice, NoticeMatch
from kiosk.queries.lost_notices import PAGE, good_matches
from kiosk.services.closing_notices import FOUND, close_notice, forget_contact
from tests.clock import MONDAY
from tests.makers import XIAOYU, ASchool, a_notice, an_item, step_of
from tests.web.doors import signed_in
from tests.web.phone import Phone

LIST, ONE = "/teacher/notices", "/teacher/notices/1"
ACTS = ["/reveal", "/dismiss", "/close"]


@pytest.fixture
def token(station: Station, school: ASchool) -> str:
    """The page of the blue cup that is missing."""
    return a_notice(station.database, station.vault, school)


@pytest.fixture
def cup(station: Station, school: ASchool, token: str) -> int:
    """The number of the cup that is found."""
    return an_item(station.database, school, note="小熊贴纸").id


def the_notice(station: Station) -> Any:
    with station.database.read() as connection:
        return connection.execute(select(LostNotice)).one()


def looks(station: Station) -> list[tuple[object, ...]]:
    columns = (AccessEntry.school_id, AccessEntry.staff_id, AccessEntry.act, AccessEntry.at)
    with station.database.read() as connection:
        return [tuple(row) for row in connection.execute(select(*columns))]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_best_match_stands_beside_each_notice(
    app: Flask, school: ASchool, cup: int, language: str
) -> None:
    browser = Phone(app, language)
    signed_in(browser)
    page = browser.open(LIST)
    assert page.says("寻物启事", "Lost notices")
    assert page.says("描述很像 · 同一个地方 · 同一天", "described alike · same place · same day")
    assert page.says("相似度", "fits")
    assert "138****8000" in page.text
    assert XIAOYU.contact not in page.html
    assert page.html.count('class="fit is-good"') == 1


def test_without_any_notice_it_says_so(teacher: Phone) -> None:
    assert "目前没有家庭在寻物。" in teacher.open(LIST).text


def test_a_notice_without_match_says_so(teacher: Phone, token: str) -> None:
    assert "还没有找到相像的东西。" in teacher.open(LIST).text
    assert "还没有找到相像的东西。" in teacher.open(ONE).text


def test_it_narrows_to_good_matches(teacher: Phone, station: Station, school: ASchool, cup: int) -> None:
    a_notice(station.database, station.vault, school, category="umbrella", words="长柄")
    assert "长柄" in teacher.open(LIST).text
    page = teacher.open(f"{LIST}?good=1")
    assert "小熊贴纸" in page.text
    assert "长柄" not in page.text
    with station.database.read() as connection:
        assert good_matches(connection, school.id) == 1


@pytest.mark.parametrize("step", [Step.MISS, Step.CLAIM])
def test_what_is_gone_is_no_good_match(
    teacher: Phone, station: Station, school: ASchool, cup: int, step: Step
) -> None:
    step_of(station.database, cup, step)
    assert "目前没有哪张启事有很像的失物。" in teacher.open(f"{LIST}?good=1").text
    with station.database.read() as connection:
        assert good_matches(connection, school.id) == 0


def test_closed_ones_are_off_the_list_and_keep_their_page(
    teacher: Phone, station: Station, token: str
) -> None:
    close_notice(station.database, token, FOUND, MONDAY)
    assert "蓝色水杯" not in teacher.open(LIST).text
    assert "已经回到家人身边。" in teacher.open(ONE).text


def test_a_long_list_has_pages(teacher: Phone, station: Station, school: ASchool) -> None:
    for number in range(PAGE + 2):
        a_notice(station.database, station.vault, school, words=f"第{number}号")
    page = teacher.open(LIST)
    [older] = [link for link in page.links if "before=" in link]
    second = teacher.open(older)
    assert page.html.count("lost-pair") == PAGE
    assert second.html.count("lost-pair") == 2
    assert "第0号" in second.text


def test_a_list_asks_as_often_for_many_as_for_one(
    teacher: Phone, station: Station, school: ASchool, cup: int
) -> None:
    asked: list[str] = []
    event.listen(
        station.database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_rest: asked.append(statement),
    )
    counts = []
    for number in range(3):
        asked.clear()
        teacher.open(LIST)
        counts.append(len(asked))
        for other in range(3):
            a_notice(station.database, station.vault, school, words=f"小熊{number}{other}")
    assert len(set(counts)) == 1


def test_what_a_teacher_keeps_is_shown_to_teachers(teacher: Phone, station: Station, school: ASchool) -> None:
    an_item(station.database, school, State.HELD, note="屏幕有裂纹", colour="black")
    a_notice(station.database, station.vault, school, category="phone", colour="black")
    page = teacher.open(ONE)
    assert "屏幕有裂纹" in page.text
    assert "老师保管" in page.text


def test_a_dismissed_match_stays_away(teacher: Phone, station: Station, cup: int) -> None:
    form = teacher.open(ONE).form("/dismiss")
    for _ in range(2):
        page = teacher.press(form)
        assert (page.status, page.address) == (200, ONE)
        assert "还没有找到相像的东西。" in page.text
    with station.database.read() as connection:
        assert connection.scalars(select(NoticeMatch.dismissed_at)).all() == [MONDAY]


@pytest.mark.parametrize("item", ["99", "x", None, "9" * 40])
def test_a_match_that_is_none_cannot_be_dismissed(teacher: Phone, cup: int, item: str | None) -> None:
    assert teacher.press(teacher.open(ONE).form("/dismiss"), item=item).status == 404


@pytest.mark.parametrize(
    ("outcome", "kept", "words"),
    [
        ("found", "found", "已经回到家人身边。"),
        ("withdrawn", "withdrawn", "已经不再寻找。"),
        ("odd", "withdrawn", "已经不再寻找。"),
    ],
)
def test_a_teacher_closes_it_once(
    teacher: Phone, station: Station, token: str, outcome: str, kept: str, words: str
) -> None:
    form = teacher.open(ONE).form("/close")
    for other in (outcome, "found"):
        page = teacher.press(form, outcome=other)
        assert (page.status, page.address) == (200, ONE)
        assert words in page.text
    assert the_notice(station).outcome == kept


def test_a_look_at_the_contact_is_in_the_access_log_first(
    teacher: Phone, station: Station, school: ASchool, token: str
) -> None:
    page = teacher.press(teacher.open(ONE).form("/reveal"))
    assert page.status == 200
    assert XIAOYU.contact in page.text
    assert page.response.headers["Cache-Control"] == "no-store"
    assert looks(station) == [(school.id, school.staff_id, "match", MONDAY)]
    assert XIAOYU.contact not in teacher.open(ONE).html
    assert len(looks(station)) == 1


def test_who_was_forgotten_stays_forgotten(teacher: Phone, station: Station, token: str) -> None:
    form = teacher.open(ONE).form("/reveal")
    forget_contact(station.database, token)
    page = teacher.press(form)
    assert XIAOYU.contact not in page.html
    assert "未保存" in page.text
    assert not [each for each in page.forms if each.action.endswith("/reveal")]


@pytest.mark.parametrize("act", ACTS)
def test_every_act_refuses_get_and_a_missing_token(
    teacher: Phone, station: Station, cup: int, act: str
) -> None:
    assert teacher.open(ONE + act).status == 405
    assert teacher.press(teacher.open(ONE).form(act), csrf_token=None).status == 400
    assert looks(station) == []
    assert the_notice(station).outcome is None


@pytest.mark.parametrize("act", ACTS)
def test_every_act_refuses_the_teacher_of_another_school(
    stranger: Phone, teacher: Phone, station: Station, cup: int, act: str
) -> None:
    form = teacher.open(ONE).form(act)
    form.fields["csrf_token"] = stranger.open("/teacher/").form("/sign-out").fields["csrf_token"]
    page = stranger.press(form, outcome="found")
    assert page.status == 404
    assert XIAOYU.contact not in page.html
    assert looks(station) == []
    assert the_notice(station).outcome is None


def test_another_school_sees_nothing_of_it(stranger: Phone, cup: int) -> None:
    assert "小熊贴纸" not in stranger.open(LIST).text
    assert stranger.open(ONE).status == 404


@pytest.mark.parametrize("number", ["2", "0", "99999999999999999", "9" * 40, "x", "-1"])
def test_an_unknown_notice_is_a_page_of_its_own(teacher: Phone, token: str, number: str) -> None:
    assert teacher.open(f"{LIST}/{number}").status == 404


def test_who_is_not_signed_in_sees_nothing(visitor: Phone, cup: int) -> None:
    for address in (LIST, ONE):
        page = visitor.open(address)
        assert page.address == "/sign-in"
        assert "小熊贴纸" not in page.text

"""王老师 reads a term in pictures, and in the table behind each; what is too few stays unsaid."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from tests.clock import MONDAY, Clock
from tests.makers import XIAOYU_IN_WORDS, ASchool, a_claim, a_duty, a_round, an_item
from tests.web.doors import signed_in
from tests.web.phone import Page, Phone

FIGURES = "/teacher/figures"
ALL = {"fates", "kinds", "places", "weekdays", "days", "index", "waiting"}


def charts(page: Page) -> dict[str, ElementTree.Element]:
    """The charts of a page by what their title's id begins with; each must be well formed."""
    drawn = re.findall(r'<svg class="chart"[^>]*role="img".*?</svg>', page.html, re.DOTALL)
    found = [ElementTree.fromstring(svg) for svg in drawn]  # noqa: S314 — our own page
    return {svg.attrib["aria-labelledby"].removesuffix("-title"): svg for svg in found}


def words_of(svg: ElementTree.Element, tag: str = "text") -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter(tag)]


def table_after(page: Page, key: str) -> list[list[str]]:
    """The rows of the table behind a chart."""
    behind = page.html.split(f'id="{key}-title"')[1].split("</details>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", behind, re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


@pytest.fixture
def busy(station: Station, school: ASchool) -> ASchool:
    """Twelve cups and a hat of which twelve are home, a count, and a cup in store."""
    for number in range(12):
        a_claim(station.database, station.vault, school, now=MONDAY - timedelta(hours=number))
    an_item(station.database, school, category="hat", place="gym")
    an_item(station.database, school, State.STORED)
    a_round(station.database, school, a_duty(station.database, school), ended=True)
    return school


def test_every_chart_is_told_and_has_its_table(teacher: Phone, busy: ASchool) -> None:
    page = teacher.open(FIGURES)
    drawn = charts(page)
    assert set(drawn) == ALL
    for key, svg in drawn.items():
        [title], [desc] = words_of(svg, "title"), words_of(svg, "desc")
        assert svg.attrib["aria-describedby"] == f"{key}-desc"
        assert title
        assert desc
        head, *rows = table_after(page, key)
        assert rows
        assert {len(row) for row in rows} == {len(head)}
    assert "style=" not in page.html
    assert not set(XIAOYU_IN_WORDS) & set(page.text.split())


def test_pictures_and_tables_say_the_same(teacher: Phone, busy: ASchool) -> None:
    page = teacher.open(FIGURES)
    drawn = charts(page)
    assert page.says("回家率", "Reunited share")
    assert "85%" in page.text
    assert words_of(drawn["kinds"]) == ["水杯", "12 / 13 · 92%", "帽子", "0 / 1"]
    assert table_after(page, "kinds")[1:] == [["水杯", "13", "12", "92%"], ["帽子", "1", "0", "不满十件"]]
    assert table_after(page, "fates")[1:] == [["已经回家", "12"], ["在收纳柜里", "1"], ["未登记离开", "1"]]
    assert table_after(page, "days")[1:3] == [["0", "12"], ["1", "0"]]
    assert table_after(page, "waiting")[1] == ["不到一周", "0", "1", "0"]
    assert table_after(page, "index")[1:] == [["10月13日", "92%"]]
    assert page.says("回家的失物里，有一半当天就回了家。", "home on the very day")


def test_filled_bars_are_as_long_as_their_share(teacher: Phone, busy: ASchool) -> None:
    kinds = charts(teacher.open(FIGURES))["kinds"]
    lengths = [(each.attrib["class"], int(each.attrib["width"])) for each in kinds.iter("rect")]
    assert lengths == [
        ("chart-hollow", 318),
        ("chart-filled", 294),
        ("chart-hollow", 24),
        ("chart-filled", 0),
    ]


def test_what_is_too_few_is_not_said(teacher: Phone, station: Station, school: ASchool) -> None:
    for _number in range(9):
        a_claim(station.database, station.vault, school)
    a_round(station.database, school, a_duty(station.database, school), ended=True)
    page = teacher.open(FIGURES)
    assert set(charts(page)) == {"fates", "kinds", "places", "weekdays"}
    assert "%" not in page.text.split("这些数字是怎么来的")[0]
    assert page.says("满 10 件失物回家后，这里会显示出来。", "Shows itself once")


def test_without_a_thing_there_is_a_kind_word_and_no_chart(teacher: Phone) -> None:
    for address in (FIGURES, f"{FIGURES}?term=last", f"{FIGURES}?station=2"):
        page = teacher.open(address)
        assert page.says("这个学期还没有登记过失物", "Nothing was logged in this term yet")
        assert charts(page) == {}


def test_this_term_and_the_last_and_each_station_are_a_link_away(
    teacher: Phone, busy: ASchool, clock: Clock
) -> None:
    clock.forward(days=150)
    signed_in(teacher)
    page = teacher.open(FIGURES)
    assert "fates" not in charts(page)
    before = next(link for link in page.links if "term=last" in link)
    assert set(charts(teacher.open(before))) == ALL
    assert "现在：" not in teacher.open(before).text
    other = next(link for link in page.links if f"station={busy.station_ids[1]}" in link)
    assert "north门" in teacher.open(other).title


def test_a_station_of_another_school_is_not_shown(stranger: Phone, busy: ASchool) -> None:
    page = stranger.open(f"{FIGURES}?station={busy.station_id}")
    assert charts(page) == {}
    assert "外校elsewhere门" in page.title


def test_it_refuses_a_visitor_and_a_post(visitor: Phone, teacher: Phone) -> None:
    assert visitor.open(FIGURES).address == "/sign-in"
    assert teacher.post(FIGURES).status == 405

"""Chips narrow the board, alone and together, with true counts; words find things in three spellings."""

import re
from datetime import timedelta

import pytest

from kiosk.bootstrap import Station
from tests.clock import MONDAY, Clock
from tests.makers import ASchool, an_item
from tests.web.families.test_board import hanging
from tests.web.phone import Page, Phone

CHIP = re.compile(
    r'<a class="chip" href="([^"]*)"( aria-current="true")?>.*?<span>([^<]+)</span> <b>(\d+)</b>', re.DOTALL
)


@pytest.fixture
def things(station: Station, school: ASchool) -> dict[str, str]:
    """The public names of five different things, found at different times."""

    def found(days_ago: int, **how: str) -> str:
        day = MONDAY.date() - timedelta(days=days_ago)
        return an_item(station.database, school, found_on=day, **how).ref

    return {
        "cup": found(0),
        "other cup": found(3, colour="red", place="canteen"),
        "jacket": found(10, category="jacket", zone="A"),
        "ball": found(40, category="ball", colour="green", zone="C", place="gym"),
        "rope": found(40, category="rope", colour="red", zone="D", note="木柄"),
    }


def chips(page: Page) -> dict[str, tuple[str, bool, int]]:
    """Per chip's label: where it leads, whether it is chosen, and its count."""
    found = CHIP.findall(page.html)
    return {
        label: (href.replace("&amp;", "&"), bool(chosen), int(count)) for href, chosen, label, count in found
    }


def test_every_chip_shows_as_many_things_as_it_says(family: Phone, things: dict[str, str]) -> None:
    found = chips(family.open("/"))
    assert len(found) > 12
    for label, (address, chosen, count) in found.items():
        page = family.open(address)
        assert not chosen
        assert len(hanging(page)) == count > 0, label
        assert f"找到 {count} 件" in page.text
        assert chips(page)[label][1:] == (True, count)


@pytest.mark.parametrize(
    ("label", "english", "expected"),
    [
        ("水杯区", "Cups", {"cup", "other cup"}),
        ("球", "Ball", {"ball"}),
        ("红色", "red", {"other cup", "rope"}),
        ("体育馆", "Gym", {"ball"}),
        ("今天", "Today", {"cup"}),
        ("近一周", "This week", {"cup", "other cup"}),
        ("近一个月", "This month", {"cup", "other cup", "jacket"}),
        ("更早", "Earlier", {"ball", "rope"}),
    ],
)
def test_each_chip_narrows(
    reader: Phone, things: dict[str, str], label: str, english: str, expected: set[str]
) -> None:
    chip = chips(reader.open("/"))[label if reader.language == "zh" else english]
    assert set(hanging(reader.open(chip[0]))) == {things[name] for name in expected}


def test_chips_combine_and_let_go_again(family: Phone, things: dict[str, str]) -> None:
    red = family.open(chips(family.open("/"))["红色"][0])
    red_cups = family.open(chips(red)["水杯"][0])
    assert hanging(red_cups) == [things["other cup"]]
    assert chips(red_cups)["红色"][1:] == (True, 1)
    assert chips(red_cups)["水杯"][1:] == (True, 1)
    cups = family.open(chips(red_cups)["红色"][0])
    assert set(hanging(cups)) == {things["cup"], things["other cup"]}
    assert "/board/east" in red_cups.links


def test_chips_and_words_combine(family: Phone, things: dict[str, str]) -> None:
    found = family.open("/?q=红色")
    assert set(hanging(found)) == {things["other cup"], things["rope"]}
    narrowed = family.open(chips(found)["绳伞区"][0])
    assert hanging(narrowed) == [things["rope"]]
    search = next(form for form in narrowed.forms if "q" in form.names)
    assert search.fields == {"q": "红色", "zone": "D"}


@pytest.mark.parametrize(
    "query",
    [
        *("蓝色水杯", "蓝水杯", "蓝色的水杯", "水杯 蓝色", "操场 水杯 蓝", "杯子 蓝", "蓝色 cup"),
        *("blue cup", "Blue Cup", "cup blue", "playground cup", "ＢＬＵＥ　ＣＵＰ"),
        *("lan se shui bei", "lanse shuibei"),
    ],
)
def test_the_blue_cup_is_found(family: Phone, things: dict[str, str], query: str) -> None:
    assert hanging(family.open(f"/?q={query}")) == [things["cup"]]


@pytest.mark.parametrize("query", ["紫色水杯", "purple cup", "%", "_", "' OR 1=1 --", "zzz"])
def test_what_is_not_there_is_not_found(reader: Phone, things: dict[str, str], query: str) -> None:
    page = reader.open(f"/board/east?q={query.replace('%', '%25')}")
    if hanging(page):
        assert len(hanging(page)) == len(things)  # nothing but signs: nothing was asked for
    else:
        assert page.says("板上没有找到这样的东西", "Nothing like that is on the board")
        assert "/board/east" in page.links


def test_a_long_query_is_cut_and_never_a_mishap(family: Phone, things: dict[str, str]) -> None:
    assert family.open("/?q=" + "蓝" * 5000).status == 200
    assert family.open("/?q=%01%ff").status == 200


@pytest.mark.parametrize("facet", ["zone", "category", "colour", "place", "when"])
@pytest.mark.parametrize("value", ["nonsense", "水杯", "x" * 1000])
def test_an_unknown_choice_finds_nothing_or_is_no_choice(
    family: Phone, things: dict[str, str], facet: str, value: str
) -> None:
    page = family.open(f"/?{facet}={value}")
    assert page.status == 200
    shown = len(hanging(page))
    assert shown in {0, len(things)}
    assert (f"找到 {shown} 件" in page.text) or (f"{shown} 件东西等主人" in page.text)


def test_words_typed_into_the_box_are_only_words(family: Phone, things: dict[str, str]) -> None:
    page = family.open('/?q="><script>alert(1)</script>')
    assert "<script>alert" not in page.html
    assert next(form for form in page.forms if "q" in form.names).fields["q"] == '"><script>alert(1)</script>'


def test_the_day_moves_on_at_the_schools_midnight(
    family: Phone, things: dict[str, str], clock: Clock
) -> None:
    assert chips(family.open("/"))["今天"][2] == 1
    clock.forward(hours=8, minutes=29)
    assert chips(family.open("/"))["今天"][2] == 1
    clock.forward(minutes=1)
    assert "今天" not in chips(family.open("/"))

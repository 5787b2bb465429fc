"""The weekly letter: one page always, a symbol that leads to the board alone, kind words, no overflow."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.adapters.printing.icons import icons_in
from kiosk.adapters.printing.letter import BOTH, KindWaits, Letter, letter_sheet
from kiosk.adapters.printing.letter_words import WeekTold, letter_text, week_in_words
from kiosk.adapters.printing.words import Pair
from kiosk.paths import folder

from .reading import a_heading, colliding, pages_of, size_of, symbols_in, text_of, unembedded_fonts, words_on
from .sheets import LONG

ICONS = icons_in((folder("static") / "img" / "icons.svg").read_text())
MONDAY = date(2026, 11, 16)
TOLD = WeekTold(MONDAY, MONDAY + timedelta(days=6), 12, 8, 1, 48, 2, 92, True)
BOARD = "https://lost.school.cn/board/east-gate"


CUP = Pair("水杯", "Cup")


def some_kinds(count, name=CUP):
    return [KindWaits(name, 30 - number, ICONS["cat-cup"]) for number in range(count)]


def a_letter(kinds=3, heading=None, board=BOARD, **how):
    heading = a_heading(**(heading or {}))
    duties = [date(2026, 11, 25), date(2026, 11, 30)]
    return Letter(heading, replace(TOLD, **how), some_kinds(kinds), duties, board)


def lines_of(pdf):
    [page] = words_on(pdf)
    return [text for text, _ in page]


def test_it_tells_the_week_in_both_languages_on_one_a4_page():
    pdf = letter_sheet(a_letter())
    text = text_of(pdf)
    for told in ("诚信周报", "Integrity Weekly", "2026年11月16日至11月22日", "16 to 22 November 2026"):
        assert told in text
    for told in (
        "12 件失物",
        "8 件回到了主人身边",
        "12 things were found",
        "48 件失物",
        "92%",
        "11月25日 星期三",
    ):
        assert told in text
    assert size_of(pdf) == pytest.approx((210, 297), abs=0.01)


def test_its_symbol_says_the_boards_address_and_nothing_else():
    [page] = pages_of(letter_sheet(a_letter()), 150)
    assert symbols_in(page) == [BOARD]
    assert "lost.school.cn/board/east-gate" in text_of(letter_sheet(a_letter()))


def test_one_language_alone_is_larger_and_says_nothing_in_the_other():
    text = text_of(letter_sheet(a_letter(), ["en"]))
    assert "Dear families" in text
    assert "各位家长" not in text
    assert "各位家长" in text_of(letter_sheet(a_letter(), ["zh"]))


@pytest.mark.parametrize("tongues", [BOTH, ["zh"], ["en"]])
@pytest.mark.parametrize("kinds", [0, 1, 10, 40])
def test_the_longest_names_and_numbers_stay_on_one_page_and_off_each_other(tongues, kinds):
    letter = a_letter(
        kinds=0,
        heading=LONG,
        board="https://a-very-long-name-of-a-host.that-never-ends.example.school.cn/board/" + "s" * 40,
        **dict.fromkeys(["found", "home", "home_late", "waiting", "held"], 123_456_789),
    )
    long_name = Pair("非常特别的一种东西" * 9, "A very particular kind of thing " * 3)
    letter = replace(letter, kinds=some_kinds(kinds, long_name), duties=[date(2026, 12, 28)] * 9)
    pdf = letter_sheet(letter, tongues)
    [page] = words_on(pdf)
    assert colliding(page, margin=7) == []
    assert symbols_in(pages_of(pdf, 200)[0]) == [letter.board]


def test_what_does_not_fit_is_counted():
    assert "还有 31 类 31 more kinds" in lines_of(letter_sheet(a_letter(kinds=40)))
    assert "more kinds" not in text_of(letter_sheet(a_letter(kinds=10)))


def test_the_index_is_silent_where_it_is_hidden_and_kind_where_it_is_low():
    hidden = letter_sheet(a_letter(percent=None))
    assert "诚信指数" not in text_of(hidden)
    assert "%" not in text_of(hidden)
    assert "随时都可以补上" in "".join(letter_text(replace(TOLD, percent=40), "zh"))
    assert "every single thing" in " ".join(letter_text(replace(TOLD, percent=100), "en"))


@pytest.mark.parametrize(
    ("how", "chinese", "english"),
    [
        ({"found": 0, "home": 0}, "照看得真好", "nothing new was found"),
        ({"found": 0, "home": 1}, "1 件失物回到了主人身边", "1 thing found the way home"),
        ({"found": 1, "home": 0}, "等着主人来认领", "1 thing was found"),
        ({"home_late": 2}, "2 件是事后补登记", "2 of them were registered afterwards"),
        ({"waiting": 1, "held": 1}, "1 件贵重物品", "1 valuable is kept"),
        ({"open_board": False}, "守护栏就在守护站", "The board hangs at the station"),
    ],
)
def test_every_week_has_its_words(how, chinese, english):
    told = replace(TOLD, **how)
    assert chinese in "".join(letter_text(told, "zh"))
    assert english in " ".join(letter_text(told, "en"))


@pytest.mark.parametrize("none", [{"waiting": 0, "held": 0}, {"home_late": 0}, {"percent": None}])
def test_of_nothing_nothing_is_said(none):
    whole, less = letter_text(TOLD, "zh"), letter_text(replace(TOLD, **none), "zh")
    assert len(less) == len(whole) - 1
    assert set(less) <= set(whole)


def test_a_week_over_two_months_and_years_is_told_in_full():
    told = replace(TOLD, monday=date(2026, 12, 28), sunday=date(2027, 1, 3))
    assert week_in_words(told) == Pair("2026年12月28日至1月3日", "28 December to 3 January 2027")


def test_without_kinds_and_duties_it_is_glad():
    text = text_of(letter_sheet(replace(a_letter(kinds=0), duties=[])))
    assert "失物都回家了" in text
    assert "没有轮值" in text


def test_its_fonts_are_embedded_and_the_same_week_has_the_same_bytes():
    pdf = letter_sheet(a_letter())
    assert unembedded_fonts(pdf) == []
    assert pdf == letter_sheet(a_letter())
    assert len(pdf) < 120_000

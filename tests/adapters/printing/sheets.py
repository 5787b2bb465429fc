"""Makers of lists: the longest names a school may have, and rows by the number."""

from kiosk.adapters.printing.lists import Column, Section, ZoneMark
from kiosk.adapters.printing.words import Pair

LONG = {
    "name_zh": "阳光实验学校教育集团滨江校区诚信守护站" * 5,
    "name_en": "A very long station name " * 9,
    "school_zh": "学校" * 60,
    "school_en": "School " * 40,
}
MARKS = [
    ZoneMark("A", "blue", "stripes"),
    ZoneMark("B", "yellow", "dots"),
    ZoneMark("C", "orange", "grid"),
    ZoneMark("D", "green", "waves"),
    ZoneMark("E", "purple", "zigzag"),
    ZoneMark("F", "pink", "checks"),
    ZoneMark("G", "black", "diagonal"),
    ZoneMark("H", "white", "plain"),
]
TITLE = Pair("搬动单", "Move list")
COLUMNS = [
    Column(Pair("完成", "Done"), 1, "box"),
    Column(Pair("编号", "Code"), 2),
    Column(Pair("东西", "Thing"), 3.4),
    Column(Pair("在", "From"), 1, "zone"),
    Column(Pair("为什么", "Why"), 4),
]


def some_rows(count, thing="蓝色水杯", why="挂了 21 天"):
    """Every row its own number, so that none can be lost unseen."""
    return [
        ["✓" if number % 2 else None, f"N{number:03} 9QXA", thing, MARKS[number % 8], why]
        for number in range(count)
    ]


def three_sections(count, **how):
    """Ups, downs and aways: half the rows, a third, and the rest."""
    rows = some_rows(count, **how)
    first, second = count // 2, count // 2 + count // 3
    return [
        Section(Pair("挂上去", "Up"), rows[:first], Pair("今天没有要挂的。", "Nothing to hang up.")),
        Section(Pair("收下来", "Down"), rows[first:second], Pair("今天没有要收的。", "Nothing comes down.")),
        Section(Pair("该有去向了", "To give away"), rows[second:], Pair("没有到期的。", "Nothing is due.")),
    ]

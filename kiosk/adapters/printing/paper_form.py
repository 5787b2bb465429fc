"""The form for a day without power: families write by hand, and a teacher keys the sheet in later."""

from collections.abc import Sequence

from kiosk.domain.codes import LENGTH, grouped
from kiosk.domain.paper_serial import SheetRow, rows_of

from . import pictograms, words
from .brush import OUTLINE, Brush
from .heading import StationHeading
from .lettering import Line, fitted, width_of
from .paper import Paper
from .paragraphs import in_a_box
from .rail import BOLD, HIGH, LEFT, RIGHT, SOFT, WIDE, WOOD, first_rail, foot
from .words import Pair

TITLE = Pair("纸上登记表", "Register on paper")
WHEN_USED = Pair("停电或断网时用", "For days without power or network")
SHEET = Pair("纸单号", "Sheet")
DAY, TAG, WHAT = Pair("日期和时间", "Day and time"), Pair("吊牌码", "Tag code"), Pair("是什么", "What it is")
NAME, CLASS, CONTACT = Pair("姓名", "Name"), Pair("班级", "Class"), Pair("家长电话", "Parent's phone")
AS_YOU_LIKE = Pair("家长电话（可不填）", "Parent's phone (optional)")
WRITE = Pair("写好这一行，带它回家", "Write one row, take it home")
PLEDGE = Pair(
    "诚信约定：我认准了，拿的是自己的东西；拿错了，我会送回来。",
    "My word: I made sure that it is mine; if I was wrong, I bring it back.",
)
PRIVACY = Pair(
    "这张纸会怎样：老师照着录入登记，录好就把纸粉碎。姓名和电话只有老师能看，到期删除。",
    "What happens to this paper: a teacher keys it in and shreds it. Only teachers see names and "
    "phone numbers, and they are deleted in time.",
)
DATE_MARKS, CLOCK_MARK = Pair("月", "日"), ":"
_ACROSS = RIGHT - LEFT
_ROWS_TOP, _ROW = 211.0, 20.6
_BOX = 6.2
_LABEL, _SMALL = 2.9, 2.3
_PAINT, _PAPER = "#FFE9B8", "#FFFDF8"


def paper_form(
    heading: StationHeading,
    serials: Sequence[str],
    pledge: Pair = PLEDGE,
    *,
    contact_required: bool = True,
) -> bytes:
    """A sheet of rows for each of the serials, as PDF. Raises ValueError for none.

    `pledge`: what families promise, in the school's own words where it has any.
    """
    contact = CONTACT if contact_required else AS_YOU_LIKE
    if not serials:
        raise ValueError("a form needs a serial")
    paper = Paper(f"{TITLE.zh} {TITLE.en} · {heading.name}", WIDE, HIGH)
    for number, serial in enumerate(serials):
        if number:
            paper.next_page()
        brush = Brush(paper.canvas)
        first_rail(paper, brush, heading, TITLE, [f"{WHEN_USED.zh} · {WHEN_USED.en}"])
        _steps(paper, brush)
        _serial(paper, brush, serial)
        for row in rows_of(serial):
            _row(paper, brush, row, _ROWS_TOP - (row.number - 1) * _ROW, contact)
        _word(paper, pledge)
        foot(paper, number + 1, len(serials))
    return paper.finished()


def _steps(paper: Paper, brush: Brush) -> None:
    """The three steps in pictures; the third is said as it is done without a phone."""
    steps = (
        (pictograms.look, words.LOOK, words.LOOK_MORE),
        (pictograms.recognise, words.RECOGNISE, words.RECOGNISE_MORE),
        (pictograms.register, words.REGISTER, WRITE),
    )
    for number, (picture, name, more) in enumerate(steps):
        x = LEFT + number * 45
        brush.box(x, 215, 43, 27, 3, "#FFFFFF", WOOD, 0.5)
        with brush.at(x + 8.6, 231.6, 0.52):
            picture(brush)
        paper.write(fitted(name.zh, 25, 5.4, 3, BOLD), x + 17, 232.8, OUTLINE)
        paper.write(fitted(name.en, 25, 3.4, 2.2), x + 17, 227.6, SOFT)
        paper.write(fitted(more.zh, 39, 3.5, 2.2), x + 2, 220.4, OUTLINE)
        paper.write(fitted(more.en, 39, 2.7, 1.8), x + 2, 216.9, SOFT)


def _serial(paper: Paper, brush: Brush, serial: str) -> None:
    """The sheet's code, to be typed when it is keyed in."""
    x, wide = LEFT + 137, _ACROSS - 137
    brush.box(x, 215, wide, 27, 3, _PAINT, WOOD, 0.5)
    paper.write(fitted(f"{SHEET.zh} {SHEET.en}", wide - 6, 4, 2.4), x + 3, 235, SOFT)
    text, spacing = grouped(serial), 0.06
    size = (wide - 6) / (width_of(text, 1, spacing) + BOLD)
    paper.write(Line(text, min(size, 9), BOLD, spacing), x + 3, 223, OUTLINE)


def _row(paper: Paper, brush: Brush, row: SheetRow, top: float, contact: Pair) -> None:
    """A row of two lines: when and what, then who; it bears its sheet's code, so it can be cut off."""
    low = top - _ROW
    if row.number % 2:
        brush.box(LEFT, low, _ACROSS, _ROW, 0, _PAPER)
    paper.hairs([(LEFT, low, RIGHT, low)], WOOD, 0.3, 1.6)
    brush.disc(LEFT + 5.5, top - 6.4, 3.9, _PAINT, OUTLINE, 0.4)
    paper.write(fitted(f"{row.number}", 6, 5, 3, BOLD), LEFT + 5.5, top - 8.2, OUTLINE, centred=True)
    paper.write(Line(f"{grouped(row.serial)} - {row.number}", 1.9), LEFT + 0.6, low + 0.9, SOFT)
    first, second = top - 9.2, low + 3.9
    _to_write(paper, brush, DAY, LEFT + 12, 52, first, marks=True)
    _boxes(paper, brush, LEFT + 67, first)
    _to_write(paper, brush, WHAT, LEFT + 126, _ACROSS - 126, first)
    _to_write(paper, brush, NAME, LEFT + 12, 55, second)
    _to_write(paper, brush, CLASS, LEFT + 71, 34, second)
    _to_write(paper, brush, contact, LEFT + 109, _ACROSS - 109, second)


def _to_write(
    paper: Paper, brush: Brush, name: Pair, x: float, wide: float, y: float, *, marks: bool = False
) -> None:
    """A line to write on, its name at its beginning; `marks`: month, day and clock stand in it already."""
    said = _named(paper, name, x, y)
    start = x + said + 1.5
    brush.line((start, y - 0.6), (x + wide, y - 0.6), colour=OUTLINE, width=0.25)
    if marks:
        room = x + wide - start
        for share, mark in ((0.26, DATE_MARKS.zh), (0.55, DATE_MARKS.en), (0.8, CLOCK_MARK)):
            paper.write(Line(mark, 3), start + room * share, y + 0.3, SOFT)


def _named(paper: Paper, name: Pair, x: float, y: float) -> float:
    """A name in both languages, one above the other; returns its width, mm."""
    chinese, english = fitted(name.zh, 30, _LABEL, 2, BOLD), fitted(name.en, 30, _SMALL, 1.7)
    paper.write(chinese, x, y + 2.2, OUTLINE)
    paper.write(english, x, y - 0.6, SOFT)
    return max(chinese.width, english.width)


def _boxes(paper: Paper, brush: Brush, x: float, y: float) -> None:
    """Eight boxes, in two halves as a tag's code is printed."""
    left = x + _named(paper, TAG, x, y) + 1.5
    for place in range(LENGTH):
        gap = 1.6 if place >= LENGTH // 2 else 0
        at = left + place * _BOX * 0.86 + gap
        brush.box(at, y - 1.2, _BOX * 0.86, _BOX, 0.5, "#FFFFFF", OUTLINE, 0.25)


def _word(paper: Paper, pledge: Pair) -> None:
    """What is promised to the family, and what the family promises."""
    top, middle = _ROWS_TOP - 8 * _ROW - 2, 29.5
    for pair, above, low in ((PRIVACY, top, middle), (pledge, middle, 12.5)):
        for each in in_a_box([f"{pair.zh} {pair.en}".strip()], _ACROSS, above - low, 3.5, 1.8):
            paper.write(each.line, LEFT, above - each.below, OUTLINE)

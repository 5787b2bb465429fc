"""The poster beside the board: the lost things, the three steps, and the station's QR symbol.

Everything is drawn on an A4 sheet's millimetres and enlarged for A3.
"""

from dataclasses import replace
from typing import Literal

from kiosk.domain.codes import grouped

from . import pictograms, things, words
from .brush import OUTLINE, Brush
from .heading import StationHeading, host_of
from .lettering import CUT, Line, fitted, fitted_address, width_of
from .paper import Paper
from .paragraphs import in_a_box
from .symbols import readable_symbol

WIDE, HIGH = 210.0, 297.0
PAGES = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
BOLD = 0.045
CREAM, WOOD, HOLE, SOFT = "#FFF4DF", "#D9A566", "#EFD9B2", "#7A6450"
LEFT, RIGHT = 14.0, 196.0
MIDDLE = WIDE / 2


def poster(heading: StationHeading, url: str, code: str, page: Literal["a4", "a3"] = "a4") -> bytes:
    """A one-page PDF; `url` is what the symbol says, `code` is typed beside it. Raises UnreadableSymbol."""
    wide, high = PAGES[page]
    paper = Paper(f"{words.POSTER_TITLE.zh} {words.POSTER_TITLE.en} · {heading.name}", wide, high)
    scale = min(wide / WIDE, high / HIGH)
    brush = Brush(paper.canvas)
    with brush.at((wide - WIDE * scale) / 2, (high - HIGH * scale) / 2, scale):
        _board(brush)
        _things(paper, brush)
        _title(paper, heading)
        _steps(paper, brush)
        _scan(paper, brush, heading, url, code)
        _creed(paper, brush)
    return paper.finished()


def _board(brush: Brush) -> None:
    """A pegboard in a wooden frame; its holes are one dashed line a row, with round caps and no length."""
    brush.box(7, 7, WIDE - 14, HIGH - 14, 9, CREAM, WOOD, 2.6)
    canvas = brush.canvas
    canvas.saveState()
    canvas.setDash([0.001, 5.999])
    for row in range(45):
        y = 16.5 + row * 6
        brush.line((LEFT - 1, y), (RIGHT + 1.1, y), colour=HOLE, width=1.1)
    canvas.restoreState()
    for low, high in ((204, 36), (13.5, 18)):
        brush.box(LEFT - 2, low, RIGHT - LEFT + 4, high, 2, CREAM)


def _things(paper: Paper, brush: Brush) -> None:
    hung = (
        (29, things.hat, things.RED),
        (59, things.bottle, things.BLUE),
        (126, things.jacket, things.GREEN),
        (158, things.ball, things.ORANGE),
        (184, things.scarf, things.PURPLE),
    )
    for x, thing, colour in hung:
        with brush.at(x, 279):
            thing(brush)
            things.peg(brush, colour)
    brush.box(75, 249, 30, 20, 8, "#FFFFFF", OUTLINE)
    brush.shape((75.4, 260.5), [(69.5, 255.5), (75.6, 255.2)], "#FFFFFF", closed=False)
    paper.write(fitted(words.I_AM_HERE.zh, 27, 5.2, 4, BOLD), 90, 259.6, OUTLINE, centred=True)
    paper.write(fitted(words.I_AM_HERE.en, 27, 4, 3), 90, 253, SOFT, centred=True)


def _title(paper: Paper, heading: StationHeading) -> None:
    if heading.school:
        paper.write(fitted(heading.school, 176, 5.2, 3.6), MIDDLE, 235, SOFT, centred=True)
    line = fitted(heading.name, 176, 17, 9, BOLD)
    if not line.text.endswith(CUT):
        paper.write(line, MIDDLE, 216.6, OUTLINE, centred=True)
    for each in in_a_box([heading.name], 172, 20, 8, 5) if line.text.endswith(CUT) else []:
        paper.write(replace(each.line, weight=BOLD), MIDDLE, 231.5 - each.below, OUTLINE, centred=True)
    if heading.name_zh and heading.name_en:
        paper.write(fitted(heading.name_en, 176, 6.4, 4.4), MIDDLE, 206.4, SOFT, centred=True)


def _steps(paper: Paper, brush: Brush) -> None:
    steps = (
        (pictograms.look, words.LOOK, words.LOOK_MORE),
        (pictograms.recognise, words.RECOGNISE, words.RECOGNISE_MORE),
        (pictograms.register, words.REGISTER, words.REGISTER_MORE),
    )
    for number, (picture, name, more) in enumerate(steps):
        left = LEFT + number * 62
        middle = left + 29
        brush.box(left, 143, 58, 58, 6, "#FFFFFF", WOOD, 0.6)
        with brush.at(middle, 184):
            picture(brush)
        title = fitted(name.zh, 34, 9, 6, BOLD)
        english = fitted(name.en, 22, 5, 3.5)
        x = middle - (title.width + 2.5 + english.width) / 2
        paper.write(title, x, 160, OUTLINE)
        paper.write(english, x + title.width + 2.5, 160, SOFT)
        paper.write(fitted(more.zh, 54, 4.4, 3), middle, 152.6, OUTLINE, centred=True)
        paper.write(fitted(more.en, 54, 3.7, 2.6), middle, 147, SOFT, centred=True)


def _scan(paper: Paper, brush: Brush, heading: StationHeading, url: str, code: str) -> None:
    brush.box(LEFT, 35, RIGHT - LEFT, 102, 7, "#FFFFFF", WOOD, 0.6)
    symbol = readable_symbol(url)
    side = 98.0
    paper.stamp(symbol, LEFT + 2, 37, side / symbol.side)
    x, width = LEFT + 2 + side, 78.0
    paper.write(fitted(words.SCAN.zh, width, 9, 6, BOLD), x, 120, OUTLINE)
    paper.write(fitted(words.SCAN.en, width, 5.2, 3.5), x, 112, SOFT)
    _named(paper, words.ADDRESS, x, 100)
    y = 91.8
    for row in fitted_address(host_of(url), width, 7.6, 4):
        paper.write(row, x, y, OUTLINE)
        y -= row.size * 1.2
    _named(paper, words.CODE, x, 76.5)
    brush.box(x - 0.5, 59.5, width, 14.5, 4, "#FFE9B8")
    text, spacing = grouped(code), 0.08
    size = min(11.0, (width - 8) / (width_of(text, 1, spacing) + BOLD))
    paper.write(Line(text, size, BOLD, spacing), x + 3.5, 66.8 - size * 0.37, OUTLINE)
    paper.write(fitted(words.COMPARE.zh, width, 4.4, 3), x, 50.5, OUTLINE)
    paper.write(fitted(words.COMPARE.en, width, 3.7, 2.6), x, 45, SOFT)


def _named(paper: Paper, name: words.Pair, x: float, y: float) -> None:
    paper.write(fitted(f"{name.zh} {name.en}", 78, 4.2, 3), x, y, SOFT)


def _creed(paper: Paper, brush: Brush) -> None:
    line = fitted(words.CREED.zh, 120, 8, 5, BOLD)
    paper.write(line, MIDDLE, 24, OUTLINE, centred=True)
    paper.write(fitted(words.CREED.en, 120, 4.6, 3), MIDDLE, 16.4, SOFT, centred=True)
    dots = (things.RED, things.ORANGE, things.YELLOW, things.GREEN, things.BLUE, things.PURPLE)
    for number, colour in enumerate(dots):
        for side, order in ((-1, number), (1, len(dots) - 1 - number)):
            brush.disc(MIDDLE + side * (52 + order * 7), 22, 2.2, colour)

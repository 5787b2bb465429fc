"""What a keeper takes home at the end of a term: a certificate, framed by the pegs of the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from . import things, words
from .brush import OUTLINE, Brush
from .heading import StationHeading
from .lettering import Line, fitted
from .paper import Paper
from .words import Pair

WIDE, HIGH = 297.0, 210.0
MIDDLE = WIDE / 2
BOLD = 0.045
CREAM, PAPER, WOOD, HOLE, SOFT, PAINT = "#FFF4DF", "#FFFDF8", "#D9A566", "#EFD9B2", "#6B5743", "#FFD45C"
PEGS = (things.RED, things.ORANGE, things.YELLOW, things.GREEN, things.BLUE, things.PURPLE)
FRAME = "frame"
EDGE = 11.0
"""Where the frame's middle runs, from the paper's edge."""


@dataclass(frozen=True)
class Honoured:
    """A keeper and what they did in the term. `class_label`: as the school says it, or empty."""

    name: str
    class_label: str
    duties: int
    logged: int


def certificate(
    heading: StationHeading,
    name: str,
    class_label: str,
    term: Pair,
    duties: int,
    logged: int,
    signed: str,
    day: date,
) -> bytes:
    """One keeper's certificate as PDF; `signed`: the teacher whose signature is to come above the name."""
    return certificates(heading, [Honoured(name, class_label, duties, logged)], term, signed, day)


def certificates(
    heading: StationHeading, keepers: Sequence[Honoured], term: Pair, signed: str, day: date
) -> bytes:
    """A page for each keeper, in their order. Raises ValueError for no keepers."""
    if not keepers:
        raise ValueError("a certificate needs a keeper")
    title = words.CERTIFICATE_TITLE
    paper = Paper(f"{title.zh} {title.en} · {heading.name}", WIDE, HIGH)
    paper.keep(FRAME, lambda: _frame(Brush(paper.canvas)))
    for number, keeper in enumerate(keepers):
        if number:
            paper.next_page()
        brush = Brush(paper.canvas)
        paper.put(FRAME)
        _title(paper, heading)
        _keeper(paper, brush, keeper)
        _said(paper, heading, term)
        _done(paper, brush, keeper)
        _signed(paper, brush, signed, day)
        creed = f"{words.CREED.zh} {words.CREED.en}"
        paper.write(fitted(creed, 150, 3, 2.3), MIDDLE, 25.4, SOFT, centred=True)
    return paper.finished()


def _frame(brush: Brush) -> None:
    """The board's wooden frame with a peg every few steps, what hangs on it, and the paper in its middle."""
    brush.box(EDGE, EDGE, WIDE - 2 * EDGE, HIGH - 2 * EDGE, 9, CREAM, WOOD, 5)
    canvas = brush.canvas
    canvas.saveState()
    canvas.setDash([0.001, 5.999])
    for row in range(29):
        brush.line((19.5, 21 + row * 6), (WIDE - 19, 21 + row * 6), colour=HOLE, width=1.1)
    canvas.restoreState()
    brush.box(24, 22, WIDE - 48, 139, 5, PAPER, WOOD, 0.7)
    brush.box(71, 163, 155, 31, 0, CREAM)
    across = [(24 + step * 249 / 16, y) for y in (EDGE, HIGH - EDGE) for step in range(17)]
    upright = [(x, 24 + step * 162 / 10) for x in (EDGE, WIDE - EDGE) for step in range(11)]
    for number, (x, y) in enumerate([*across, *upright]):
        with brush.at(x, y, 0.9):
            things.peg(brush, PEGS[number % len(PEGS)])

    hung = ((34, things.hat), (58, things.bottle), (239, things.jacket), (263, things.scarf))
    for number, (x, thing) in enumerate(hung):
        with brush.at(x, 191, 0.66):
            thing(brush)
            things.peg(brush, PEGS[number + 1])


def _title(paper: Paper, heading: StationHeading) -> None:
    """The title on the board, between the things that hang there."""
    title = words.CERTIFICATE_TITLE
    paper.write(fitted(heading.school or heading.name, 146, 4.6, 2.8), MIDDLE, 188, SOFT, centred=True)
    paper.write(fitted(title.zh, 146, 14.5, 8, BOLD), MIDDLE, 173, OUTLINE, centred=True)
    paper.write(fitted(title.en, 146, 5.2, 3), MIDDLE, 165.4, SOFT, centred=True)


def _keeper(paper: Paper, brush: Brush, keeper: Honoured) -> None:
    if keeper.class_label:
        paper.write(fitted(keeper.class_label, 150, 6.6, 3), MIDDLE, 148.5, SOFT, centred=True)
    name = fitted(keeper.name, 210, 22, 8, BOLD)
    wide = max(name.width + 14, 60)
    brush.box(MIDDLE - wide / 2, 121.5, wide, 5, 2.5, PAINT)
    paper.write(name, MIDDLE, 125.2 + (22 - name.size) * 0.3, OUTLINE, centred=True)


def _said(paper: Paper, heading: StationHeading, term: Pair) -> None:
    name = heading.name
    lines = (
        (words.SERVED.zh.format(term.zh, name), 6.2, 111, OUTLINE),
        (words.PRAISE.zh, 6.2, 102, OUTLINE),
        (words.SERVED.en.format(heading.name_en or name, term.en), 4.2, 94.5, SOFT),
        (words.PRAISE.en, 4.2, 88.5, SOFT),
    )
    for text, size, y, colour in lines:
        paper.write(fitted(text, 232, size, 2.6), MIDDLE, y, colour, centred=True)


def _done(paper: Paper, brush: Brush, keeper: Honoured) -> None:
    """What there is to be proud of; nothing is said of what was not done."""
    duties = words.ONE_DUTY if keeper.duties == 1 else words.DUTIES
    logged = words.ONE_LOGGED if keeper.logged == 1 else words.LOGGED
    told = [(keeper.duties, duties, things.BLUE), (keeper.logged, logged, things.GREEN)]
    told = [each for each in told if each[0]]
    for place, (count, said, colour) in enumerate(told):
        _medal(paper, brush, MIDDLE + (place - (len(told) - 1) / 2) * 84, count, said, colour)


def _medal(paper: Paper, brush: Brush, x: float, count: int, said: Pair, colour: str) -> None:
    """A number on a ribbon's rosette, and the words beside it."""
    left = x - 24
    for side in (-1, 1):
        brush.shape(
            (left + side * 1, 70), [(left + side * 8, 57), (left + side * 3.6, 59), (left, 55.5)], colour
        )
    brush.disc(left, 72, 11, colour, OUTLINE, 0.7)
    brush.disc(left, 72, 8.6, PAPER)
    number = fitted(f"{count}", 14.5, 9, 3, BOLD)
    paper.write(number, left, 72 - number.size * 0.36, OUTLINE, centred=True)
    paper.write(fitted(said.zh, 46, 6.2, 3, BOLD), left + 14, 72.4, OUTLINE)
    paper.write(fitted(said.en, 46, 4.2, 2.6), left + 14, 66.4, SOFT)


def _signed(paper: Paper, brush: Brush, signed: str, day: date) -> None:
    """Lines for a pen, and a ring for the school's seal."""
    in_words = words.day_in_words(day)
    for x, said, under in ((38.0, words.TEACHER, signed), (126.0, words.DAY, "")):
        brush.line((x, 38.5), (x + 72, 38.5), colour=OUTLINE, width=0.3)
        label = fitted(f"{said.zh} {said.en}", 72 if not under else 40, 3.6, 2.4)
        paper.write(label, x, 33.4, SOFT)
        if under:
            _at_right(paper, fitted(under, 72 - label.width - 2, 4.2, 2.4), x + 72, 33.2)
    paper.write(fitted(f"{in_words.zh} · {in_words.en}", 72, 4.6, 3), 162, 40.4, OUTLINE, centred=True)
    canvas = brush.canvas
    canvas.saveState()
    canvas.setDash([1.2, 1.6])
    brush.disc(236, 42, 15, None, things.RED, 0.5)
    canvas.restoreState()
    paper.write(fitted(words.SEAL.zh, 20, 5, 3), 236, 41.6, WOOD, centred=True)
    paper.write(fitted(words.SEAL.en, 20, 3.6, 2.4), 236, 36.4, WOOD, centred=True)


def _at_right(paper: Paper, line: Line, right: float, y: float) -> None:
    paper.write(line, right - line.width, y, OUTLINE)

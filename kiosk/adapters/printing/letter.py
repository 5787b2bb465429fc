"""The weekly letter for families: one A4 page, whatever the week brought, with nothing about a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from . import letter_words as said
from . import things
from .brush import OUTLINE, Brush
from .heading import StationHeading
from .icons import Icon, draw_icon
from .letter_words import Tongue, WeekTold, letter_text, week_in_words
from .lettering import fitted, fitted_address
from .paper import Paper
from .paragraphs import in_a_box
from .rail import BOLD, HIGH, LEFT, RIGHT, SOFT, WIDE, WOOD, first_rail, foot
from .symbols import readable_symbol
from .words import Pair

WHITE, PAPER, PAINT = "#FFFFFF", "#FFFDF8", "#FFE9B8"
BOTH: tuple[Tongue, ...] = ("zh", "en")
KINDS_AT_MOST, _COLUMNS = 10, 5
DUTIES_AT_MOST = 4
_ACROSS = RIGHT - LEFT
_INSIDE = _ACROSS - 12
_TEXT_TOP, _TEXT_LOW = 209.0, 104.0
_KINDS_LOW, _KINDS_HIGH = 60.0, 40.0
_LOOK_LOW, _LOOK_HIGH = 15.0, 42.0
_LINE = 5.9
_COLOURS = (things.ORANGE, things.GREEN, things.BLUE, things.PURPLE)


@dataclass(frozen=True)
class KindWaits:
    """How many things of a kind wait, and its picture."""

    name: Pair
    count: int
    icon: Icon


@dataclass(frozen=True)
class Letter:
    """A letter. `kinds`: the most first; `board`: the board's public address, for the symbol."""

    heading: StationHeading
    told: WeekTold
    kinds: Sequence[KindWaits]
    duties: Sequence[date]
    board: str


def letter_sheet(letter: Letter, tongues: Sequence[Tongue] = BOTH) -> bytes:
    """The letter as PDF, in these languages, the first one on top. Raises UnreadableSymbol."""
    paper = Paper(f"{said.TITLE.zh} {said.TITLE.en} · {letter.heading.name}", WIDE, HIGH)
    brush = Brush(paper.canvas)
    week = week_in_words(letter.told)
    first_rail(paper, brush, letter.heading, said.TITLE, [getattr(week, tongue) for tongue in tongues])
    _numbers(paper, brush, letter.told, tongues)
    _words(paper, brush, letter.told, tongues)
    _kinds(paper, brush, letter.kinds, tongues)
    _look(paper, brush, letter, tongues)
    foot(paper, 1, 1)
    return paper.finished()


def _numbers(paper: Paper, brush: Brush, told: WeekTold, tongues: Sequence[Tongue]) -> None:
    """The week in three numbers, and the index as a fourth where it is shown."""
    numbers = [(f"{told.found}", said.FOUND), (f"{told.home}", said.HOME), (f"{told.waiting}", said.WAITING)]
    if told.percent is not None:
        numbers.append((f"{told.percent}%", said.INDEX))
    wide = (_ACROSS - 4 * (len(numbers) - 1)) / len(numbers)
    for place, (number, name) in enumerate(numbers):
        x = LEFT + place * (wide + 4)
        brush.box(x, 212, wide, 24, 4, PAPER, WOOD, 0.7)
        brush.box(x + 3, 233.2, wide - 6, 1.6, 0.8, _COLOURS[place])
        paper.write(fitted(number, wide - 6, 12, 4, BOLD), x + wide / 2, 221, OUTLINE, centred=True)
        label = fitted(_joined(name, tongues), wide - 6, 4, 2.2)
        paper.write(label, x + wide / 2, 214.6, SOFT, centred=True)


def _words(paper: Paper, brush: Brush, told: WeekTold, tongues: Sequence[Tongue]) -> None:
    """The letter itself, each language in a box of its own."""
    brush.box(LEFT, _TEXT_LOW, _ACROSS, _TEXT_TOP - _TEXT_LOW, 4, PAPER, WOOD, 0.7)
    high = (_TEXT_TOP - _TEXT_LOW - 6) / len(tongues)
    for place, tongue in enumerate(tongues):
        top = _TEXT_TOP - 3 - place * high
        if place:
            brush.line((LEFT + 6, top), (RIGHT - 6, top), colour=WOOD, width=0.3)
        size = 5.0 if tongue == "zh" else 4.4
        colour = SOFT if place else OUTLINE
        for each in in_a_box(letter_text(told, tongue), _INSIDE, high - 4, size, 2.4):
            paper.write(each.line, LEFT + 6, top - 2 - each.below, colour)


def _kinds(paper: Paper, brush: Brush, kinds: Sequence[KindWaits], tongues: Sequence[Tongue]) -> None:
    """What waits: each kind with its picture, name and number; the last place may stand for all others."""
    brush.box(LEFT, _KINDS_LOW, _ACROSS, _KINDS_HIGH, 4, WHITE, WOOD, 0.7)
    title = said.WHO_WAITS if kinds else said.NOBODY_WAITS
    top = _KINDS_LOW + _KINDS_HIGH
    paper.write(fitted(_joined(title, tongues), _INSIDE, 4.8, 2.4, BOLD), LEFT + 6, top - 7.4, OUTLINE)
    wide = _INSIDE / _COLUMNS
    shown = kinds if len(kinds) <= KINDS_AT_MOST else kinds[: KINDS_AT_MOST - 1]
    for number, kind in enumerate(shown):
        x, y = _cell(number, top, wide)
        draw_icon(brush, kind.icon, x, y, 10)
        paper.write(fitted(f"× {kind.count}", wide - 13, 4.4, 2.2, BOLD), x + 11.5, y + 5.6, OUTLINE)
        paper.write(fitted(_joined(kind.name, tongues), wide - 13, 3.4, 2), x + 11.5, y + 1, SOFT)
    if len(shown) < len(kinds):
        x, y = _cell(len(shown), top, wide)
        more = Pair(*(each.format(len(kinds) - len(shown)) for each in said.MORE))
        paper.write(fitted(_joined(more, tongues), wide - 2, 3.4, 2), x, y + 4, SOFT)


def _cell(number: int, top: float, wide: float) -> tuple[float, float]:
    row, column = divmod(number, _COLUMNS)
    return LEFT + 6 + column * wide, top - 21.6 - row * 15


def _look(paper: Paper, brush: Brush, letter: Letter, tongues: Sequence[Tongue]) -> None:
    """The way to the board, and when the keepers are there next."""
    brush.box(LEFT, _LOOK_LOW, _ACROSS, _LOOK_HIGH, 4, WHITE, WOOD, 0.7)
    symbol = readable_symbol(letter.board)
    side = _LOOK_HIGH - 2
    paper.stamp(symbol, LEFT + 1, _LOOK_LOW + 1, side / symbol.side)
    x, wide, top = LEFT + side + 3, 70.0, _LOOK_LOW + _LOOK_HIGH
    paper.write(fitted(_joined(said.LOOK, tongues), wide, 4.8, 2.4, BOLD), x, top - 8, OUTLINE)
    y = top - 16
    for row in fitted_address(letter.board.partition("://")[2], wide, 4.4, 2.4):
        paper.write(row, x, y, OUTLINE)
        y -= row.size * 1.3
    x, wide = x + wide + 5, RIGHT - 4 - (x + wide + 5)
    brush.box(x - 3, _LOOK_LOW + 4, wide + 3, _LOOK_HIGH - 8, 3, PAINT)
    paper.write(fitted(_joined(said.NEXT_DUTIES, tongues), wide - 2, 4.2, 2.2, BOLD), x, top - 11, OUTLINE)
    lines = [said.duty_in_words(day) for day in letter.duties[:DUTIES_AT_MOST]] or [said.NO_DUTIES]
    for number, line in enumerate(lines):
        at = top - 17.4 - number * _LINE
        paper.write(fitted(_joined(line, tongues), wide - 2, 3.8, 2.2), x, at, OUTLINE)


def _joined(pair: Pair, tongues: Sequence[Tongue]) -> str:
    return " ".join(getattr(pair, tongue) for tongue in tongues)

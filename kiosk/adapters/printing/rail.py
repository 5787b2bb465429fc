"""What a sheet hangs from: the painted rail with its pegs; and the line at its foot."""

from collections.abc import Sequence

from . import things, words
from .brush import OUTLINE, Brush
from .heading import StationHeading
from .lettering import fitted
from .paper import Paper

WIDE, HIGH = 210.0, 297.0
LEFT, RIGHT = 12.0, 198.0
BOLD = 0.045
PAINT, WOOD, SOFT = "#FFD45C", "#D9A566", "#6B5743"
PEGS = (things.RED, things.ORANGE, things.GREEN, things.BLUE, things.PURPLE)
RAIL = 278.0
"""The rail's lower edge; it is 9 mm high."""
LABEL = 134.0
"""The width of the label that hangs from the rail, beside two of the things."""
TOP_OF_FURTHER = RAIL - 5
"""Where a page that goes on is free, from the lower edge."""
FOOT = 14.0
"""What lies lower than this belongs to the foot of the page."""
SIGNED = 11.0
"""The room a signature takes above the foot."""


def first_rail(
    paper: Paper, brush: Brush, heading: StationHeading, title: words.Pair, about: Sequence[str]
) -> float:
    """The rail of a first page, with the title on its label; returns where it is free, mm."""
    rail(paper, brush, heading.name, heading.school)
    high = max(20.0, 16.5 + 5.4 * len(about))
    low = RAIL - 4 - high
    for x in (LEFT + 14, LEFT + LABEL - 14):
        brush.line((x, RAIL + 1), (x, RAIL - 5), colour=OUTLINE, width=0.5)
        brush.disc(x, RAIL + 1, 1.2, things.WHITE, OUTLINE, 0.5)
    brush.box(LEFT, low, LABEL, high, 3, "#FFFDF8", WOOD, 0.8)
    chinese = fitted(title.zh, 78, 8.4, 4.5, BOLD)
    english = fitted(title.en, LABEL - 12 - chinese.width - 3, 4.8, 2.4)
    y = RAIL - 14.2
    paper.write(chinese, LEFT + 6, y, OUTLINE)
    paper.write(english, LEFT + 9 + chinese.width, y, SOFT)
    y -= 1.2
    for line in about:
        y -= 5.4
        paper.write(fitted(line, LABEL - 12, 3.7, 2.3), LEFT + 6, y, OUTLINE)
    for x, thing, peg in ((160, things.hat, things.RED), (183, things.bottle, things.BLUE)):
        with brush.at(x, RAIL + 1, 0.6):
            thing(brush)
            things.peg(brush, peg)
    return low - 5


def further_rail(paper: Paper, brush: Brush, heading: StationHeading, title: words.Pair) -> float:
    """The rail of a page that goes on; returns where it is free, mm."""
    rail(paper, brush, f"{title.zh} {title.en}", heading.name)
    return TOP_OF_FURTHER


def foot(paper: Paper, number: int, pages: int, edge: float = RIGHT) -> None:
    """The creed, and which page of how many it is; `edge`: where the page ends at the right, mm."""
    paper.write(fitted(f"{words.CREED.zh} {words.CREED.en}", 110, 3, 2.3), LEFT, 8, SOFT)
    text = words.PAGE_OF.zh.format(number, pages) + " · " + words.PAGE_OF.en.format(number, pages)
    line = fitted(text, 60, 3, 2.3)
    paper.write(line, edge - line.width, 8, SOFT)


def signed_line(paper: Paper, brush: Brush, who: words.Pair) -> None:
    """Room for a name and a day, written by hand, above the foot. `who`: whose name it is."""
    for x, wide, said in ((LEFT, 110, who), (LEFT + 118, 68, words.DAY)):
        name = fitted(f"{said.zh} {said.en}", 54, 3.4, 2.4)
        paper.write(name, x, 17, OUTLINE)
        brush.line((x + name.width + 2, 16), (x + wide, 16), colour=OUTLINE, width=0.25)


def rail(paper: Paper, brush: Brush, left: str, right: str, edge: float = RIGHT, low: float = RAIL) -> None:
    """The rail alone, with a name at each of its ends. `edge`: its right end; `low`: its lower edge, mm."""
    brush.box(LEFT, low, edge - LEFT, 9, 4.5, PAINT, WOOD, 0.8)
    for number, colour in enumerate(PEGS):
        brush.disc(LEFT + 6 + number * 5, low + 4.5, 1.7, colour, OUTLINE, 0.4)
    name = fitted(left, 84, 4.6, 2.6, BOLD)
    paper.write(name, LEFT + 32, low + 4.5 - name.size * 0.36, OUTLINE)
    other = fitted(right, edge - LEFT - 32 - name.width - 10, 3.6, 2.2)
    paper.write(other, edge - 5 - other.width, low + 4.5 - other.size * 0.36, OUTLINE)

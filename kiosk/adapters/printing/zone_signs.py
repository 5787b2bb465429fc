"""The signs above the parts of a board: a page a zone, known by its letter, its colour and its pattern.

Everything is drawn on an A4 sheet's millimetres, lying, and made smaller for A5.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from . import pictograms, words
from .brush import OUTLINE, Brush
from .heading import StationHeading
from .lettering import fitted
from .paper import Paper
from .paragraphs import in_a_box
from .rail import BOLD, LEFT, SOFT, WOOD, foot, rail
from .words import Pair
from .zone_marks import ZoneMark, draw_mark

WIDE, HIGH = 297.0, 210.0
PAGES = {"a4": (297.0, 210.0), "a5": (210.0, 148.0)}
TITLE = Pair("分区牌", "Zone signs")
HERE = Pair("它们挂在这里", "They hang here")
KEEPERS = Pair("小站长把捡到的挂在这个分区。", "Keepers hang what was found into this zone.")
FAMILIES = Pair("认准是自己的，登记好，就带它回家。", "Sure that it is yours? Register, then take it home.")
ROOM = Pair("放得下 {} 件", "Room for {}")
EDGE = WIDE - LEFT
_RAIL = HIGH - 19
_SIDE, _LOW = 150.0, 22.0
_X = LEFT + _SIDE + 8
_ACROSS = EDGE - _X
_PAPER = "#FFFDF8"
_STEPS = (
    (pictograms.look, words.LOOK),
    (pictograms.recognise, words.RECOGNISE),
    (pictograms.register, words.REGISTER),
)


@dataclass(frozen=True)
class ZoneSign:
    """A zone as its sign shows it. `capacity`: things that fit, 0 for not said."""

    mark: ZoneMark
    name: Pair
    capacity: int = 0


def zone_signs(heading: StationHeading, zones: Sequence[ZoneSign], page: Literal["a4", "a5"] = "a4") -> bytes:
    """A page for each zone, in their order, as PDF. Raises ValueError for no zones."""
    if not zones:
        raise ValueError("a sign needs a zone")
    wide, high = PAGES[page]
    paper = Paper(f"{TITLE.zh} {TITLE.en} · {heading.name}", wide, high)
    scale = min(wide / WIDE, high / HIGH)
    for number, zone in enumerate(zones, 1):
        if number > 1:
            paper.next_page()
        brush = Brush(paper.canvas)
        with brush.at((wide - WIDE * scale) / 2, (high - HIGH * scale) / 2, scale):
            rail(paper, brush, heading.name, heading.school, EDGE, _RAIL)
            _strings(brush)
            draw_mark(paper, brush, zone.mark, LEFT, _LOW, _SIDE)
            _about(paper, brush, zone)
            foot(paper, number, len(zones), EDGE)
    return paper.finished()


def _strings(brush: Brush) -> None:
    """What the mark and its label hang by."""
    for x in (LEFT + 30, LEFT + _SIDE - 30, _X + 22, EDGE - 22):
        brush.line((x, _RAIL + 1), (x, _LOW + _SIDE), colour=OUTLINE, width=0.6)
        brush.disc(x, _RAIL + 1, 1.2, "#FFFFFF", OUTLINE, 0.5)


def _about(paper: Paper, brush: Brush, zone: ZoneSign) -> None:
    """The label beside the mark: the zone's names, what it is for, and the three steps."""
    top = _LOW + _SIDE
    brush.box(_X, _LOW, _ACROSS, _SIDE, 5, _PAPER, WOOD, 0.9)
    _names(paper, zone.name, top - 6)
    brush.line((_X + 8, top - 80), (EDGE - 8, top - 80), colour=WOOD, width=0.4)
    lines = [FAMILIES.zh, KEEPERS.zh], [FAMILIES.en, KEEPERS.en]
    for texts, y, size, colour in ((lines[0], top - 83, 5.4, OUTLINE), (lines[1], top - 104, 4.2, SOFT)):
        for each in in_a_box(texts, _ACROSS - 16, 18, size, 2.4):
            paper.write(each.line, _X + 8, y - each.below, colour)
    _steps(paper, brush)
    if zone.capacity:
        room = Pair(*(each.format(zone.capacity) for each in ROOM))
        line = fitted(f"{room.zh} {room.en}", _ACROSS - 16, 4, 2.4)
        paper.write(line, EDGE - 8 - line.width, top - 76, SOFT)


def _names(paper: Paper, name: Pair, top: float) -> None:
    """Both names, as large as they fit; a zone that has one language only says that one large."""
    large, small = (name.zh, name.en) if name.zh else (name.en, "")
    paper.write(fitted(f"{HERE.zh} {HERE.en}", _ACROSS - 16, 4.4, 2.6), _X + 8, top - 4.4, SOFT)
    for each in in_a_box([large], _ACROSS - 18, 42, 27, 8):
        paper.write(replace(each.line, weight=BOLD), _X + 8, top - 8 - each.below, OUTLINE)
    for each in in_a_box([small], _ACROSS - 16, 18, 9.5, 4) if small else []:
        paper.write(each.line, _X + 8, top - 50 - each.below, SOFT)


def _steps(paper: Paper, brush: Brush) -> None:
    wide = (_ACROSS - 12) / len(_STEPS)
    for number, (picture, name) in enumerate(_STEPS):
        middle = _X + 6 + (number + 0.5) * wide
        with brush.at(middle, _LOW + 18.5, 0.62):
            picture(brush)
        chinese, english = fitted(name.zh, wide - 2, 4.6, 3, BOLD), fitted(name.en, wide - 2, 3.2, 2)
        paper.write(chinese, middle, _LOW + 5.6, OUTLINE, centred=True)
        paper.write(english, middle, _LOW + 1.9, SOFT, centred=True)

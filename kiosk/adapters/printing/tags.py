"""Sheets of blank tags: a QR symbol, the typed code, the station's name and the site's host on each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor

from kiosk.domain.codes import grouped

from . import words
from .heading import StationHeading, host_of
from .layouts import Layout
from .lettering import Line, fitted, fitted_address, width_of
from .paper import INK, Paper
from .refusals import ModuleTooSmall
from .symbols import Symbol, readable_symbol

LEAST_MODULE = 0.4
# Squares that are whole dots of a 600-dpi printer come out all alike.
DOT = 25.4 / 600
ROOMY = 25.0
GREY = "#444444"
BOLD = 0.045
TICK = 1.0
CODE_SPACING = 0.06
TIGHT, AIRY = 1.15, 1.45


@dataclass(frozen=True)
class TagLabel:
    """One tag: its code as stored, and the address its symbol says."""

    code: str
    url: str


def tag_sheet(
    labels: Sequence[TagLabel],
    heading: StationHeading,
    layout: Layout,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """A PDF of the labels in their order, as many pages as they need; `progress` hears how many are done.

    Raises ModuleTooSmall, UnreadableSymbol; ValueError for no labels.
    """
    if not labels:
        raise ValueError("a sheet needs at least one label")
    paper = Paper(_title(heading), layout.page_width, layout.page_height)
    places = list(layout.places())
    for done, label in enumerate(labels):
        spot = done % layout.per_page
        if spot == 0:
            if done:
                paper.next_page()
            _cut_marks(paper, layout)
        left, top = places[spot]
        _label(paper, label, heading, layout, left, layout.page_height - top - layout.label_height)
        if progress:
            progress(done + 1)
    return paper.finished()


def module_for(symbol: Symbol, layout: Layout) -> float:
    """The width of one square, mm, as large as the label allows; raises ModuleTooSmall."""
    room = min(layout.label_height - 2 * layout.padding, layout.label_width * 0.6)
    module = floor(room / symbol.side / DOT + 1e-9) * DOT
    if module < LEAST_MODULE:
        raise ModuleTooSmall(layout.name, room / symbol.side, LEAST_MODULE, symbol.text)
    return module


def _title(heading: StationHeading) -> str:
    return f"{words.TAGS_TITLE.zh} {words.TAGS_TITLE.en} · {heading.name}"


def _label(
    paper: Paper, label: TagLabel, heading: StationHeading, layout: Layout, x: float, y: float
) -> None:
    symbol = readable_symbol(label.url)
    module = module_for(symbol, layout)
    side = module * symbol.side
    paper.stamp(symbol, x + layout.padding, y + (layout.label_height - side) / 2, module)
    left = x + layout.padding + side
    width = x + layout.label_width - max(layout.padding, TICK) - left
    high = layout.label_height - 2 * max(layout.padding, TICK)
    _stack(paper, _lines(label, heading, width), left, y + layout.label_height / 2, high)


def _lines(label: TagLabel, heading: StationHeading, width: float) -> list[Line]:
    """What stands beside the symbol: under ROOMY mm of width only the needed, the code in two rows."""
    code, host = grouped(label.code), host_of(label.url)
    if width < ROOMY:
        rows = _code_rows(code.split(" "), width, 4.6)
        return [fitted(heading.name, width, 2.4, 1.8), *rows, *fitted_address(host, width, 2.0, 1.6)]
    names = [fitted(heading.name, width, 4.2, 2.8, BOLD)]
    if heading.name_zh and heading.name_en:
        names.append(fitted(heading.name_en, width, 2.6, 2.0))
    hint = fitted(f"{words.TAG_HINT.zh} · {words.TAG_HINT.en}", width, 2.3, 1.8)
    return [*names, *_code_rows([code], width, 5.4), hint, *fitted_address(host, width, 2.5, 1.9)]


def _code_rows(texts: list[str], width: float, size: float) -> list[Line]:
    ems = max(width_of(text, 1, CODE_SPACING) for text in texts) + BOLD
    return [Line(text, min(size, width / ems), BOLD, CODE_SPACING) for text in texts]


def _stack(paper: Paper, lines: list[Line], x: float, middle: float, high: float) -> None:
    """The lines under one another around `middle`: airy where `high` mm allow it, else smaller."""
    leading = max(TIGHT, min(AIRY, high / sum(line.size for line in lines)))
    share = min(1.0, high / sum(line.size * leading for line in lines))
    y = middle + sum(line.size * leading for line in lines) * share / 2
    for line in (line.scaled(share) for line in lines):
        y -= line.size * leading
        # Noto's letters reach from 0.12 em under the baseline to 0.88 em above it.
        baseline = y + line.size * ((leading - 1) / 2 + 0.12)
        paper.write(line, x, baseline, INK if line.weight else GREY)


def _cut_marks(paper: Paper, layout: Layout) -> None:
    """Hair-thin crosses, one mm each way, where the labels' corners meet."""
    canvas = paper.canvas
    canvas.setLineWidth(0.1)
    canvas.setStrokeGray(0.45)
    ys = [paper.height - cut for cut in layout.cuts_y()]
    for x in layout.cuts_x():
        canvas.lines([line for y in ys for line in ((x - TICK, y, x + TICK, y), (x, y - TICK, x, y + TICK))])

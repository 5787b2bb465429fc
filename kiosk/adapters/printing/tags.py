"""Sheets of blank tags, as PDF or, for a look before any code is used up, as a picture."""

from collections.abc import Callable, Sequence

from kiosk.domain.labels import Kind, Layout

from . import hang_tags, words
from .heading import StationHeading
from .label_face import (
    EDGE,
    Placed,
    Room,
    TagLabel,
    colour_of,
    face_lines,
    level_for,
    module_for,
    with_code,
)
from .paper import Paper
from .picture import Picture
from .symbol_press import SymbolPress
from .symbols import drawn_symbol

TICK = 1.0
CUT_GREY = "#737373"
CUT_WIDTH = 0.1
Sheet = Paper | Picture


def tag_sheet(
    labels: Sequence[TagLabel],
    heading: StationHeading,
    layout: Layout,
    progress: Callable[[int], None] | None = None,
    skip: int = 0,
) -> bytes:
    """A PDF of the labels in their order, as many pages as they need; `progress` hears how many are done.

    `skip`: how many labels of the first page are used already. Raises ModuleTooSmall, UnreadableSymbol;
    ValueError for no labels, or for skipping a whole page.
    """
    if not labels:
        raise ValueError("a sheet needs at least one label")
    if not 0 <= skip < layout.per_page:
        raise ValueError("a whole page is skipped")
    paper = Paper(_title(heading), layout.page_width, layout.page_height)
    tags = _Tags(labels, heading, layout)
    places = list(layout.places())
    for done, label in enumerate(labels, 1):
        spot = (skip + done - 1) % layout.per_page
        if done == 1 or spot == 0:
            if done > 1:
                paper.next_page()
            _marks(paper, layout)
        tags.draw(paper, label, *places[spot])
        if progress:
            progress(done)
    return paper.finished()


def tag_picture(label: TagLabel, heading: StationHeading, layout: Layout, skip: int = 0) -> bytes:
    """The first page as SVG, every label after the skipped ones the same, marked as samples.

    `skip`: at most a page is left empty. Raises ModuleTooSmall, UnreadableSymbol.
    """
    picture = Picture(layout.page_width, layout.page_height)
    tags = _Tags([label], heading, layout)
    _marks(picture, layout)
    for number, (left, top) in enumerate(layout.places()):
        picture.outline(left, layout.page_height - top - layout.label_height, layout, used=number < skip)
        if number >= skip:
            tags.draw(picture, label, left, top)
    picture.sample(words.SAMPLE)
    return picture.finished()


def refuse_unfit(url: str, layout: Layout) -> None:
    """Before any code is used up: raises ModuleTooSmall for an address too long for the labels."""
    level_for(url, layout, room_of(layout))


def room_of(layout: Layout) -> Room:
    """Where the symbol and the words stand on a label, its margin left free."""
    if layout.kind is Kind.HANG:
        return hang_tags.front_room(layout)
    pad = layout.padding
    return Room(pad, pad, layout.label_width - 2 * pad, layout.label_height - 2 * pad)


class _Tags:
    """The labels of one sheet: what they have in common is worked out once."""

    def __init__(self, labels: Sequence[TagLabel], heading: StationHeading, layout: Layout) -> None:
        self._layout, self._heading = layout, heading
        self._room = room_of(layout)
        url = max((label.url for label in labels), key=len)
        level = level_for(url, layout, self._room)
        self._module = module_for(drawn_symbol(url, level), layout, self._room)
        self._press = SymbolPress(level)
        side = self._module * drawn_symbol(url, level).side
        edge = max(0.0, EDGE - layout.padding)
        inner = Room(self._room.x, self._room.y + edge, self._room.width - edge, self._room.height - 2 * edge)
        self._lines = face_lines(heading, labels, inner, self._room.x + side)
        self._back = hang_tags.back_lines(heading, labels, layout) if layout.kind is Kind.HANG else []

    def draw(self, sheet: Sheet, label: TagLabel, left: float, top: float) -> None:
        """One label, its upper left corner at `left` and `top` of the page."""
        layout, room = self._layout, self._room
        symbol = self._press.readable(label.url)
        low = room.y + (room.height - self._module * symbol.side) / 2
        # Each in measures of its own: what all labels have in common is then the same bytes, and packs well.
        with sheet.at(round(left, 3), round(layout.page_height - top - layout.label_height, 3)):
            sheet.stamp(symbol, room.x, low, self._module)
            _write(sheet, self._lines, label)
            if layout.kind is Kind.HANG:
                hang_tags.folded(sheet, layout)
                with sheet.at(layout.label_width, layout.label_height, turned=True):
                    _write(sheet, self._back, label)


def _write(sheet: Sheet, lines: Sequence[Placed], label: TagLabel) -> None:
    for placed in lines:
        line = with_code(placed, label.code)
        sheet.write(line, placed.x, placed.y, colour_of(line), centred=placed.centred)


def _title(heading: StationHeading) -> str:
    return f"{words.TAGS_TITLE.zh} {words.TAGS_TITLE.en} · {heading.name}"


def _marks(sheet: Sheet, layout: Layout) -> None:
    """Hair-thin crosses, one mm each way, where the labels' corners meet; a roll is cut already."""
    if layout.kind is Kind.ROLL:
        return
    ys = [layout.page_height - cut for cut in layout.cuts_y()]
    for x in layout.cuts_x():
        crosses = [line for y in ys for line in ((x - TICK, y, x + TICK, y), (x, y - TICK, x, y + TICK))]
        sheet.hairs(crosses, CUT_GREY, CUT_WIDTH)

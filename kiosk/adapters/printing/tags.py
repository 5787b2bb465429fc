"""Sheets of blank tags, as PDF or, for a look before any code is used up, as a picture."""

from collections.abc import Callable, Iterator, Sequence

from kiosk.domain.labels import Kind, Layout

from . import hang_tags, words
from .alike import AlikeSymbols
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
from .lettering import Line
from .packing import packed
from .paper import Paper
from .picture import Picture
from .symbol_press import SymbolPress
from .symbols import Symbol, drawn_symbol

TICK = 1.0
CUT_GREY = "#737373"
CUT_WIDTH = 0.1
MARKS, COMMON = "sheet", "label"
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
    for piece in drawn_tags(labels, heading, layout, skip):
        if isinstance(piece, bytes):
            return piece
        if progress:
            progress(piece)
    raise AssertionError("a drawing ends with its file")


def drawn_tags(
    labels: Sequence[TagLabel], heading: StationHeading, layout: Layout, skip: int = 0
) -> Iterator[int | bytes]:
    """The same bit by bit: how many labels are drawn by now, and at last the whole file."""
    if not labels:
        raise ValueError("a sheet needs at least one label")
    if not 0 <= skip < layout.per_page:
        raise ValueError("a whole page is skipped")
    paper = Paper(_title(heading), layout.page_width, layout.page_height)
    tags = _Tags(labels, heading, layout)
    alone = layout.per_page == 1 and tags.symbols.of_one_length
    yield from _one_a_page(paper, tags) if alone else _many_a_page(paper, tags, skip)
    yield packed(paper.finished())


def _many_a_page(paper: Paper, tags: "_Tags", skip: int) -> Iterator[int]:
    """Draws them and says how many are done. What all labels have is kept once, to be put on each."""
    layout = tags.layout
    paper.keep(MARKS, lambda: _marks(paper, layout))
    paper.keep(COMMON, lambda: tags.draw_common(paper))
    places = list(layout.places())
    for number, label in enumerate(tags.labels):
        spot = (skip + number) % layout.per_page
        if number == 0 or spot == 0:
            if number:
                paper.next_page()
            paper.put(MARKS)
            paper.hold(tags.code_line)
        tags.draw(paper, label, *places[spot])
        yield number + 1


def _one_a_page(paper: Paper, tags: "_Tags") -> Iterator[int]:
    """Draws them and says how many are done. What all have begins each page, up to the common squares."""
    [(left, top)] = tags.layout.places()
    paper.canvas.translate(*tags.corner(left, top))
    tags.draw_words(paper)
    paper.hold(tags.code_line)
    paper.begin_stamp(tags.symbols.common, *tags.symbol_at(tags.symbols.common), tags.module)
    paper.begin_all_alike()
    for number, label in enumerate(tags.labels):
        if number:
            paper.next_page()
        paper.end_stamp(tags.symbols.readable(label.url, in_one_path=True))
        tags.draw_own(paper, label)
        yield number + 1


def tag_picture(label: TagLabel, heading: StationHeading, layout: Layout, skip: int = 0) -> bytes:
    """The first page as SVG, every label after the skipped ones the same, marked as samples.

    `skip`: at most a page is left empty. Raises ModuleTooSmall, UnreadableSymbol.
    """
    picture = Picture(layout.page_width, layout.page_height)
    tags = _Tags([label], heading, layout)
    picture.keep(COMMON, lambda: tags.draw_common(picture))
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
    """The labels of one sheet: what they have in common is worked out once, and drawn apart from the rest."""

    def __init__(self, labels: Sequence[TagLabel], heading: StationHeading, layout: Layout) -> None:
        self.labels, self.layout = labels, layout
        self._room = room_of(layout)
        url = max((label.url for label in labels), key=len)
        level = level_for(url, layout, self._room)
        self.module = module_for(drawn_symbol(url, level), layout, self._room)
        self.symbols = AlikeSymbols(SymbolPress(level), [label.url for label in labels])
        side = self.module * drawn_symbol(url, level).side
        edge = max(0.0, EDGE - layout.padding)
        inner = Room(self._room.x, self._room.y + edge, self._room.width - edge, self._room.height - 2 * edge)
        self._lines = face_lines(heading, labels, inner, self._room.x + side)
        self._back = hang_tags.back_lines(heading, labels, layout) if layout.kind is Kind.HANG else []

    def corner(self, left: float, top: float) -> tuple[float, float]:
        """The lower left corner on the page of the label whose upper left one is at `left` and `top`."""
        return round(left, 3), round(self.layout.page_height - top - self.layout.label_height, 3)

    @property
    def code_line(self) -> Line:
        """The line that the code in front is written like."""
        return next(placed.line for placed in self._lines if placed.part is not None)

    def symbol_at(self, symbol: Symbol) -> tuple[float, float]:
        """Where on its label the symbol begins, quiet zone included."""
        return self._room.x, self._room.y + (self._room.height - self.module * symbol.side) / 2

    def draw(self, sheet: Sheet, label: TagLabel, left: float, top: float) -> None:
        """One label, its upper left corner at `left` and `top` of the page; COMMON is kept already."""
        symbol = self.symbols.readable(label.url, in_one_path=False)
        with sheet.at(*self.corner(left, top)):
            sheet.put(COMMON)
            sheet.stamp(symbol, *self.symbol_at(symbol), self.module)
            self.draw_own(sheet, label)

    def draw_common(self, sheet: Sheet) -> None:
        """What all labels have, from a label's lower left corner."""
        self.draw_words(sheet)
        sheet.stamp(self.symbols.common, *self.symbol_at(self.symbols.common), self.module)

    def draw_words(self, sheet: Sheet) -> None:
        """The same, but for the symbol."""
        if self.layout.kind is Kind.HANG:
            hang_tags.folded(sheet, self.layout)
        self._write(sheet, None)

    def draw_own(self, sheet: Sheet, label: TagLabel) -> None:
        """The code in words, in front and behind."""
        self._write(sheet, label.code)

    def _write(self, sheet: Sheet, code: str | None) -> None:
        """The lines with the code in them; without one the others."""
        _write(sheet, self._lines, code)
        if self._back:
            with sheet.at(self.layout.label_width, self.layout.label_height, turned=True):
                _write(sheet, self._back, code)


def _write(sheet: Sheet, lines: Sequence[Placed], code: str | None) -> None:
    for placed in lines:
        if (placed.part is None) == (code is None):
            line = with_code(placed, code) if code else placed.line
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

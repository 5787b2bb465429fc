"""The sheets of labels we know, in exact millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """A grid of labels on a page. All lengths in mm; `padding` keeps print away from a label's edge."""

    name: str
    page_width: float
    page_height: float
    columns: int
    rows: int
    label_width: float
    label_height: float
    margin_left: float
    margin_top: float
    gap_x: float = 0.0
    gap_y: float = 0.0
    padding: float = 0.0

    @property
    def per_page(self) -> int:
        return self.columns * self.rows

    def lefts(self) -> list[float]:
        """The left edge of each column, from the page's left."""
        return [self.margin_left + c * (self.label_width + self.gap_x) for c in range(self.columns)]

    def tops(self) -> list[float]:
        """The upper edge of each row, from the page's top."""
        return [self.margin_top + r * (self.label_height + self.gap_y) for r in range(self.rows)]

    def places(self) -> Iterator[tuple[float, float]]:
        """The upper left corner of every label, row by row."""
        return ((left, top) for top in self.tops() for left in self.lefts())

    def cuts_x(self) -> list[float]:
        return sorted({edge for left in self.lefts() for edge in (left, left + self.label_width)})

    def cuts_y(self) -> list[float]:
        return sorted({edge for top in self.tops() for edge in (top, top + self.label_height)})


_A4 = {"page_width": 210.0, "page_height": 297.0}

LAYOUTS = {
    layout.name: layout
    for layout in (
        # The common sheet of 24 ready-cut labels; it fills the page, so the padding is what
        # a printer leaves blank.
        Layout(
            "a4-3x8",
            **_A4,
            columns=3,
            rows=8,
            label_width=70.0,
            label_height=37.0,
            margin_left=0.0,
            margin_top=0.5,
            padding=5.0,
        ),
        # A whole wall of small tags on one page; the symbol's own quiet zone is the padding.
        Layout(
            "a4-6x16",
            **_A4,
            columns=6,
            rows=16,
            label_width=32.0,
            label_height=17.5,
            margin_left=9.0,
            margin_top=8.5,
        ),
    )
}

"""Sheets of labels as geometry: where each label lies, and which measures make a sheet at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from kiosk.domain.refusals import FormRefused

LEAST_MODULE = 0.4
"""The narrowest square of a QR symbol, mm, that a phone reads off paper."""
LARGEST_PAGE = 420.0
SMALLEST_LABEL = 8.0
MOST_LABELS = 300
TITLE_AT_MOST = 40
_HAIR = 0.05


class Kind(StrEnum):
    """What the labels are: `cut` by scissors or ready cut on a sheet, `roll` one a page, `hang` folded."""

    CUT = "cut"
    ROLL = "roll"
    HANG = "hang"


@dataclass(frozen=True)
class Layout:
    """A grid of labels on a page. All lengths in mm; `padding` keeps print away from a label's edge.

    `dpi`: the dots an inch of the printer that it is made for: squares of whole dots come out all alike.
    """

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
    kind: Kind = Kind.CUT
    dpi: int = 600

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


@dataclass(frozen=True)
class Measures:
    """A sheet as a school measures it with a ruler; lengths in mm."""

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
    padding: float = 2.0


COUNTS = frozenset({"columns", "rows"})


def checked_measures(typed: Mapping[str, float]) -> Measures:
    """The measures of a sheet whose labels all lie on its page; a length kept to a hundredth of a mm.

    `typed`: by the names of Measures; one that is missing or no number is at fault. Raises FormRefused with a
    reason a field.
    """
    names = [each.name for each in fields(Measures)]
    faults = {name: _fault_of(name, typed.get(name)) for name in names}
    if wrong := {name: reason for name, reason in faults.items() if reason}:
        raise FormRefused(wrong)
    lengths = {name: round(typed[name], 2) for name in names if name not in COUNTS}
    measures = Measures(columns=int(typed["columns"]), rows=int(typed["rows"]), **lengths)
    if wrong := _beyond_the_page(measures):
        raise FormRefused(wrong)
    return measures


def checked_title(title: str) -> str:
    """The name of a school's own sheet, tidied. Raises FormRefused for none, or one too long."""
    tidied = " ".join(title.split())
    if not tidied:
        raise FormRefused({"title": "layout_title_missing"})
    if len(tidied) > TITLE_AT_MOST:
        raise FormRefused({"title": "layout_title_too_long"})
    return tidied


def layout_of(name: str, measures: Measures) -> Layout:
    """The sheet with those measures; labels of one a page are a roll's."""
    one = measures.columns * measures.rows == 1
    return Layout(name, **vars(measures), kind=Kind.ROLL if one else Kind.CUT)


def _fault_of(name: str, value: float | None) -> str | None:
    if value is None:
        return "measure_unreadable"
    if name in COUNTS:
        return None if value == int(value) and 1 <= value <= MOST_LABELS else "measure_count_impossible"
    least = SMALLEST_LABEL if name in {"page_width", "page_height", "label_width", "label_height"} else 0.0
    return None if least <= value <= LARGEST_PAGE else "measure_impossible"


def _beyond_the_page(measures: Measures) -> dict[str, str]:
    wide = (
        measures.margin_left
        + measures.columns * measures.label_width
        + (measures.columns - 1) * measures.gap_x
    )
    high = measures.margin_top + measures.rows * measures.label_height + (measures.rows - 1) * measures.gap_y
    return {
        **({"columns": "labels_beyond_the_page"} if wide > measures.page_width + _HAIR else {}),
        **({"rows": "labels_beyond_the_page"} if high > measures.page_height + _HAIR else {}),
        **({"columns": "labels_too_many"} if measures.columns * measures.rows > MOST_LABELS else {}),
        **(
            {"padding": "padding_too_wide"}
            if 2 * measures.padding >= min(measures.label_width, measures.label_height)
            else {}
        ),
    }

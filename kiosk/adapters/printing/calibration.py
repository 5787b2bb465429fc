"""A page to try a printer with: rulers from the paper's edges, and where the labels should be."""

from kiosk.domain.labels import Kind, Layout

from . import words
from .lettering import fitted
from .paper import INK, Paper

GREY = "#737373"
HAIR = 0.15
SMALL, MIDDLE, LONG = 1.5, 2.5, 4.0
FIGURE = 2.4
ROLL_FIGURE = 1.6


def calibration_sheet(layout: Layout) -> bytes:
    """One page: every mm of both rulers is a mm from the paper's left or upper edge."""
    paper = Paper(
        f"{words.CALIBRATION.zh} {words.CALIBRATION.en} · {layout.name}",
        layout.page_width,
        layout.page_height,
    )
    _outlines(paper, layout)
    across, down = _free_lines(layout)
    _across(paper, layout, layout.page_height - across)
    _down(paper, layout, down)
    if layout.kind is not Kind.ROLL:
        _said(paper, layout, across, down)
    return paper.finished()


def _free_lines(layout: Layout) -> tuple[float, float]:
    """Where the rulers lie: off the middle, so that each crosses labels and neither the other's figures."""
    return layout.page_height * 0.52, layout.page_width * 0.55


def _outlines(paper: Paper, layout: Layout) -> None:
    wide, high = layout.label_width, layout.label_height
    for left, top in layout.places():
        low = layout.page_height - top - high
        paper.hairs(
            [
                (left, low, left + wide, low),
                (left, low + high, left + wide, low + high),
                (left, low, left, low + high),
                (left + wide, low, left + wide, low + high),
            ],
            GREY,
            HAIR,
        )


def _across(paper: Paper, layout: Layout, y: float) -> None:
    marks = range(int(layout.page_width) + 1)
    paper.hairs([(0, y, layout.page_width, y), *((mm, y, mm, y + _length(mm)) for mm in marks)], INK, HAIR)
    for mm in marks[10::10]:
        if mm < layout.page_width - 1:
            paper.write(fitted(str(mm), 8, _figure(layout), 1), mm, y - _figure(layout), centred=True)


def _down(paper: Paper, layout: Layout, x: float) -> None:
    top = layout.page_height
    marks = range(int(top) + 1)
    ticks = [(x, top - mm, x + _length(mm), top - mm) for mm in marks]
    paper.hairs([(x, 0, x, top), *ticks], INK, HAIR)
    for mm in marks[10::10]:
        if mm < top - 1:
            figure = fitted(str(mm), 8, _figure(layout), 1)
            paper.write(figure, x - figure.width - 0.6, top - mm - _figure(layout) * 0.36)


def _said(paper: Paper, layout: Layout, across: float, down: float) -> None:
    """What to do with it, on white ground in the quarter that the rulers leave free."""
    canvas, x, y = paper.canvas, 12.0, layout.page_height - across + 12
    width = down - x - 14
    canvas.setFillGray(1)
    canvas.rect(x - 3, y - 3, width + 6, 40, stroke=0, fill=1)
    lines = [
        *((text, INK) for text in words.CALIBRATION),
        *((text, GREY) for pair in words.CALIBRATION_STEPS for text in pair),
    ]
    for number, (text, colour) in enumerate(lines):
        paper.write(
            fitted(text, width, 4.2 if number < 2 else 2.9, 1.8),
            x,
            y + 32 - number * 4.6 - (number > 1),
            colour,
        )


def _length(mm: int) -> float:
    return LONG if mm % 10 == 0 else MIDDLE if mm % 5 == 0 else SMALL


def _figure(layout: Layout) -> float:
    return ROLL_FIGURE if layout.kind is Kind.ROLL else FIGURE

"""Tags to fold over their upper edge: the symbol in front, the station behind, one hole through both."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Union

from kiosk.domain.codes import grouped
from kiosk.domain.labels import Layout

from . import words
from .heading import StationHeading, host_of
from .label_face import BOLD, CODE_SPACING, Placed, Room, TagLabel, stacked
from .lettering import Line, fitted, fitted_address, width_of

if TYPE_CHECKING:
    from .paper import Paper
    from .picture import Picture

HOLE_RADIUS = 2.5
"""An office punch makes 5 to 6 mm."""
HOLE_FROM_FOLD = 7.0
UNDER_HOLE = HOLE_FROM_FOLD + HOLE_RADIUS + 2.0
GREY = "#737373"
CUT_WIDTH, FOLD_WIDTH, DASH = 0.15, 0.2, 1.5


def front_room(layout: Layout) -> Room:
    """The lower half, under the hole."""
    pad = layout.padding
    return Room(pad, pad, layout.label_width - 2 * pad, layout.label_height / 2 - UNDER_HOLE - pad)


def back_lines(heading: StationHeading, labels: Sequence[TagLabel], layout: Layout) -> list[Placed]:
    """What is read behind, measured from the corner that is lower left once the tag is turned over."""
    room = front_room(layout)
    width = room.width
    ems = max(width_of(grouped(label.code), 1, CODE_SPACING) for label in labels) + BOLD
    school = heading.school_zh or heading.school_en
    steps = " · ".join(step.zh for step in (words.LOOK, words.RECOGNISE, words.REGISTER))
    hint = f"{words.TAG_HINT.zh} · {words.TAG_HINT.en}"
    lines: list[tuple[Line, int | None]] = [
        *([(fitted(school, width, 3.2, 2.2), None)] if school else []),
        (fitted(heading.name, width, 5.0, 3.0, BOLD), None),
        (fitted(steps, width, 3.6, 2.4), None),
        (fitted(hint, width, 2.6, 2.0), None),
        (Line("", min(6.0, width / ems), BOLD, CODE_SPACING), -1),
        *((row, None) for row in fitted_address(host_of(labels[0].url), width, 2.6, 1.9)),
    ]
    middle = room.y + room.height / 2
    return stacked(lines, layout.label_width / 2, middle, room.height, centred=True)


def folded(sheet: Union["Paper", "Picture"], layout: Layout) -> None:
    """The outline to cut, the fold to fold, and the two holes that become one."""
    wide, high = layout.label_width, layout.label_height
    fold = high / 2
    sheet.hairs(
        [(0, 0, wide, 0), (0, high, wide, high), (0, 0, 0, high), (wide, 0, wide, high)], GREY, CUT_WIDTH
    )
    sheet.hairs([(0, fold, wide, fold)], GREY, FOLD_WIDTH, DASH)
    for side in (-1, 1):
        sheet.ring(wide / 2, fold + side * HOLE_FROM_FOLD, HOLE_RADIUS, GREY, CUT_WIDTH)

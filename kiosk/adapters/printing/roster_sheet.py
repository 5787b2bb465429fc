"""The roster on the wall: a term on A4, a row a week, a column for each weekday on which there is a duty."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from . import words
from .brush import Brush
from .heading import StationHeading
from .paper import Paper
from .rail import FOOT, HIGH, TOP_OF_FURTHER, WIDE, first_rail, foot, further_rail
from .roster_weeks import HEAD, RosterDay, Week, Weeks, readable
from .words import Pair

__all__ = ["RosterDay", "roster_sheet"]

HEIGHTS = (9.4, 12.0, 15.0, 19.0, 24.0, 30.0)
"""A week's least height, mm: the first at which all names can be read."""
TALL = 16.0
"""As tall as this a week's row may grow where there is room."""


def roster_sheet(heading: StationHeading, term: Pair, days: Sequence[RosterDay]) -> bytes:
    """The term's roster as PDF; a second page only when the weeks would be too low to be read from afar."""
    title = words.ROSTER_TITLE
    paper = Paper(f"{title.zh} {title.en} · {heading.name}", WIDE, HIGH)
    brush = Brush(paper.canvas)
    about = [f"{term.zh} · {term.en}", *([] if days else [f"{words.NO_DAYS.zh} {words.NO_DAYS.en}"])]
    top = first_rail(paper, brush, heading, title, about)
    weeks = _weeks(days)
    weekdays = sorted({each.day.weekday() for each in days})
    room = top - FOOT - HEAD
    low = _lowest(weeks, weekdays, room)
    pages = _paged(weeks, int(room / low + 1e-9), int((TOP_OF_FURTHER - FOOT - HEAD) / low))
    tall = max(low, min(TALL, room / max(len(pages[0]), 1)))
    for number, shown in enumerate(pages):
        if number:
            paper.next_page()
            brush = Brush(paper.canvas)
            top = further_rail(paper, brush, heading, title)
        Weeks(paper, brush, weekdays, tall).draw(shown, top)
        foot(paper, number + 1, len(pages))
    return paper.finished()


def _lowest(weeks: list[Week], weekdays: list[int], room: float) -> float:
    """The height of a week, mm, that brings most of them onto a page of `room` mm and can still be read."""
    on_one_page = room / max(len(weeks), 1)
    heights = sorted(high for high in {*HEIGHTS, on_one_page} if HEIGHTS[0] <= high <= HEIGHTS[-1])
    return next((high for high in heights if readable(weeks, weekdays, high)), HEIGHTS[-1])


def _weeks(days: Sequence[RosterDay]) -> list[Week]:
    """The days of each week by their weekday; a week without any is left out."""
    weeks: dict[date, Week] = {}
    for each in sorted(days, key=lambda one: one.day):
        monday = each.day - timedelta(days=each.day.weekday())
        weeks.setdefault(monday, {})[each.day.weekday()] = each
    return list(weeks.values())


def _paged(weeks: list[Week], first: int, further: int) -> list[list[Week]]:
    """The weeks of each page; first, further: how many there is room for."""
    left = iter(weeks)
    pages = [list(islice(left, first))]
    while page := list(islice(left, further)):
        pages.append(page)
    return pages

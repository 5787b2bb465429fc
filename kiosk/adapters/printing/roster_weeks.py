"""The weeks of a roster, drawn under the names of their weekdays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from . import things, words
from .brush import OUTLINE, Brush
from .lettering import fitted, printable, width_of
from .paper import Paper
from .rail import BOLD, LEFT, RIGHT, SOFT, WOOD

HEAD = 9.0
MONTH = 21.0
"""The width of the column that names the months, mm."""
ROOMY = 50.0
"""In a cell as wide as this the day stands beside the names, else above them."""
BESIDE = 20.0
LARGEST, LEAST, LEADING = 4.8, 2.1, 1.22
BAND, STRIPE, LINE = "#FFE9B8", "#FFF9EC", "#DECDAE"
PEGS = (things.RED, things.ORANGE, things.YELLOW, things.GREEN, things.BLUE, things.PURPLE)
BETWEEN = " · "


@dataclass(frozen=True)
class RosterDay:
    """A planned day: who serves, and what else there is to know of it (a holiday's name), or empty."""

    day: date
    keepers: Sequence[str]
    note: str = ""


Week = dict[int, RosterDay]
"""The days of a week, by their weekday; Monday is 0."""


@dataclass(frozen=True)
class Weeks:
    """Draws weeks of `tall` mm, a column for each of the weekdays."""

    paper: Paper
    brush: Brush
    weekdays: Sequence[int]
    tall: float

    def draw(self, weeks: Sequence[Week], top: float) -> None:
        """The weeks under one another from the top on; a month is named where it begins."""
        if not weeks:
            return
        self._head(top)
        y, month = top - HEAD, 0
        for number, week in enumerate(weeks):
            y -= self.tall
            if number % 2 == 0:
                self.brush.box(LEFT, y, RIGHT - LEFT, self.tall, 0, STRIPE)
            self.brush.line((LEFT, y), (RIGHT, y), colour=LINE, width=0.25)
            first = min(week.values(), key=lambda each: each.day).day.month
            self._month(first, y, named=first != month)
            month = first
            for place, weekday in enumerate(self.weekdays):
                x = LEFT + MONTH + place * self._wide
                self.brush.line((x, y + 0.8), (x, y + self.tall - 0.8), colour=LINE, width=0.25)
                if weekday in week:
                    self._day(week[weekday], x, y)

    @property
    def _wide(self) -> float:
        return _wide(self.weekdays)

    def _head(self, top: float) -> None:
        self.brush.box(LEFT, top - HEAD, RIGHT - LEFT, HEAD - 1, 1.6, BAND, WOOD, 0.4)
        for place, weekday in enumerate(self.weekdays):
            name, x = words.WEEKDAYS[weekday], LEFT + MONTH + place * self._wide + 1.5
            room = self._wide - 3
            chinese = fitted(name.zh, room * 0.55, 4, 2.4, BOLD)
            english = fitted(name.en, room - chinese.width - 1.5, 3, 1.8)
            self.paper.write(chinese, x, top - 5.9, OUTLINE)
            self.paper.write(english, x + chinese.width + 1.5, top - 5.9, SOFT)

    def _month(self, month: int, y: float, *, named: bool) -> None:
        """Every month has its peg; its weeks hang under it."""
        colour, middle = PEGS[month % len(PEGS)], y + self.tall / 2
        self.brush.box(LEFT, y + 0.5, 2.2, self.tall - 1, 1, colour)
        if named:
            with self.brush.at(LEFT + 1.1, middle, 0.8):
                things.peg(self.brush, colour)
            self.paper.write(fitted(f"{month}月", 14, 4.8, 3, BOLD), LEFT + 5, middle - 0.3, OUTLINE)
            self.paper.write(fitted(words.MONTHS[month - 1][:3], 14, 3, 2), LEFT + 5, middle - 4, SOFT)

    def _day(self, each: RosterDay, x: float, y: float) -> None:
        """The day, and beside or under it who serves or why nobody does."""
        left, room, high = x + 1.5, self._wide - 3, self.tall
        roomy = self._wide >= ROOMY
        said = fitted(f"{each.day.month}月{each.day.day}日", 16 if roomy else room * 0.5, 3.4, 2, BOLD)
        day_y = y + high / 2 - 1.2 if roomy and not (each.note and each.keepers) else y + high - 3.8
        self.paper.write(said, left, day_y, OUTLINE)
        if each.note and each.keepers:
            at, wide = (left, 18.0) if roomy else (left + said.width + 1, room - said.width - 1)
            self.paper.write(fitted(each.note, wide, 2.6, LEAST), at, y + 1.6 if roomy else day_y, SOFT)
        names_left = left + (BESIDE if roomy else 0)
        room, high = _for_names(self.weekdays, high)
        if each.keepers:
            self._names(each.keepers, names_left, y, room, high)
        elif each.note:
            note = fitted(each.note, room, 3.6, LEAST)
            self.paper.write(note, names_left, y + high / 2 - note.size * 0.36, SOFT)

    def _names(self, names: Sequence[str], x: float, y: float, room: float, high: float) -> None:
        """The names on as many lines as make them largest, within room x high mm."""
        rows = _arranged(names, room, high)
        size = min(LARGEST, (high - 1) / (len(rows) * LEADING))
        baseline = y + high / 2 + (len(rows) / 2 - 1) * size * LEADING + size * (LEADING / 2 - 0.36)
        for row in rows:
            self.paper.write(fitted(row, room, size, min(LEAST, size)), x, baseline, OUTLINE)
            baseline -= size * LEADING


def readable(weeks: Sequence[Week], weekdays: Sequence[int], tall: float) -> bool:
    """Whether every name fits its cell in weeks of `tall` mm, in letters that can be read."""
    room, high = _for_names(weekdays, tall)
    teams = [each.keepers for week in weeks for each in week.values() if each.keepers]
    return all(_size(_arranged(names, room, high), room, high) >= LEAST for names in teams)


def _wide(weekdays: Sequence[int]) -> float:
    return (RIGHT - LEFT - MONTH) / max(len(weekdays), 1)


def _for_names(weekdays: Sequence[int], tall: float) -> tuple[float, float]:
    """The width and height, mm, that a day's cell leaves to its names."""
    wide = _wide(weekdays)
    return (wide - 3 - BESIDE, tall) if wide >= ROOMY else (wide - 3, tall - 4.6)


def _arranged(names: Sequence[str], room: float, high: float) -> list[str]:
    """The names on as many lines as make them largest, within room x high mm."""
    return max(_arrangements(names), key=lambda rows: _size(rows, room, high))


def _arrangements(names: Sequence[str]) -> list[list[str]]:
    """The names on one line, on two, on three and on as many as there are."""
    ways = sorted({min(count, len(names)) for count in (1, 2, 3, len(names))})
    per_line = [-(-len(names) // count) for count in ways]
    return [[BETWEEN.join(names[at : at + many]) for at in range(0, len(names), many)] for many in per_line]


def _size(rows: Sequence[str], room: float, high: float) -> float:
    widest = max(width_of(printable(row), 1) for row in rows)
    return min(LARGEST, (high - 1) / (len(rows) * LEADING), room / max(widest, 0.1))

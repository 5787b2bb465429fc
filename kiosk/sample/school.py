"""Builds the sample school through the acts that people use, in the order in which they would happen."""

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from kiosk.adapters import passwords
from kiosk.adapters.chance import new_code
from kiosk.adapters.photos.intake import take_in
from kiosk.adapters.photos.store import StoredPhoto
from kiosk.sample.acts import Acts
from kiosk.sample.days import Days
from kiosk.sample.pictures import draw
from kiosk.sample.things import (
    BLANK_TAGS,
    CLAIMS,
    KEEPERS,
    MAIN,
    MISSING,
    ON_DUTY,
    SCHOOL,
    STATIONS,
    TEACHER,
    THINGS,
    UNTAGGED,
    USERNAME,
)
from kiosk.services.printing_tags import make_tags
from kiosk.services.setting_up import TIMEZONE, NewAccount, NewSchool, NewStation, SetUp, set_up_school

if TYPE_CHECKING:
    from kiosk.bootstrap import Station

_Happening = tuple[datetime, Callable[[], None]]
_AT_ONCE = 2


@dataclass(frozen=True)
class SampleSchool:
    """What a visitor of the sample school needs to know."""

    username: str
    password: str
    duty_code: str
    blank_tags: list[str]


def build_school(station: "Station", progress: Callable[[int], None]) -> SampleSchool:
    """Fills an empty station; `progress` hears how many of THINGS are done."""
    days = Days(station.clock(), TIMEZONE)
    password = secrets.token_urlsafe(8)
    school = _set_up(station, days, password)
    main, begun = school.station_ids[MAIN], days.now - timedelta(days=29)
    tags = make_tags(station.database, main, len(THINGS) + BLANK_TAGS, new_code, begun)
    acts = Acts(station, days, school)
    with ThreadPoolExecutor(_AT_ONCE) as painters:
        story = _Story(acts, tags, progress, lambda number: painters.submit(_photo, station, number).result)
        for _moment, happen in sorted(story.happenings(), key=lambda happening: happening[0]):
            happen()
    return SampleSchool(USERNAME, password, acts.duty_code(), tags[len(THINGS) :])


def _set_up(station: "Station", days: Days, password: str) -> SetUp:
    account = NewAccount(USERNAME, TEACHER, passwords.hashed(password), "admin")
    new = NewSchool(*SCHOOL, [NewStation(*names) for names in STATIONS], account, {})
    return set_up_school(station.database, new, new_code, days.now - timedelta(days=30))


def _photo(station: "Station", number: int) -> StoredPhoto:
    """A picture, through the door that every photo comes through."""
    thing = THINGS[number]
    file = BytesIO()
    draw(thing.kind, thing.colour, number).save(file, "JPEG", quality=95)
    return station.photos.keep(take_in(file.getvalue()))


class _Story:
    """Everything that happens, each with its moment."""

    def __init__(
        self,
        acts: Acts,
        tags: list[str],
        progress: Callable[[int], None],
        begin_photo: Callable[[int], Callable[[], StoredPhoto]],
    ) -> None:
        """`begin_photo`: begins to draw a thing and returns what waits for its picture."""
        self._acts = acts
        self._days = acts.days
        self._tags = tags
        self._progress = progress
        self._begin_photo = begin_photo
        self._done = 0

    def happenings(self) -> Iterator[_Happening]:
        """In no order, but for what happens at the same moment."""
        gathered: dict[date, list[int]] = {day: [] for day in [*self._days.duty_days(), self._days.today]}
        for number, thing in enumerate(THINGS):
            gathered[self._days.gathered_on(self._days.ago(thing.days))].append(number)
        for turn, (day, numbers) in enumerate(gathered.items()):
            yield from self._duty(day, turn, numbers)
        for claim in CLAIMS:
            yield from self._acts.claimed(claim)
        missed = self._days.at(self._days.ago(1), 16, 20)
        yield missed, lambda: self._acts.miss(MISSING, missed)

    def _duty(self, day: date, turn: int, numbers: list[int]) -> Iterator[_Happening]:
        """A duty, and all that is hung up on it; today's goes on."""
        open_now = day == self._days.today
        names = ON_DUTY if open_now else tuple(KEEPERS[(turn + place) % len(KEEPERS)] for place in range(3))
        opened = self._days.now if open_now else self._days.at(day, 16, 0)
        yield opened, lambda: self._acts.open_duty(names, day, opened)
        for minute, number in enumerate(numbers, start=5):
            moment = opened if open_now else self._days.at(day, 16, minute)
            yield moment, self._logging(number, moment)
        if not open_now:
            closed = self._days.at(day, 16, 55)
            yield closed, lambda: self._acts.close_duty(closed)

    def _logging(self, number: int, moment: datetime) -> Callable[[], None]:
        photo = self._begin_photo(number)

        def happen() -> None:
            tag = None if number in UNTAGGED else self._tags[number]
            self._acts.log(number, photo(), tag, moment)
            self._done += 1
            self._progress(self._done)

        return happen

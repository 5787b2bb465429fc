"""Builds the sample school through the acts that people use, in the order in which they would happen."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from kiosk.adapters import passwords
from kiosk.adapters.chance import new_code
from kiosk.adapters.photos.intake import take_in
from kiosk.domain.standard_school import STANDARD_ZONES
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.sample.acts import Acts
from kiosk.sample.days import Days
from kiosk.sample.pictures import draw
from kiosk.sample.things import (
    ASKED,
    BLANK_TAGS,
    CLAIMS,
    KEEPERS,
    MAIN,
    MINE,
    MISSING,
    NAMED,
    NOTICES,
    ON_DUTY,
    OVERLOOKED,
    SCHOOL,
    SEEN_UNTIL,
    STATIONS,
    TEACHER,
    THINGS,
    THROWN_AWAY,
    UNTAGGED,
    USERNAME,
)
from kiosk.services.printing_tags import make_tags
from kiosk.services.setting_up import TIMEZONE, NewAccount, NewSchool, NewStation, SetUp, set_up_school

if TYPE_CHECKING:
    from kiosk.bootstrap import Station

_SHORT_RAIL = 5
_ZONES = [replace(zone, capacity=_SHORT_RAIL) if zone.letter == "D" else zone for zone in STANDARD_ZONES]
"""The rail for ropes and umbrellas is short here, so that there is something to move."""
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
    main, begun = school.station_ids[MAIN], days.now - timedelta(days=41)
    tags = make_tags(station.database, main, len(THINGS) + BLANK_TAGS, new_code, begun)
    acts = Acts(station, days, school)
    acts.enter_keepers(days.ago(41))
    with ThreadPoolExecutor(_AT_ONCE) as painters:
        story = _Story(acts, tags, progress, lambda number: painters.submit(_photo, station, number).result)
        for _moment, happen in sorted(story.happenings(), key=lambda happening: happening[0]):
            happen()
    acts.plan_term(days.today)
    return SampleSchool(USERNAME, password, acts.duty_code(), tags[len(THINGS) :])


def _set_up(station: "Station", days: Days, password: str) -> SetUp:
    account = NewAccount(USERNAME, TEACHER, passwords.hashed(password), "admin")
    new = NewSchool(*SCHOOL, [NewStation(*names, _ZONES) for names in STATIONS], account, {})
    return set_up_school(station.database, new, new_code, days.now - timedelta(days=42))


def _photo(station: "Station", number: int) -> StoredPhoto:
    """A picture, through the door that every photo comes through."""
    thing = THINGS[number]
    file = BytesIO()
    draw(thing.kind, thing.colour, number).save(file, "JPEG", quality=95)
    folder = station.waiting_photos if number == NAMED else station.photos
    return folder.keep(take_in(file.getvalue()))


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
        self._gone = _gone(acts.days)
        self._back = defaultdict(set, {acts.days.duty_days()[-2]: {OVERLOOKED}})

    def happenings(self) -> Iterator[_Happening]:
        """In no order, but for what happens at the same moment."""
        gathered: dict[date, list[int]] = {day: [] for day in [*self._days.duty_days(), self._days.today]}
        for number, thing in enumerate(THINGS):
            gathered[self._days.gathered_on(self._days.ago(thing.days))].append(number)
        for turn, (day, numbers) in enumerate(gathered.items()):
            yield from self._duty(day, turn, numbers)
        for claim in CLAIMS:
            moment = self._days.at(self._days.ago(claim.days), 16, 40)
            yield moment, partial(self._acts.claim, claim, moment)
        for notice in NOTICES:
            missed = self._days.at(self._days.ago(notice.days), 15, 30)
            yield missed, partial(self._acts.miss, notice, missed)
        yield from self._for_the_teacher()
        thrown = self._days.at(self._days.duty_days()[-1], 17, 10)
        yield thrown, lambda: self._acts.throw_away(THROWN_AWAY, thrown)

    def _for_the_teacher(self) -> Iterator[_Happening]:
        """What is new and what waits on the Today page."""
        looked = self._days.at(self._days.ago(SEEN_UNTIL), 17, 30)
        yield looked, lambda: self._acts.look(looked)
        asked = self._days.at(self._days.ago(ASKED.days), 17, 5)
        yield asked, lambda: self._acts.ask(ASKED, asked)
        told = self._days.at(self._days.ago(MINE.days), 8, 5)
        yield told, lambda: self._acts.say_mine(MINE, told)

    def _duty(self, day: date, turn: int, numbers: list[int]) -> Iterator[_Happening]:
        """A duty: what was found is hung up, and then the board is counted; today's goes on."""
        open_now = day == self._days.today
        team = [KEEPERS[(turn * 3 + seat) % len(KEEPERS)][0] for seat in range(3)]
        names = ON_DUTY if open_now else team
        opened = self._days.now if open_now else self._days.at(day, 16, 0)
        yield opened, lambda: self._acts.open_duty(names, day, opened)
        for minute, number in enumerate(numbers, start=5):
            moment = opened if open_now else self._days.at(day, 16, minute)
            yield moment, self._logging(number, moment)
        if not open_now:
            counted, closed = self._days.at(day, 16, 30), self._days.at(day, 16, 55)
            yield counted, lambda: self._acts.count(self._gone[day], self._back[day], counted)
            yield closed, lambda: self._acts.close_duty(closed)

    def _logging(self, number: int, moment: datetime) -> Callable[[], None]:
        photo = self._begin_photo(number)

        def happen() -> None:
            tag = None if number in UNTAGGED else self._tags[number]
            self._acts.log(number, photo(), tag, moment)
            self._done += 1
            self._progress(self._done)

        return happen


def _gone(days: Days) -> defaultdict[date, set[int]]:
    """What the round of each day did not find."""
    past = days.duty_days()
    gone: defaultdict[date, set[int]] = defaultdict(set, {past[-1]: {MISSING}, past[-3]: {OVERLOOKED}})
    for claim in CLAIMS:
        if claim.late:
            gone[max(day for day in past if day < days.ago(claim.days))].add(claim.thing)
    return gone

"""Builds the sample school through the acts that people use, with a clock that walks three weeks."""

import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from sqlalchemy import select

from kiosk.adapters import passwords
from kiosk.adapters.chance import new_code, new_duty_code, new_ref, new_token
from kiosk.adapters.photos.intake import take_in
from kiosk.adapters.photos.store import StoredPhoto
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import Step
from kiosk.models import Duty
from kiosk.sample.pictures import draw
from kiosk.sample.things import (
    BLANK_TAGS,
    CLAIMS,
    KEEPERS,
    MISSING,
    ON_DUTY,
    THINGS,
    SampleClaim,
    SampleThing,
)
from kiosk.services.claiming import ClaimForm, claim_at_station, claim_late
from kiosk.services.keeping_duty import DutyPlan, close_duty, open_duty
from kiosk.services.logging_items import LogForm, Logged, log_item
from kiosk.services.printing_tags import make_tags
from kiosk.services.returning import PUT_BACK, put_back
from kiosk.services.setting_up import NewAccount, NewSchool, NewStation, SetUp, set_up_school
from kiosk.services.stepping import STATION, Actor, record, take_step

if TYPE_CHECKING:
    from kiosk.bootstrap import Station

USERNAME = "wang"
_STATIONS = (
    NewStation("东门诚信守护站", "East Gate Integrity Station", "east-gate"),
    NewStation("西门诚信守护站", "West Gate Integrity Station", "west-gate"),
)
_UNTAGGED = frozenset({2, 15, 33})


@dataclass(frozen=True)
class SampleSchool:
    """What a visitor of the sample school needs to know."""

    username: str
    password: str
    duty_code: str
    blank_tags: list[str]


class _Builder:
    """Carries what the steps of building share."""

    def __init__(self, station: "Station") -> None:
        self.station = station
        self.database = station.database
        self.now = station.clock()
        self.password = secrets.token_urlsafe(8)
        self.school = self._set_up()

    def _set_up(self) -> SetUp:
        account = NewAccount(USERNAME, "王老师", passwords.hashed(self.password), "admin")
        new = NewSchool("小橡树实验小学", "Little Oak Primary School", _STATIONS, account, {})
        return set_up_school(self.database, new, new_code, self.now - timedelta(days=30))

    def at(self, days: int, minutes: int) -> datetime:
        """That many days ago and a few minutes later; never in the future."""
        return min(self.now - timedelta(days=days) + timedelta(minutes=minutes), self.now)

    def station_id(self, thing: SampleThing) -> int:
        """Where the thing is."""
        return self.school.station_ids[thing.station]

    def log(self, number: int, photo: StoredPhoto, tag: str | None, actor: Actor) -> Logged:
        """Logs one thing on the day it was found."""
        thing = THINGS[number]
        form = LogForm(
            station_id=self.station_id(thing),
            ref=new_ref(),
            key=None,
            category=thing.kind,
            zone=thing.zone,
            place=thing.place,
            colour=thing.colour,
            note=thing.note,
            tag_code=tag,
            found_on=self.at(thing.days, 0).date(),
        )
        return log_item(self.database, form, photo, actor, self.at(thing.days, number))

    def claim(self, claim: SampleClaim, logged: Logged) -> None:
        """A family takes its thing home; or forgot to, and came back to say so; or hung it back."""
        when = self.at(claim.days, claim.thing)
        form = ClaimForm(logged.ref, new_token(), Claimant(claim.name, claim.school_class, claim.contact))
        if claim.late:
            self.miss(logged, when - timedelta(days=1))
            claim_late(self.database, self.station.vault, form, when)
            return
        passes = {self.station_id(THINGS[claim.thing]): when}
        token = claim_at_station(self.database, self.station.vault, form, passes, when)
        if claim.returned:
            put_back(self.database, token, PUT_BACK, when + timedelta(hours=1))

    def miss(self, logged: Logged, when: datetime) -> None:
        """A round did not find the thing."""
        self.database.write(
            lambda connection: record(
                connection, take_step(connection, logged.id, Step.MISS, when), STATION, when
            )
        )

    def open_duty(self, names: tuple[str, ...], when: datetime) -> int:
        """A duty at the first station."""
        day = when.date()
        plan = DutyPlan(self.school.school_id, self.school.station_ids[0], day, [], names)
        return open_duty(self.database, plan, self.school.staff_id, new_duty_code, when)

    def duty_code(self, duty_id: int) -> str:
        """The code of a duty."""
        with self.database.read() as connection:
            return connection.execute(select(Duty.code).where(Duty.id == duty_id)).scalar_one()


def build_school(station: "Station", progress: Callable[[int], None]) -> SampleSchool:
    """Fills an empty station; `progress` hears how many of THINGS are done."""
    builder = _Builder(station)
    past = builder.open_duty(KEEPERS, builder.at(21, 0))
    tags = make_tags(
        station.database,
        builder.school.station_ids[0],
        len(THINGS) + BLANK_TAGS,
        new_code,
        builder.at(21, 0),
    )
    logged = _log_all(builder, tags, Actor("keeper", duty_id=past), progress)
    close_duty(station.database, builder.school.school_id, past, builder.at(20, 0))
    for claim in CLAIMS:
        builder.claim(claim, logged[claim.thing])
    builder.miss(logged[MISSING], builder.at(1, 0))
    duty_id = builder.open_duty(ON_DUTY, builder.now)
    return SampleSchool(USERNAME, builder.password, builder.duty_code(duty_id), tags[len(THINGS) :])


def _log_all(
    builder: _Builder, tags: list[str], actor: Actor, progress: Callable[[int], None]
) -> list[Logged]:
    logged = []
    with ThreadPoolExecutor(2) as painters:
        photos = painters.map(lambda number: _photo(builder.station, number), range(len(THINGS)))
        for number, photo in enumerate(photos):
            tag = None if number in _UNTAGGED else tags[number]
            logged.append(builder.log(number, photo, tag, actor))
            progress(number + 1)
    return logged


def _photo(station: "Station", number: int) -> StoredPhoto:
    thing = THINGS[number]
    file = BytesIO()
    draw(thing.kind, thing.colour, number).save(file, "JPEG", quality=95)
    return station.photos.keep(take_in(file.getvalue()))

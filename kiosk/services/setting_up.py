"""A school gets its first station and its first account."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from kiosk.domain.refusals import AlreadySetUp
from kiosk.domain.school_class import GRADES, school_year
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.domain.standard_school import STANDARD_PLACES, STANDARD_ZONES, StandardZone
from kiosk.models import Category, Place, School, SchoolClassRow, Setting, Staff, Station, Zone

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

CLASSES_A_GRADE = 6
TIMEZONE = "Asia/Shanghai"


@dataclass(frozen=True)
class NewStation:
    """A station to be. `slug`: its public address under /board/; `zones`: the parts of its board."""

    name_zh: str
    name_en: str
    slug: str
    zones: Sequence[StandardZone] = STANDARD_ZONES


@dataclass(frozen=True)
class NewAccount:
    """A member of staff to be. `role`: teacher or admin."""

    username: str
    display_name: str
    password_hash: str
    role: str


@dataclass(frozen=True)
class NewSchool:
    """A school to be. `choices`: JSON by the name of a field of domain.choices.Choices."""

    name_zh: str
    name_en: str
    stations: Sequence[NewStation]
    account: NewAccount
    choices: dict[str, str]


@dataclass(frozen=True)
class SetUp:
    """What was set up."""

    school_id: int
    station_ids: list[int]
    staff_id: int


def set_up_school(database: "Database", new: NewSchool, new_code: Callable[[], str], now: datetime) -> SetUp:
    """Sets up a school with standard zones, categories, places and classes.

    Raises AlreadySetUp if a station's slug or the user name is taken.
    """
    try:
        return database.write(lambda connection: _set_up(connection, new, new_code, now))
    except IntegrityError:
        with database.read() as connection:
            _refuse_second(connection, new)
        raise


def _set_up(connection: Connection, new: NewSchool, new_code: Callable[[], str], now: datetime) -> SetUp:
    _refuse_second(connection, new)
    school_id: int = connection.execute(
        insert(School)
        .values(name_zh=new.name_zh, name_en=new.name_en, timezone=TIMEZONE, created_at=now)
        .returning(School.id)
    ).scalar_one()
    for name, value in new.choices.items():
        connection.execute(insert(Setting).values(school_id=school_id, name=name, value=value))
    _add_categories(connection, school_id)
    _add_places(connection, school_id)
    _add_classes(connection, school_id, now)
    station_ids = [_add_station(connection, school_id, station, new_code(), now) for station in new.stations]
    return SetUp(school_id, station_ids, _add_account(connection, school_id, new.account))


def _refuse_second(connection: Connection, new: NewSchool) -> None:
    slugs = [station.slug for station in new.stations]
    if len(set(slugs)) < len(slugs):
        raise AlreadySetUp("two stations with the same address")
    if connection.scalar(select(Station.id).where(Station.slug.in_(slugs)).limit(1)):
        raise AlreadySetUp("a station with this address")
    if connection.scalar(select(Staff.id).where(Staff.username == new.account.username)):
        raise AlreadySetUp("an account with this user name")


def _add_categories(connection: Connection, school_id: int) -> None:
    rows = [
        {
            "school_id": school_id,
            "key": kind.key,
            "name_zh": kind.name_zh,
            "name_en": kind.name_en,
            "measure": kind.measure,
            "words": kind.words,
            "keep_days": kind.keep_days,
            "held": kind.held,
            "position": position,
        }
        for position, kind in enumerate(STANDARD_CATEGORIES)
    ]
    connection.execute(insert(Category), rows)


def _add_places(connection: Connection, school_id: int) -> None:
    rows = [
        {"school_id": school_id, "key": key, "name_zh": chinese, "name_en": english, "position": position}
        for position, (key, chinese, english) in enumerate(STANDARD_PLACES)
    ]
    connection.execute(insert(Place), rows)


def _add_classes(connection: Connection, school_id: int, now: datetime) -> None:
    youngest = school_year(now.astimezone(ZoneInfo(TIMEZONE)).date())
    rows = [
        {"school_id": school_id, "entry_year": year, "number": number}
        for year in range(youngest, youngest - GRADES, -1)
        for number in range(1, CLASSES_A_GRADE + 1)
    ]
    connection.execute(insert(SchoolClassRow), rows)


def _add_station(connection: Connection, school_id: int, new: NewStation, code: str, now: datetime) -> int:
    station_id: int = connection.execute(
        insert(Station)
        .values(
            school_id=school_id,
            slug=new.slug,
            name_zh=new.name_zh,
            name_en=new.name_en,
            code=code,
            code_since=now,
        )
        .returning(Station.id)
    ).scalar_one()
    rows = [
        {
            "station_id": station_id,
            "letter": zone.letter,
            "colour": zone.colour,
            "pattern": zone.pattern,
            "name_zh": zone.name_zh,
            "name_en": zone.name_en,
            "capacity": zone.capacity,
            "position": position,
        }
        for position, zone in enumerate(new.zones)
    ]
    connection.execute(insert(Zone), rows)
    return station_id


def _add_account(connection: Connection, school_id: int, account: NewAccount) -> int:
    return connection.execute(
        insert(Staff)
        .values(
            school_id=school_id,
            username=account.username,
            display_name=account.display_name,
            password_hash=account.password_hash,
            role=account.role,
            active=True,
        )
        .returning(Staff.id)
    ).scalar_one()

"""The school office adds a place, renames it, puts it elsewhere, gives it up, or takes it back."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, insert, select, update

from kiosk.domain.refusals import FormRefused, PlaceUnknown
from kiosk.domain.school_parts import PLACES_AT_MOST, Names, checked_names
from kiosk.models import Place
from kiosk.services.renaming_items import renew_words_of_place
from kiosk.services.school_order import last_position, put_at, wait_for_others

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def add_place(database: "Database", school_id: int, names: Names) -> int:
    """Adds a place at the end of the list and returns its id; twice is once. Raises FormRefused."""
    row = vars(checked_names(names))

    def act(connection: Connection) -> int:
        wait_for_others(connection, school_id)
        if taken := _named(connection, school_id, row["name_zh"]):
            if taken.removed_at is None and taken.name_en == row["name_en"]:
                number: int = taken.id
                return number
            raise FormRefused({"name_zh": _why_taken(taken)})
        count = connection.execute(select(func.count()).where(Place.school_id == school_id)).scalar_one()
        if count >= PLACES_AT_MOST:
            raise FormRefused({"name_zh": "places_too_many"})
        position = last_position(connection, Place, Place.school_id == school_id)
        # Places are given up but never deleted, so their number names each one for good.
        values = {**row, "school_id": school_id, "key": f"own_{count + 1}", "position": position}
        return connection.execute(insert(Place).values(**values).returning(Place.id)).scalar_one()

    return database.write(act)


def rename_place(database: "Database", school_id: int, place_id: int, names: Names) -> None:
    """Gives a place other names; what was found there is found by them at once.

    Raises PlaceUnknown or FormRefused.
    """
    with database.read() as connection:
        _own(connection, school_id, place_id)
    row = vars(checked_names(names))

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        taken = _named(connection, school_id, row["name_zh"])
        if taken and taken.id != place_id:
            raise FormRefused({"name_zh": _why_taken(taken)})
        before = _own(connection, school_id, place_id)
        connection.execute(update(Place).where(Place.id == place_id).values(**row))
        if any(getattr(before, name) != row[name] for name in row):
            renew_words_of_place(connection, school_id, place_id)

    database.write(act)


def put_place(database: "Database", school_id: int, place_id: int, place: int) -> None:
    """Puts a place at that place of the list, from 0. Raises PlaceUnknown."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        if _own(connection, school_id, place_id).removed_at is None:
            put_at(connection, Place, Place.school_id == school_id, place_id, place)

    database.write(act)


def give_up_place(database: "Database", school_id: int, place_id: int, now: datetime) -> None:
    """Nobody can choose it any more; what was found there still says so. Raises PlaceUnknown."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        _own(connection, school_id, place_id)
        gone = update(Place).where(Place.id == place_id, Place.removed_at.is_(None))
        connection.execute(gone.values(removed_at=now))

    database.write(act)


def take_back_place(database: "Database", school_id: int, place_id: int) -> None:
    """A place that was given up can be chosen again. Raises PlaceUnknown."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        if _own(connection, school_id, place_id).removed_at is not None:
            position = last_position(connection, Place, Place.school_id == school_id)
            back = update(Place).where(Place.id == place_id)
            connection.execute(back.values(removed_at=None, position=position))

    database.write(act)


def _own(connection: Connection, school_id: int, place_id: int) -> Row[Any]:
    mine = select(Place).where(Place.id == place_id, Place.school_id == school_id)
    place = connection.execute(mine).one_or_none()
    if place is None:
        raise PlaceUnknown
    return place


def _named(connection: Connection, school_id: int, name: str) -> Row[Any] | None:
    wanted = select(Place).where(Place.school_id == school_id, Place.name_zh == name)
    return connection.execute(wanted.order_by(Place.removed_at.is_not(None)).limit(1)).one_or_none()


def _why_taken(place: Row[Any]) -> str:
    return "name_given_up" if place.removed_at else "name_taken"

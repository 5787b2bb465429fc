"""The school office adds a zone to a board, changes it, puts it elsewhere, gives it up, or takes it back."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, insert, select, update

from kiosk.domain.item_life import State
from kiosk.domain.move_plan import Direction
from kiosk.domain.refusals import FormRefused, StationUnknown, ThingsHangThere, ZoneUnknown
from kiosk.domain.school_parts import ZoneForm, checked_zone
from kiosk.models import Duty, Item, MoveLine, MoveList, Station, Zone
from kiosk.services.school_order import last_position, put_at, wait_for_others

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def add_zone(database: "Database", school_id: int, station_id: int, form: ZoneForm) -> int:
    """Adds a zone at the end of a board and returns its id; sent twice it is added once.

    Raises StationUnknown or FormRefused.
    """
    with database.read() as connection:
        _own_station(connection, school_id, station_id)
    row = checked_zone(form)

    def act(connection: Connection) -> int:
        wait_for_others(connection, school_id)
        _own_station(connection, school_id, station_id)
        if taken := _lettered(connection, station_id, row["letter"]):
            if taken.removed_at is None and all(getattr(taken, name) == row[name] for name in row):
                number: int = taken.id
                return number
            raise FormRefused({"letter": _why_taken(taken)})
        position = last_position(connection, Zone, Zone.station_id == station_id)
        values = {**row, "station_id": station_id, "position": position}
        return connection.execute(insert(Zone).values(**values).returning(Zone.id)).scalar_one()

    return database.write(act)


def change_zone(database: "Database", school_id: int, zone_id: int, form: ZoneForm) -> None:
    """Changes letter, colour, pattern, names and capacity. Raises ZoneUnknown or FormRefused."""
    with database.read() as connection:
        _own_zone(connection, school_id, zone_id)
    row = checked_zone(form)

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        station_id = _own_zone(connection, school_id, zone_id).station_id
        taken = _lettered(connection, station_id, row["letter"])
        if taken and taken.id != zone_id:
            raise FormRefused({"letter": _why_taken(taken)})
        connection.execute(update(Zone).where(Zone.id == zone_id).values(**row))

    database.write(act)


def put_zone(database: "Database", school_id: int, zone_id: int, place: int) -> None:
    """Puts a zone at that place of its board, from 0. One that was given up stays so. Raises ZoneUnknown."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        zone = _own_zone(connection, school_id, zone_id)
        if zone.removed_at is None:
            put_at(connection, Zone, Zone.station_id == zone.station_id, zone_id, place)

    database.write(act)


def give_up_zone(database: "Database", school_id: int, zone_id: int, now: datetime) -> None:
    """Nothing can be hung there any more; what once did still knows it. Done twice it is done once.

    Raises ZoneUnknown; ThingsHangThere while things hang there or are about to, for they have to go
    somewhere first. Whoever hangs one there at this moment comes before it or finds no zone.
    """

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        _own_zone(connection, school_id, zone_id)
        connection.execute(select(Zone.id).where(Zone.id == zone_id).with_for_update(key_share=True))
        if things := _hanging(connection, zone_id):
            raise ThingsHangThere(things)
        gone = update(Zone).where(Zone.id == zone_id, Zone.removed_at.is_(None))
        connection.execute(gone.values(removed_at=now))

    database.write(act)


def take_back_zone(database: "Database", school_id: int, zone_id: int) -> None:
    """A zone that was given up is on the board again. Raises ZoneUnknown."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        zone = _own_zone(connection, school_id, zone_id)
        if zone.removed_at is not None:
            position = last_position(connection, Zone, Zone.station_id == zone.station_id)
            back = update(Zone).where(Zone.id == zone_id)
            connection.execute(back.values(removed_at=None, position=position))

    database.write(act)


def _own_station(connection: Connection, school_id: int, station_id: int) -> None:
    if connection.scalar(select(Station.school_id).where(Station.id == station_id)) != school_id:
        raise StationUnknown


def _own_zone(connection: Connection, school_id: int, zone_id: int) -> Row[Any]:
    own = select(Zone).join(Station, Station.id == Zone.station_id)
    zone = connection.execute(own.where(Zone.id == zone_id, Station.school_id == school_id)).one_or_none()
    if zone is None:
        raise ZoneUnknown
    return zone


def _lettered(connection: Connection, station_id: int, letter: object) -> Row[Any] | None:
    wanted = select(Zone).where(Zone.station_id == station_id, Zone.letter == letter)
    return connection.execute(wanted).one_or_none()


def _why_taken(zone: Row[Any]) -> str:
    return "letter_given_up" if zone.removed_at else "letter_taken"


def _hanging(connection: Connection, zone_id: int) -> int:
    """What hangs there, and what an open duty's list is about to carry there."""
    station = select(Zone.station_id).where(Zone.id == zone_id).scalar_subquery()
    hangs = select(Item.id).where(
        Item.station_id == station, Item.state == State.ON_DISPLAY, Item.zone_id == zone_id
    )
    comes = (
        select(MoveLine.item_id)
        .join(MoveList, MoveList.id == MoveLine.move_list_id)
        .join(Duty, Duty.id == MoveList.duty_id)
        .where(
            MoveLine.zone_id == zone_id,
            MoveLine.direction == Direction.UP,
            MoveLine.done_at.is_(None),
            Duty.closed_at.is_(None),
        )
    )
    both = hangs.union(comes).subquery()
    return connection.execute(select(func.count()).select_from(both)).scalar_one()

"""The list of a duty is made once, from what hangs and what lies in the store at that moment."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, exists, func, insert, not_, select
from sqlalchemy.exc import IntegrityError

from kiosk.domain.item_life import State
from kiosk.domain.move_plan import LOOKED_FOR_DAYS, MOVABLE, Movable, Move, Room, plan_moves
from kiosk.domain.refusals import MoveListUnknown
from kiosk.models import Category, Claim, Duty, Item, MoveLine, MoveList, NamedThing, School, Station, Zone
from kiosk.models.move_list import is_set_aside
from kiosk.models.setting import choices_of

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_CLAIMS_LOOKED_AT = 2000


def make_move_list(database: "Database", duty_id: int, now: datetime) -> int:
    """Makes the list of a duty and returns its id; the one that is there already if it was made before.

    Two tablets that ask at once get the same list. Raises MoveListUnknown for a duty
    that is not open.
    """
    try:
        return database.write(lambda connection: _made(connection, duty_id, now))
    except IntegrityError:
        with database.read() as connection:
            if made := _list_of(connection, duty_id):
                return made
        raise


def _list_of(connection: Connection, duty_id: int) -> int | None:
    return connection.scalar(select(MoveList.id).where(MoveList.duty_id == duty_id))


def _made(connection: Connection, duty_id: int, now: datetime) -> int:
    if made := _list_of(connection, duty_id):
        return made
    station = connection.execute(
        select(Station.id, Station.school_id, School.timezone)
        .join(School, School.id == Station.school_id)
        .join(Duty, Duty.station_id == Station.id)
        .where(Duty.id == duty_id, Duty.closed_at.is_(None))
    ).one_or_none()
    if station is None:
        raise MoveListUnknown
    list_id: int = connection.execute(
        insert(MoveList).values(station_id=station.id, duty_id=duty_id, made_at=now).returning(MoveList.id)
    ).scalar_one()
    moves = plan_moves(
        _things(connection, station.id, ZoneInfo(station.timezone)),
        _rooms(connection, station.id),
        _looked_for(connection, station.id, now),
        now.astimezone(ZoneInfo(station.timezone)).date(),
        choices_of(connection, station.school_id).display_days,
    )
    if moves:
        connection.execute(insert(MoveLine), [_line(list_id, *numbered) for numbered in enumerate(moves)])
    return list_id


def _line(list_id: int, position: int, move: Move) -> dict[str, Any]:
    return {
        "move_list_id": list_id,
        "item_id": move.item,
        "direction": move.direction,
        "zone_id": move.zone,
        "position": position,
    }


def _things(connection: Connection, station_id: int, timezone: ZoneInfo) -> list[Movable]:
    """What hangs or lies in the store, but for what was set aside on a duty before,
    and what has a name in it."""
    about = (Item.id, Item.state, Item.category_id, Item.zone_id, Item.state_since, Item.found_on)
    named = exists().where(NamedThing.item_id == Item.id)
    rows = connection.execute(
        select(*about, Category.keep_days, Category.held)
        .join(Category, Category.id == Item.category_id)
        .where(Item.station_id == station_id, Item.state.in_(MOVABLE), not_(is_set_aside()), not_(named))
    )
    return [
        Movable(
            number, State(state), kind, zone, since.astimezone(timezone).date(), found_on, keep_days, held
        )
        for number, state, kind, zone, since, found_on, keep_days, held in rows
    ]


def _rooms(connection: Connection, station_id: int) -> list[Room]:
    """The zones of the board; none is given up from here to the end of the transaction."""
    zones = (
        select(Zone.id, Zone.capacity)
        .where(Zone.station_id == station_id, Zone.removed_at.is_(None))
        .order_by(Zone.position, Zone.id)
        .with_for_update(read=True)
    )
    return [Room(*row) for row in connection.execute(zones)]


def _looked_for(connection: Connection, station_id: int, now: datetime) -> dict[int, int]:
    """How often families took things of each kind home lately, and kept them."""
    latest = (
        select(Claim.item_id, Claim.claimed_at, Claim.outcome)
        .where(Claim.station_id == station_id)
        .order_by(Claim.id.desc())
        .limit(_CLAIMS_LOOKED_AT)
        .subquery()
    )
    rows = connection.execute(
        select(Item.category_id, func.count())
        .join(latest, latest.c.item_id == Item.id)
        .where(latest.c.claimed_at >= now - timedelta(days=LOOKED_FOR_DAYS), latest.c.outcome == "open")
        .group_by(Item.category_id)
    )
    return {kind: count for kind, count in rows}  # noqa: C416 — a row is no pair to the type checker

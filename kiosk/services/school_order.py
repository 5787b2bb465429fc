"""The parts of a school in their order; whoever changes them at the same moment does so one by one."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, update

from kiosk.models import Category, Place, School, Zone

Part = type[Category] | type[Place] | type[Zone]


def wait_for_others(connection: Connection, school_id: int) -> None:
    """Two of the office wait here for each other; whoever only adds rows of that school does not."""
    connection.execute(select(School.id).where(School.id == school_id).with_for_update(key_share=True))


def last_position(connection: Connection, part: Part, siblings: ColumnElement[bool]) -> int:
    """The position after all others."""
    return connection.execute(
        select(func.coalesce(func.max(part.position) + 1, 0)).where(siblings)
    ).scalar_one()


def put_at(
    connection: Connection, part: Part, siblings: ColumnElement[bool], part_id: int, place: int
) -> None:
    """Moves one to a place in the order, from 0, and numbers all anew; done twice it is done once.

    `siblings`: those among which it stands. What was given up is not counted and keeps its number.
    """
    there = select(part.id, part.position).where(siblings, part.removed_at.is_(None))
    rows = connection.execute(there.order_by(part.position, part.id)).all()
    before: dict[int, Any] = {row.id: row.position for row in rows}
    order = [number for number in before if number != part_id]
    order.insert(max(place, 0), part_id)
    for position, number in enumerate(order):
        if before.get(number) != position:
            connection.execute(update(part).where(part.id == number).values(position=position))

"""What the choices of the board are called: zones, kinds and places, in the school's order.

What a school gave up is among them: a choice is offered while something hangs that it would show.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from kiosk.models import Category, Place, Zone


@dataclass(frozen=True)
class Named:
    """A choice. `colour` and `pattern` only for a zone, `icon` only for a category."""

    key: str
    name_zh: str
    name_en: str
    colour: str | None = None
    pattern: str | None = None
    icon: str | None = None


def names_of(connection: Connection, school_id: int, station_id: int) -> dict[str, list[Named]]:
    """The choices by facet: zone, category (without what is held) and place."""
    zones = connection.execute(
        select(Zone.letter, Zone.name_zh, Zone.name_en, Zone.colour, Zone.pattern)
        .where(Zone.station_id == station_id)
        .order_by(Zone.position)
    )
    kinds = connection.execute(
        select(Category.key, Category.name_zh, Category.name_en, func.coalesce(Category.icon, Category.key))
        .where(Category.school_id == school_id, Category.held.is_(False))
        .order_by(Category.position)
    )
    places = connection.execute(
        select(Place.key, Place.name_zh, Place.name_en)
        .where(Place.school_id == school_id)
        .order_by(Place.position)
    )
    return {
        "zone": [Named(key, zh, en, colour, pattern) for key, zh, en, colour, pattern in zones],
        "category": [Named(key, zh, en, icon=icon) for key, zh, en, icon in kinds],
        "place": [Named(key, zh, en) for key, zh, en in places],
    }

"""What a keeper can say of a thing: its kind, and where it was found, in the school's order."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from kiosk.models import Category, Place
from kiosk.queries.things import ThingPlace


@dataclass(frozen=True)
class Kind:
    """A category to choose. `held`: a teacher keeps such things; they are never hung up."""

    key: str
    name_zh: str
    name_en: str
    held: bool


def kinds_of(connection: Connection, school_id: int) -> list[Kind]:
    """A school's categories, what is held among them."""
    rows = connection.execute(
        select(Category.key, Category.name_zh, Category.name_en, Category.held)
        .where(Category.school_id == school_id)
        .order_by(Category.position)
    )
    return [Kind(*row) for row in rows]


def places_of(connection: Connection, school_id: int) -> list[ThingPlace]:
    """A school's places."""
    rows = connection.execute(
        select(Place.key, Place.name_zh, Place.name_en)
        .where(Place.school_id == school_id)
        .order_by(Place.position)
    )
    return [ThingPlace(*row) for row in rows]

"""What a keeper can say of a thing: its kind, and where it was found, in the school's order."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from kiosk.models import Category, Place
from kiosk.queries.things import ThingPlace


@dataclass(frozen=True)
class Kind:
    """A category. `held`: a teacher keeps such things; they are never hung up. `icon`: what draws it."""

    key: str
    name_zh: str
    name_en: str
    held: bool
    icon: str


_KINDS = select(
    Category.key,
    Category.name_zh,
    Category.name_en,
    Category.held,
    func.coalesce(Category.icon, Category.key),
).order_by(Category.position, Category.id)


def kinds_of(connection: Connection, school_id: int) -> list[Kind]:
    """The categories that can be chosen at a school, what is held among them."""
    mine = _KINDS.where(Category.school_id == school_id, Category.removed_at.is_(None))
    return [Kind(*row) for row in connection.execute(mine)]


def kinds_ever(connection: Connection, school_id: int) -> list[Kind]:
    """All categories of a school, for looking back: those that it gave up among them."""
    return [Kind(*row) for row in connection.execute(_KINDS.where(Category.school_id == school_id))]


def places_of(connection: Connection, school_id: int) -> list[ThingPlace]:
    """The places that can be chosen at a school."""
    rows = connection.execute(
        select(Place.key, Place.name_zh, Place.name_en)
        .where(Place.school_id == school_id, Place.removed_at.is_(None))
        .order_by(Place.position, Place.id)
    )
    return [ThingPlace(*row) for row in rows]

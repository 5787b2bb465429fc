"""What has been kept for as long as its kind is kept, and what moved on already."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from kiosk.domain.destinations import Destination
from kiosk.domain.item_life import State
from kiosk.domain.move_plan import is_due
from kiosk.models import Category, Item, Keeper, MovedItem, MovingOn, Staff, Station, Tag
from kiosk.models.move_list import is_set_aside
from kiosk.queries.things import Thing, select_things, thing_of

HERE = (State.STORED, State.ON_DISPLAY, State.HELD)
_THING_ENDS = len(select_things().selected_columns)


@dataclass(frozen=True)
class DueSeen:
    """A thing that is due. `set_aside`: keepers put it with what is to be given away."""

    thing: Thing
    keep_days: int
    set_aside: bool
    tag: str | None

    @property
    def is_held(self) -> bool:
        """Whether a teacher keeps it, or kept it before it came back."""
        return self.thing.state is State.HELD or self.thing.category.held


@dataclass(frozen=True)
class MovedSeen:
    """A thing of a batch. `undone_at`: when it was taken back."""

    thing: Thing
    undone_at: datetime | None
    tag: str | None

    @property
    def can_come_back(self) -> bool:
        """Whether it is still where it moved on to."""
        return self.undone_at is None and self.thing.state is State.MOVED_ON


@dataclass(frozen=True)
class BatchSeen:
    """A batch. `things`: in it, those taken back not counted; `by`: the teacher or keeper."""

    id: int
    station_id: int
    destination: str
    note: str
    at: datetime
    by: str | None
    things: int
    taken_back: int


@dataclass(frozen=True)
class KeptFor:
    """How long a kind of thing is kept, in days."""

    key: str
    name_zh: str
    name_en: str
    keep_days: int


def due_things(connection: Connection, station_id: int, today: date) -> list[DueSeen]:
    """What is due at a station: what was set aside, then the rest, then what is held; the oldest first.

    `today`: the day at the school.
    """
    rows = connection.execute(
        select_things()
        .add_columns(Category.keep_days, is_set_aside(), Tag.code)
        .outerjoin(Tag, and_(Tag.item_id == Item.id, Tag.cancelled_at.is_(None)))
        .where(Item.station_id == station_id, Item.state.in_(HERE))
    )
    found = [_due_of(row) for row in rows]
    due = [each for each in found if each.set_aside or is_due(each.thing.found_on, each.keep_days, today)]
    return sorted(
        due, key=lambda each: (each.is_held, not each.set_aside, each.thing.found_on, each.thing.id)
    )


def batches_of(connection: Connection, school_id: int, at_most: int) -> list[BatchSeen]:
    """The latest batches of a school that teachers made, the newest first."""
    wanted = _batches().where(Station.school_id == school_id, MovingOn.destination != Destination.MISTAKE)
    rows = connection.execute(wanted.order_by(MovingOn.id.desc()).limit(at_most))
    return [_batch_of(row) for row in rows]


def batch_by_id(connection: Connection, school_id: int, batch_id: int) -> BatchSeen | None:
    """A batch of that school, a keeper's slip among them."""
    row = connection.execute(
        _batches().where(Station.school_id == school_id, MovingOn.id == batch_id)
    ).one_or_none()
    return _batch_of(row) if row else None


def things_of(connection: Connection, batch_id: int) -> list[MovedSeen]:
    """The things of a batch, in the order in which they were logged."""
    rows = connection.execute(
        select_things()
        .add_columns(MovedItem.undone_at, Tag.code)
        .join(MovedItem, MovedItem.item_id == Item.id)
        .outerjoin(Tag, and_(Tag.item_id == Item.id, Tag.cancelled_at.is_(None)))
        .where(MovedItem.moving_on_id == batch_id)
        .order_by(Item.id)
    )
    return [MovedSeen(thing_of(row), *tuple(row)[_THING_ENDS:]) for row in rows]


def kept_for(connection: Connection, school_id: int) -> list[KeptFor]:
    """How long a school keeps its kinds of things, in its order."""
    rows = connection.execute(
        select(Category.key, Category.name_zh, Category.name_en, Category.keep_days)
        .where(Category.school_id == school_id, Category.removed_at.is_(None))
        .order_by(Category.position, Category.id)
    )
    return [KeptFor(*row) for row in rows]


def _batches() -> Select[*tuple[Any, ...]]:
    things = select(func.count()).where(MovedItem.moving_on_id == MovingOn.id)
    return (
        select(
            MovingOn.id,
            MovingOn.station_id,
            MovingOn.destination,
            MovingOn.note,
            MovingOn.at,
            func.coalesce(Staff.display_name, Keeper.display_name),
            things.where(MovedItem.undone_at.is_(None)).scalar_subquery(),
            things.where(MovedItem.undone_at.is_not(None)).scalar_subquery(),
        )
        .join(Station, Station.id == MovingOn.station_id)
        .outerjoin(Staff, Staff.id == MovingOn.staff_id)
        .outerjoin(Keeper, Keeper.id == MovingOn.keeper_id)
    )


def _batch_of(row: Row[Any]) -> BatchSeen:
    values: Any = tuple(row)
    return BatchSeen(*values)


def _due_of(row: Row[Any]) -> DueSeen:
    keep_days, set_aside, tag = tuple(row)[_THING_ENDS:]
    return DueSeen(thing_of(row), keep_days, bool(set_aside), tag)

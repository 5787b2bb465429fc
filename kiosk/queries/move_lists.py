"""The move list of a duty as keepers and teachers see it, with where each thing is by now."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, select
from sqlalchemy.orm import aliased

from kiosk.domain.move_plan import MOVABLE, Direction
from kiosk.models import Duty, Item, MoveLine, MoveList, Station, Tag, Zone
from kiosk.queries.things import Thing, ThingZone, select_things, thing_of


@dataclass(frozen=True)
class LineSeen:
    """A line. `zone`: up into it, down or away from it; `tag`: its thing's code."""

    thing: Thing
    id: int
    direction: Direction
    done_at: datetime | None
    zone: ThingZone | None
    tag: str | None

    @property
    def is_done(self) -> bool:
        """Whether somebody ticked it."""
        return self.done_at is not None

    @property
    def is_gone(self) -> bool:
        """Whether its thing went where no keeper can carry it from."""
        return self.thing.state not in MOVABLE

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.is_done or self.is_gone


@dataclass(frozen=True)
class MoveListSeen:
    """A duty's list as it was made, in its order."""

    made_at: datetime
    lines: list[LineSeen]

    def going(self, direction: Direction) -> list[LineSeen]:
        """The lines of one direction."""
        return [line for line in self.lines if line.direction is direction]

    @property
    def settled(self) -> int:
        """Lines of which nothing is left to do."""
        return sum(line.is_settled for line in self.lines)


@dataclass(frozen=True)
class DutyOfSheet:
    """The duty that a sheet is for."""

    id: int
    station_id: int
    day: date


_LINE_ZONE = aliased(Zone)
_LINE = (MoveLine.id, MoveLine.direction, MoveLine.done_at)
_ZONE = (
    _LINE_ZONE.letter,
    _LINE_ZONE.colour,
    _LINE_ZONE.pattern,
    _LINE_ZONE.name_zh,
    _LINE_ZONE.name_en,
)
_THING_ENDS = len(select_things().selected_columns)


def move_list_of(connection: Connection, duty_id: int) -> MoveListSeen | None:
    """The list of a duty; None while nobody had it made."""
    made = connection.execute(
        select(MoveList.id, MoveList.made_at).where(MoveList.duty_id == duty_id)
    ).one_or_none()
    if made is None:
        return None
    rows = connection.execute(
        select_things()
        .add_columns(*_LINE, *_ZONE, Tag.code)
        .join(MoveLine, MoveLine.item_id == Item.id)
        .outerjoin(_LINE_ZONE, _LINE_ZONE.id == MoveLine.zone_id)
        .outerjoin(Tag, and_(Tag.item_id == Item.id, Tag.cancelled_at.is_(None)))
        .where(MoveLine.move_list_id == made.id)
        .order_by(MoveLine.position)
    )
    return MoveListSeen(made.made_at, [_line_of(row) for row in rows])


def duty_of_school(connection: Connection, school_id: int, duty_id: int) -> DutyOfSheet | None:
    """A duty of that school."""
    row = connection.execute(
        select(Duty.id, Duty.station_id, Duty.day)
        .join(Station, Station.id == Duty.station_id)
        .where(Duty.id == duty_id, Station.school_id == school_id)
    ).one_or_none()
    return DutyOfSheet(*row) if row else None


def _line_of(row: Row[Any]) -> LineSeen:
    values: Any = tuple(row)
    number, direction, done_at, *zone, tag = values[_THING_ENDS:]
    return LineSeen(
        thing=thing_of(row),
        id=number,
        direction=Direction(direction),
        done_at=done_at,
        zone=ThingZone(*zone) if zone[0] else None,
        tag=tag,
    )

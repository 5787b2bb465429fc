"""What a scanned or typed code stands for."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from kiosk.domain.item_life import State
from kiosk.domain.tag_life import TagCondition, condition
from kiosk.models import Item, Station, Tag


@dataclass(frozen=True)
class TagSeen:
    """A tag. `item_ref` and `item_state` are None while it is blank."""

    code: str
    station_id: int
    condition: TagCondition
    item_ref: str | None
    item_state: State | None


def tag_by_code(connection: Connection, code: str) -> TagSeen | None:
    """The tag with that code; its station is where its item hangs, or the one it was printed for."""
    row = connection.execute(
        select(Tag.code, Tag.station_id, Tag.cancelled_at, Item.ref, Item.state, Item.station_id)
        .outerjoin(Item, Item.id == Tag.item_id)
        .where(Tag.code == code)
    ).one_or_none()
    if row is None:
        return None
    code, printed_for, cancelled_at, ref, state, hangs_at = row
    item_state = State(state) if state else None
    return TagSeen(
        code=code,
        station_id=hangs_at or printed_for,
        condition=condition(item_state, cancelled=cancelled_at is not None),
        item_ref=ref,
        item_state=item_state,
    )


def station_id_by_code(connection: Connection, code: str) -> int | None:
    """The station whose present code that is; None for a code that was renewed."""
    return connection.scalar(select(Station.id).where(Station.code == code))

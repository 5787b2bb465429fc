"""A printed tag is bound to the thing it hangs on."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, or_, select, update

from kiosk.domain import codes
from kiosk.domain.item_life import State
from kiosk.domain.refusals import CodeMistyped, CodeUnknown, TagNotBlank, TagOfAnotherSchool
from kiosk.domain.tag_life import condition
from kiosk.models import Item, Station, Tag
from kiosk.models.setting import choices_of


def bind_tag(connection: Connection, typed: str, item_id: int, station_id: int, now: datetime) -> None:
    """Binds the tag with that typed code to an item.

    Raises CodeMistyped, CodeUnknown, TagNotBlank or TagOfAnotherSchool.
    """
    code = codes.normalised(typed)
    if not codes.is_well_formed(code):
        raise CodeMistyped
    school_id = connection.scalar(select(Station.school_id).where(Station.id == station_id))
    free: ColumnElement[bool] = Tag.item_id.is_(None)
    if choices_of(connection, school_id or 0).tags_reusable:
        over = select(Item.id).where(Item.state.in_([State.CLAIMED, State.MOVED_ON]))
        free = or_(free, Tag.item_id.in_(over))
    ours = Tag.station_id.in_(select(Station.id).where(Station.school_id == school_id))
    bound = connection.scalar(
        update(Tag)
        .where(Tag.code == code, Tag.cancelled_at.is_(None), ours, free)
        .values(item_id=item_id, bound_at=now)
        .returning(Tag.id)
    )
    if bound is None:
        _refuse(connection, code, school_id)


def _refuse(connection: Connection, code: str, school_id: int | None) -> None:
    tag = connection.execute(
        select(Tag.cancelled_at, Station.school_id, Item.state)
        .join(Station, Station.id == Tag.station_id)
        .outerjoin(Item, Item.id == Tag.item_id)
        .where(Tag.code == code)
    ).one_or_none()
    if tag is None:
        raise CodeUnknown
    if tag.school_id != school_id:
        raise TagOfAnotherSchool
    state = State(tag.state) if tag.state else None
    raise TagNotBlank(condition(state, cancelled=tag.cancelled_at is not None))

"""What a table of things may name at a school, and what an import has put on record."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, func, select

from kiosk.domain.import_rows import (
    BLANK_TAG,
    TAG_OF_ANOTHER_SCHOOL,
    Known,
    SchoolKnown,
    StationKnown,
)
from kiosk.domain.item_life import State
from kiosk.domain.tag_life import can_be_bound, condition
from kiosk.models import Category, Item, Place, Station, Tag, Zone
from kiosk.models.setting import choices_of
from kiosk.queries.stations import stations_of


def school_known(connection: Connection, school_id: int, codes: Collection[str]) -> SchoolKnown:
    """What a school has to choose from; `codes`: of the tags that are to be looked up."""
    categories = connection.execute(
        select(Category.key, Category.name_zh, Category.name_en, Category.words, Category.held)
        .where(Category.school_id == school_id, Category.removed_at.is_(None))
        .order_by(Category.position, Category.id)
    ).all()
    places = connection.execute(
        select(Place.key, Place.name_zh, Place.name_en)
        .where(Place.school_id == school_id, Place.removed_at.is_(None))
        .order_by(Place.position, Place.id)
    )
    return SchoolKnown(
        categories=[Known(row.key, _names(row.name_zh, row.name_en), row.words) for row in categories],
        held=frozenset(row.key for row in categories if row.held),
        places=[Known(key, _names(zh, en)) for key, zh, en in places],
        stations=_stations(connection, school_id),
        tags=_tags(connection, school_id, codes),
    )


def imported(connection: Connection, school_id: int, keys: Collection[str]) -> Mapping[State, int]:
    """How many things an import put on record, by where they are now.

    `keys`: those that its rows may have.
    """
    rows = connection.execute(
        select(Item.state, func.count())
        .join(Station, Station.id == Item.station_id)
        .where(Station.school_id == school_id, Item.form_key.in_(keys))
        .group_by(Item.state)
    )
    return {State(state): count for state, count in rows}


def _stations(connection: Connection, school_id: int) -> list[StationKnown]:
    rows = connection.execute(
        select(Zone.station_id, Zone.letter, Zone.name_zh, Zone.name_en)
        .join(Station, Station.id == Zone.station_id)
        .where(Station.school_id == school_id, Zone.removed_at.is_(None))
        .order_by(Zone.position, Zone.id)
    ).all()
    return [
        StationKnown(
            station.id,
            Known(station.slug, _names(station.name_zh, station.name_en)),
            [Known(row.letter, _names(row.name_zh, row.name_en)) for row in rows if row[0] == station.id],
        )
        for station in stations_of(connection, school_id)
    ]


def _tags(connection: Connection, school_id: int, codes: Collection[str]) -> dict[str, str]:
    if not codes:
        return {}
    reusable = choices_of(connection, school_id).tags_reusable
    rows = connection.execute(
        select(Tag.code, Tag.cancelled_at, Station.school_id, Item.state)
        .join(Station, Station.id == Tag.station_id)
        .outerjoin(Item, Item.id == Tag.item_id)
        .where(Tag.code.in_(codes))
    )
    return {
        row.code: _worth(row.state, reusable=reusable, cancelled=row.cancelled_at is not None)
        if row.school_id == school_id
        else TAG_OF_ANOTHER_SCHOOL
        for row in rows
    }


def _worth(state: str | None, *, reusable: bool, cancelled: bool) -> str:
    found = condition(State(state) if state else None, cancelled=cancelled)
    return BLANK_TAG if can_be_bound(found, reusable=reusable) else found.value


def _names(chinese: str, english: str) -> tuple[str, ...]:
    return (chinese, english) if english else (chinese,)

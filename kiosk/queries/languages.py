"""Which languages a page offers, as the school chose that it belongs to."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, and_, select

from kiosk.domain.choices import Choices
from kiosk.domain.codes import normalised
from kiosk.models import Item, School, Setting, Station, Tag

_CHOSEN = select(School.id, Setting.value).outerjoin(
    Setting, and_(Setting.school_id == School.id, Setting.name == "languages")
)


def languages_chosen(connection: Connection) -> dict[int, tuple[str, ...]]:
    """What each school of this installation offers."""
    usual = Choices().languages
    return {
        school_id: tuple(json.loads(value)) if value else usual
        for school_id, value in connection.execute(_CHOSEN)
    }


def school_at(connection: Connection, arguments: Mapping[str, Any]) -> int | None:
    """The school that an address belongs to; `arguments`: what stands in the address, by name.

    None for an address that names no station and no thing.
    """
    found: Any = None
    if school_id := arguments.get("school_id"):
        return int(school_id)
    if slug := arguments.get("slug"):
        found = select(Station.school_id).where(Station.slug == slug)
    elif ref := arguments.get("ref"):
        found = select(Station.school_id).join(Item, Item.station_id == Station.id).where(Item.ref == ref)
    elif code := normalised(arguments.get("code") or arguments.get("station_code") or ""):
        of_tag = select(Station.school_id).join(Tag, Tag.station_id == Station.id).where(Tag.code == code)
        found = select(Station.school_id).where(Station.code == code).union_all(of_tag)
    elif station_id := arguments.get("station_id"):
        found = select(Station.school_id).where(Station.id == station_id)
    return None if found is None else connection.scalar(found.limit(1))

"""Photos that nobody needs are deleted: after a blur, after a teacher looked, and what waited in vain."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select
from sqlalchemy.orm import InstrumentedAttribute

from kiosk.models import NamedThing, Photo

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.photos.store import PhotoFolder

UNDER_WAY = timedelta(days=1)
"""A form may still carry a photo that is on no record yet; no duty is longer."""


def drop_if_unused(
    database: "Database", folder: "PhotoFolder", column: "InstrumentedAttribute[Any]", name: str
) -> bool:
    """Deletes a photo that no row of that column has any more; whether it did.

    One that was never on record belongs to a form that is still being filled in, and stays.
    """
    with database.read() as connection:
        used = connection.scalar(select(exists().where(column == name)))
        known = connection.scalar(select(exists().where(Photo.name == name)))
    if used or not known:
        return False
    folder.forget(name)
    return True


def drop_waiting_photos(database: "Database", waiting: "PhotoFolder", now: datetime) -> int:
    """Deletes what no teacher waits for: of forms that never came, of names forgotten; returns how many."""
    dropped = 0
    for name in waiting.names(before=now - UNDER_WAY):
        with database.read() as connection:
            used = connection.scalar(select(exists().where(NamedThing.photo_name == name)))
        if not used:
            waiting.forget(name)
            dropped += 1
    return dropped

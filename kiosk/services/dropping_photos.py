"""Photos that nobody needs are deleted: after a blur, after a teacher looked, and what waited in vain."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from kiosk.models import Item, NamedThing, Photo

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.photos.store import PhotoFolder

UNDER_WAY = timedelta(days=1)
"""A form may still carry a photo that is on no record yet; no duty is longer."""


def drop_if_unused(database: "Database", folder: "PhotoFolder", name: str, *, waits: bool) -> bool:
    """Deletes a photo that no thing has any more; whether it did.

    `waits`: whether the folder is that of the photos that wait for a teacher. One that was never on record
    belongs to a form that is still being filled in, and stays.
    """
    column = NamedThing.photo_name if waits else Item.photo_name
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

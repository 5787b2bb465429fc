"""A photo that is in the store comes on record."""

from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import Photo


def note_photo(connection: Connection, photo: StoredPhoto, now: datetime) -> None:
    """Two keepers may log the same picture at once, so whether it is known is left to the database."""
    sizes = {side: getattr(photo, side) for side in ("width", "height", "thumb_width", "thumb_height")}
    with suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(Photo).values(name=photo.name, kept_at=now, **sizes))

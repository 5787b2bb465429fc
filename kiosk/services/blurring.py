"""A teacher makes a part of a photo unreadable; the photo as it was is deleted for good."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import InstrumentedAttribute

from kiosk.domain.refusals import ItemUnknown
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import Item, NamedThing, Station
from kiosk.services.access_log import note_access
from kiosk.services.dropping_photos import drop_if_unused
from kiosk.services.keeping_photos import note_photo

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.photos.store import PhotoFolder


@dataclass(frozen=True)
class Blur:
    """Which photo of which thing. `folder`: where it is kept; `waits`: whether it is on no page yet."""

    school_id: int
    ref: str
    photo: str
    folder: "PhotoFolder"
    waits: bool

    @property
    def column(self) -> "InstrumentedAttribute[Any]":
        """Where the record keeps its name."""
        return NamedThing.photo_name if self.waits else Item.photo_name


def replace_photo(
    database: "Database", blur: Blur, instead: StoredPhoto, staff_id: int, now: datetime
) -> bool:
    """Puts a photo that is in the folder already in the place of the old one, which is deleted.

    The old one stays for as long as another thing has the very same photo. False, and nothing changed, if
    the thing has another photo by now. Raises ItemUnknown for what is not of that school.
    """

    def replace(connection: Connection) -> bool:
        item_id = _item(connection, blur)
        note_photo(connection, instead, now)
        table, key = (NamedThing, NamedThing.item_id) if blur.waits else (Item, Item.id)
        still = update(table).where(key == item_id, blur.column == blur.photo)
        done = bool(connection.execute(still.values({blur.column: instead.name})).rowcount)
        if done:
            note_access(connection, blur.school_id, staff_id, "blur", blur.ref, now)
        return done

    done = database.write(replace)
    drop_if_unused(database, blur.folder, blur.photo, waits=blur.waits)
    drop_if_unused(database, blur.folder, instead.name, waits=blur.waits)
    return done


def _item(connection: Connection, blur: Blur) -> int:
    wanted = select(Item.id).join(Station, Station.id == Item.station_id)
    item_id = connection.scalar(wanted.where(Item.ref == blur.ref, Station.school_id == blur.school_id))
    if item_id is None:
        raise ItemUnknown
    return item_id

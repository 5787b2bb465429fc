"""What a keeper fills in, and what came of it."""

from io import BytesIO
from typing import Any

from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from kiosk.bootstrap import Station
from kiosk.models import Category, Event, Item, Place, Tag, Zone
from tests.web.phone import Page, Phone

CUP = {"category": "cup", "colour": "blue", "zone": "B", "place": "gym", "note": "小熊贴纸"}
"""The blue cup from the gym."""


def save(tablet: Phone, page: Page | None = None, **filled_in: Any) -> Page:
    """Fills in the form on that page, or a fresh one, and presses the button."""
    form = (page or tablet.open("/keeper/")).form("/keeper/items")
    return tablet.press(form, **filled_in)


def save_large(phone: Phone, body: bytes, **fields: str) -> Page:
    """Sends a form with many megabytes; the test client would leave its own temporary file open."""
    photo = FileStorage(BytesIO(body), "IMG_0001.jpg", "photo")
    boundary, encoded = encode_multipart({**fields, "photo": photo})
    kind = f"multipart/form-data; boundary={boundary}"
    return Page(phone.client.post("/keeper/items", data=encoded, content_type=kind), phone.language)


def logged(station: Station) -> list[dict[str, Any]]:
    """Every item on record, with who logged it."""
    with station.database.read() as connection:
        rows = connection.execute(
            select(
                Item.id,
                Item.state,
                Item.colour,
                Item.note,
                Item.found_on,
                Item.photo_name,
                Category.key.label("category"),
                Zone.letter.label("zone"),
                Place.key.label("place"),
                Tag.code.label("tag"),
                Event.actor,
                Event.keeper_id,
                Event.duty_id,
            )
            .join(Category, Category.id == Item.category_id)
            .join(Event, Event.item_id == Item.id)
            .outerjoin(Zone, Zone.id == Item.zone_id)
            .outerjoin(Place, Place.id == Item.place_id)
            .outerjoin(Tag, Tag.item_id == Item.id)
            .where(Event.from_state.is_(None))
            .order_by(Item.id)
        )
        return [dict(row) for row in rows.mappings()]

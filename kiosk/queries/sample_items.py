"""Every item with its station and its tag's code, for the script that tries a sample school."""

from typing import Any

from sqlalchemy import Connection, select

from kiosk.models import Item, Station, Tag


def sample_items(connection: Connection) -> list[dict[str, Any]]:
    """Items as `kiosk demo --json` prints them; `station`: the station's code, `tag`: a code or None."""
    rows = connection.execute(
        select(Item.ref, Item.state, Station.code, Tag.code)
        .join(Station, Station.id == Item.station_id)
        .outerjoin(Tag, Tag.item_id == Item.id)
        .order_by(Item.id)
    )
    return [{"ref": ref, "state": state, "station": station, "tag": tag} for ref, state, station, tag in rows]

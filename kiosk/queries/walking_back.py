"""Where a stretch of time begins in a table that only grows, found without reading what lies before it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import InstrumentedAttribute

from kiosk.models import Claim, Event


def last_before(
    connection: Connection,
    table: type[Claim] | type[Event],
    time: InstrumentedAttribute[Any],
    station_id: int,
    moment: datetime,
) -> int:
    """The id of a station's newest row from before a moment, 0 if there is none.

    Walks back along the index from the newest row, so it costs as much as happened since.
    """
    found = connection.scalar(
        select(table.id)
        .where(table.station_id == station_id, time < moment)
        .order_by(table.id.desc())
        .limit(1)
    )
    return found or 0

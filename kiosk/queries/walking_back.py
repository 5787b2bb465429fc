"""Where a stretch of time begins in a table that only grows, found without reading what lies before it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import InstrumentedAttribute

from kiosk.models import Claim, Event

LOOKED_THROUGH = 1000


def last_before(
    connection: Connection,
    table: type[Claim] | type[Event],
    time: InstrumentedAttribute[Any],
    station_id: int,
    moment: datetime,
) -> int:
    """An id after which lie all of a station's rows since a moment, and few others.

    Walks back along the index from the newest row, so it costs as much as happened since. A clock that
    was set back leaves rows out of order; the newest ones are looked through whatever their time says.
    """
    newest_first = select(table.id).where(table.station_id == station_id).order_by(table.id.desc())
    before = connection.scalar(newest_first.where(time < moment).limit(1))
    out_of_order = connection.scalar(newest_first.offset(LOOKED_THROUGH).limit(1))
    return min(before or 0, out_of_order or 0)

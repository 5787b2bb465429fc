"""The integrity index of a station: as it is now, and as any round froze it, from the events alone."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from kiosk.domain.integrity import Index, counted_since, index_of
from kiosk.models import Event, Round
from kiosk.models.event import departures


def index_now(connection: Connection, station_id: int, timezone: str, now: datetime) -> Index:
    """The index of the term that it is now."""
    newest = connection.scalar(select(func.max(Event.id)).where(Event.station_id == station_id)) or 0
    return index_until(connection, station_id, timezone, now, newest)


def index_until(
    connection: Connection, station_id: int, timezone: str, moment: datetime, last_event_id: int
) -> Index:
    """The index of the term of a moment, made from the events up to that one."""
    since = counted_since(moment, timezone)
    return index_of(departures(connection, station_id, since, last_event_id))


def last_count(connection: Connection, station_id: int, since: datetime) -> datetime | None:
    """When the board was last counted to the end; None if it never was since then."""
    return connection.scalar(
        select(func.max(Round.ended_at)).where(
            Round.station_id == station_id, Round.outcome == "finished", Round.ended_at >= since
        )
    )

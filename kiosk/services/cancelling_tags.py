"""A sheet of tags is lost: what is still blank of it becomes worthless, until it is found again."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, select, update

from kiosk.domain.refusals import SeriesUnknown
from kiosk.models import Station, Tag, TagSeries

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def cancel_series(database: "Database", school_id: int, series_id: int, staff_id: int, now: datetime) -> None:
    """The blank tags of a series can be bound no more; those that hang on a thing stay good. Twice is once.

    Raises SeriesUnknown.
    """

    def act(connection: Connection) -> None:
        if _own(connection, school_id, series_id).cancelled_at is not None:
            return
        mark = update(TagSeries).where(TagSeries.id == series_id)
        connection.execute(mark.values(cancelled_at=now, cancelled_by=staff_id))
        blank = (Tag.series_id == series_id, Tag.item_id.is_(None), Tag.cancelled_at.is_(None))
        connection.execute(update(Tag).where(*blank).values(cancelled_at=now))

    database.write(act)


def take_back_series(database: "Database", school_id: int, series_id: int) -> None:
    """The sheet was found: what was cancelled with it is blank again. Twice is once. Raises SeriesUnknown."""

    def act(connection: Connection) -> None:
        cancelled_at = _own(connection, school_id, series_id).cancelled_at
        if cancelled_at is None:
            return
        mark = update(TagSeries).where(TagSeries.id == series_id)
        connection.execute(mark.values(cancelled_at=None, cancelled_by=None))
        # Only what went with the series: a tag that was cancelled for itself stays so.
        gone = (Tag.series_id == series_id, Tag.cancelled_at == cancelled_at)
        connection.execute(update(Tag).where(*gone).values(cancelled_at=None))

    database.write(act)


def _own(connection: Connection, school_id: int, series_id: int) -> Row[Any]:
    mine = (
        select(TagSeries.cancelled_at)
        .join(Station, Station.id == TagSeries.station_id)
        .where(TagSeries.id == series_id, Station.school_id == school_id)
        .with_for_update(of=TagSeries)
    )
    series = connection.execute(mine).one_or_none()
    if series is None:
        raise SeriesUnknown
    return series

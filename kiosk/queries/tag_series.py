"""Tags by the print that they came out of: how many are still blank, and whether the sheet was lost."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.orm import aliased

from kiosk.models import Staff, Station, Tag, TagSeries
from kiosk.queries.stations import StationSeen, stations_of


@dataclass(frozen=True)
class SeriesSeen:
    """One print. `blank`: tags that a keeper can still bind; `bound`: those that hang or hung on one."""

    id: int
    station: StationSeen
    layout: str
    count: int
    bound: int
    blank: int
    printed_at: datetime
    printed_by: str | None
    cancelled_at: datetime | None
    cancelled_by: str | None

    @property
    def worthless(self) -> int:
        """Tags that were cancelled with it."""
        return self.count - self.bound - self.blank


def series_of(
    connection: Connection, school_id: int, before: int | None = None, at_most: int = 50
) -> list[SeriesSeen]:
    """A school's prints, newest first; `before`: only those with a smaller id."""
    printer, canceller = aliased(Staff), aliased(Staff)
    wanted = (
        select(
            TagSeries.id,
            TagSeries.station_id,
            TagSeries.layout,
            TagSeries.count.label("printed"),
            TagSeries.printed_at,
            TagSeries.cancelled_at,
            printer.display_name.label("printed_by"),
            canceller.display_name.label("cancelled_by"),
        )
        .join(Station, Station.id == TagSeries.station_id)
        .outerjoin(printer, printer.id == TagSeries.printed_by)
        .outerjoin(canceller, canceller.id == TagSeries.cancelled_by)
        .where(Station.school_id == school_id)
        .order_by(TagSeries.id.desc())
        .limit(at_most)
    )
    rows = connection.execute(wanted.where(TagSeries.id < before) if before else wanted).all()
    stations = {station.id: station for station in stations_of(connection, school_id)}
    counted = _counted(connection, [row.id for row in rows])
    return [
        SeriesSeen(
            id=row.id,
            station=stations[row.station_id],
            layout=row.layout,
            count=row.printed,
            bound=counted[row.id][0],
            blank=counted[row.id][1],
            printed_at=row.printed_at,
            printed_by=row.printed_by,
            cancelled_at=row.cancelled_at,
            cancelled_by=row.cancelled_by,
        )
        for row in rows
    ]


def _counted(connection: Connection, series: list[int]) -> dict[int, tuple[int, int]]:
    """How many tags of each print are bound, and how many can be bound."""
    blank = and_(Tag.item_id.is_(None), Tag.cancelled_at.is_(None))
    rows = connection.execute(
        select(Tag.series_id, func.count(Tag.item_id), func.count().filter(blank))
        .where(Tag.series_id.in_(series))
        .group_by(Tag.series_id)
    )
    return {series_id or 0: (bound, free) for series_id, bound, free in rows}

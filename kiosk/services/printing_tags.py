"""New tags come into being: their codes are on record before they are on paper."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select

from kiosk.domain.refusals import FormRefused
from kiosk.models import Station, Tag, TagSeries

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

TAGS_AT_MOST = 2000


def make_tags(
    database: "Database",
    station_id: int,
    count: int,
    new_code: Callable[[], str],
    now: datetime,
    layout: str = "a4-3x8",
    printed_by: int | None = None,
) -> list[str]:
    """`count` blank tags of a station, one series; returns their codes in the order of printing.

    `layout`: the name of their sheet; `printed_by`: the account, None for the operator. Raises FormRefused
    for none or for more than TAGS_AT_MOST.
    """
    if not 1 <= count <= TAGS_AT_MOST:
        raise FormRefused({"count": "count_unreadable"})

    def make(connection: Connection) -> list[str]:
        fresh: dict[str, None] = {}
        while len(fresh) < count:
            fresh.update(dict.fromkeys(new_code() for _ in range(count - len(fresh))))
            for taken in _taken(connection, list(fresh)):
                del fresh[taken]
        series = {"layout": layout, "count": count, "printed_at": now, "printed_by": printed_by}
        series_id = connection.execute(
            insert(TagSeries).values(station_id=station_id, **series).returning(TagSeries.id)
        ).scalar_one()
        row = {"station_id": station_id, "printed_at": now, "series_id": series_id}
        connection.execute(insert(Tag), [{**row, "code": code} for code in fresh])
        return list(fresh)

    return database.write(make)


def _taken(connection: Connection, codes: list[str]) -> set[str]:
    tags = connection.scalars(select(Tag.code).where(Tag.code.in_(codes)))
    stations = connection.scalars(select(Station.code).where(Station.code.in_(codes)))
    return {*tags, *stations}

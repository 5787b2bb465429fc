"""New tags come into being: their codes are on record before they are on paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from kiosk.domain.refusals import FormRefused
from kiosk.models import Station, Tag, TagSeries

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

TAGS_AT_MOST = 2000


@dataclass(frozen=True)
class Printed:
    """A print: its tags' codes in their order. `is_new`: this very press made them."""

    layout: str
    codes: list[str]
    printed_at: datetime
    is_new: bool


def print_tags(
    database: "Database",
    station_id: int,
    count: int,
    new_code: Callable[[], str],
    now: datetime,
    layout: str,
    printed_by: int,
    form_key: str,
) -> Printed:
    """Makes tags as make_tags does, once for a form; a form that comes again gets what it got before.

    That may be another number of tags, or on another layout, than it asks for now.
    """
    made = {"layout": layout, "printed_by": printed_by, "form_key": form_key}

    def once(connection: Connection) -> Printed:
        return _of_form(connection, station_id, form_key) or Printed(
            layout, _make(connection, station_id, count, new_code, now, made), now, is_new=True
        )

    _refuse_impossible(count)
    try:
        return database.write(once)
    except IntegrityError:  # the same form came twice at the same moment, and the other one was first
        return database.write(once)


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
    _refuse_impossible(count)
    made = {"layout": layout, "printed_by": printed_by}
    return database.write(lambda connection: _make(connection, station_id, count, new_code, now, made))


def _refuse_impossible(count: int) -> None:
    if not 1 <= count <= TAGS_AT_MOST:
        raise FormRefused({"count": "count_unreadable"})


def _make(
    connection: Connection,
    station_id: int,
    count: int,
    new_code: Callable[[], str],
    now: datetime,
    made: Mapping[str, object],
) -> list[str]:
    """Writes a series and its tags. `made`: what else is known of the print. Returns the codes."""
    fresh: dict[str, None] = {}
    while len(fresh) < count:
        fresh.update(dict.fromkeys(new_code() for _ in range(count - len(fresh))))
        for taken in _taken(connection, list(fresh)):
            del fresh[taken]
    series = {"station_id": station_id, "count": count, "printed_at": now, **made}
    series_id = connection.execute(insert(TagSeries).values(series).returning(TagSeries.id)).scalar_one()
    row = {"station_id": station_id, "printed_at": now, "series_id": series_id}
    connection.execute(insert(Tag), [{**row, "code": code} for code in fresh])
    return list(fresh)


def _of_form(connection: Connection, station_id: int, form_key: str) -> Printed | None:
    """What that form was given before."""
    series = connection.execute(
        select(TagSeries.id, TagSeries.layout, TagSeries.printed_at).where(
            TagSeries.station_id == station_id, TagSeries.form_key == form_key
        )
    ).one_or_none()
    if series is None:
        return None
    codes = connection.scalars(select(Tag.code).where(Tag.series_id == series.id).order_by(Tag.id))
    return Printed(series.layout, list(codes), series.printed_at, is_new=False)


def _taken(connection: Connection, codes: list[str]) -> set[str]:
    tags = connection.scalars(select(Tag.code).where(Tag.code.in_(codes)))
    stations = connection.scalars(select(Station.code).where(Station.code.in_(codes)))
    return {*tags, *stations}

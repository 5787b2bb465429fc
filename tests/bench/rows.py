"""Things by the thousand, written as rows: what a school has on its board, and years of what went home."""

import secrets
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, func, insert, select

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.domain.colours import Colour
from kiosk.domain.item_life import State
from kiosk.domain.search import searchable
from kiosk.models import Category, Claim, ClaimantRecord, Event, Item, Photo, Place, Zone
from tests.makers import ASchool

_AT_ONCE = 5000
_PAST_YEARS = 3
Row = dict[str, Any]


def hang(database: Database, school: ASchool, count: int, now: datetime) -> list[str]:
    """Various things with pictures, found within a month and on display. Returns their public names."""

    def act(connection: Connection) -> list[str]:
        step = timedelta(days=30) / count
        items = _items(
            connection, school, [now - step * (count - nth) for nth in range(count)], State.ON_DISPLAY
        )
        _keep(connection, items)
        return [item["ref"] for item in items]

    return database.write(act)


def remember_past(database: Database, school: ASchool, count: int, now: datetime) -> None:
    """Things that were claimed within three years, each with its picture, events, claim and claimant."""
    step = timedelta(days=365 * _PAST_YEARS) / max(count, 1)
    moments = [now - step * (count - nth) for nth in range(count)]
    for start in range(0, count, _AT_ONCE):
        part = moments[start : start + _AT_ONCE]
        database.write(partial(_claimed, school=school, moments=part))


def _claimed(connection: Connection, school: ASchool, moments: list[datetime]) -> None:
    items = _items(connection, school, moments, State.CLAIMED)
    _keep(connection, items)
    first = _next_id(connection, Claim)
    claims = [_claim(first + nth, item) for nth, item in enumerate(items)]
    connection.execute(insert(Claim), claims)
    sealed = secrets.token_bytes(160)
    connection.execute(
        insert(ClaimantRecord),
        [{"claim_id": row["id"], "sealed": sealed, "kept_since": row["claimed_at"]} for row in claims],
    )
    taken = [_event(item, "claim", State.ON_DISPLAY, State.CLAIMED) for item in items]
    connection.execute(
        insert(Event), [{**event, "claim_id": row["id"]} for event, row in zip(taken, claims, strict=True)]
    )


def _keep(connection: Connection, items: list[Row]) -> None:
    connection.execute(insert(Photo), [_photo(item) for item in items])
    connection.execute(insert(Item), items)
    for step, start, end in (("log", None, State.STORED), ("display", State.STORED, State.ON_DISPLAY)):
        connection.execute(
            insert(Event), [{**_event(item, step, start, end), "claim_id": None} for item in items]
        )


def _items(connection: Connection, school: ASchool, moments: list[datetime], state: State) -> list[Row]:
    kinds = connection.execute(
        select(Category.id, Category.name_zh, Category.name_en)
        .where(Category.school_id == school.id, Category.held.is_(False))
        .order_by(Category.position)
    ).all()
    places = list(connection.scalars(select(Place.id).where(Place.school_id == school.id)))
    zones = list(connection.scalars(select(Zone.id).where(Zone.station_id == school.station_id)))
    words = [searchable(kind.name_zh, kind.name_en) for kind in kinds]
    colours, first = list(Colour), _next_id(connection, Item)
    return [
        {
            "id": first + nth,
            "ref": chance.new_ref(),
            "station_id": school.station_id,
            "category_id": kinds[nth % len(kinds)].id,
            "zone_id": zones[nth % len(zones)],
            "place_id": places[nth * 5 % len(places)],
            "colour": colours[nth * 7 % len(colours)],
            "note": "有一个小贴纸" if nth % 3 == 0 else "",
            "photo_name": secrets.token_hex(16),
            "found_on": moment.date(),
            "state": state,
            "state_since": moment,
            "logged_at": moment,
            "search_text": words[nth % len(kinds)],
            "form_key": chance.new_token(),
        }
        for nth, moment in enumerate(moments)
    ]


def _photo(item: Row) -> Row:
    sizes = {"width": 1280, "height": 960, "thumb_width": 320, "thumb_height": 240}
    return {"name": item["photo_name"], "kept_at": item["logged_at"], **sizes}


def _claim(claim_id: int, item: Row) -> Row:
    return {
        "id": claim_id,
        "item_id": item["id"],
        "station_id": item["station_id"],
        "kind": "at_station",
        "outcome": "open",
        "claimed_at": item["state_since"],
        "form_key": chance.new_token(),
        "form_digest": secrets.token_bytes(32),
        "receipt_digest": secrets.token_bytes(32),
    }


def _event(item: Row, step: str, start: State | None, end: State) -> Row:
    return {
        "station_id": item["station_id"],
        "item_id": item["id"],
        "step": step,
        "from_state": start,
        "to_state": end,
        "at": item["state_since"],
        "actor": "family" if step == "claim" else "station",
    }


def _next_id(connection: Connection, table: Any) -> int:
    return (connection.scalar(select(func.max(table.id))) or 0) + 1

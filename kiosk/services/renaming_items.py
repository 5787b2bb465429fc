"""What a kind or a place is called changes: its things are found by the new words from then on.

The words of a thing are one line with pinyin in it, so no SQL can write them. But most things of a kind say
the same: few colours, few places, seldom a note. So each different line is made once, and the rows are
written in batches by their id, inside the transaction that brings the new name. What went home is written
as well: it may be put back.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select, update

from kiosk.domain.item_words import Words, item_words
from kiosk.models import Category, Item, Place

_BATCH = 2000
_WRITE = update(Item).where(Item.id == bindparam("item")).values(search_text=bindparam("line"))
_SAYS = (Item.id, Item.category_id, Item.place_id, Item.colour, Item.note)


def renew_words_of_kind(connection: Connection, school_id: int, category_id: int) -> None:
    """The things of a category are found by what it is called now."""
    _renew(connection, school_id, Item.category_id == category_id)


def renew_words_of_place(connection: Connection, school_id: int, place_id: int) -> None:
    """The things found at a place are found by what it is called now."""
    _renew(connection, school_id, Item.place_id == place_id)


def _renew(connection: Connection, school_id: int, which: ColumnElement[bool]) -> None:
    kinds, places = _kinds(connection, school_id), _places(connection, school_id)

    @cache
    def line(kind: int, place: int | None, colour: str | None, note: str) -> str:
        return item_words(kinds[kind], places[place] if place else None, colour, note)

    after = 0
    while batch := _next(connection, which, after):
        connection.execute(_WRITE, [{"item": number, "line": line(*says)} for number, *says in batch])
        after = batch[-1][0]


def _next(connection: Connection, which: ColumnElement[bool], after: int) -> list[Any]:
    wanted = select(*_SAYS).where(which, Item.id > after).order_by(Item.id).limit(_BATCH)
    return [tuple(row) for row in connection.execute(wanted)]


def _kinds(connection: Connection, school_id: int) -> dict[int, Words]:
    rows = connection.execute(
        select(Category.id, Category.name_zh, Category.name_en, Category.words).where(
            Category.school_id == school_id
        )
    )
    return {number: Words(zh, en, more) for number, zh, en, more in rows}


def _places(connection: Connection, school_id: int) -> dict[int, Words]:
    rows = connection.execute(
        select(Place.id, Place.name_zh, Place.name_en).where(Place.school_id == school_id)
    )
    return {number: Words(zh, en) for number, zh, en in rows}

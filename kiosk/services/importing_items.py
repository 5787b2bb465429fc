"""The office imports many things at once: all that a table names, or none of it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from kiosk.domain.colours import Colour
from kiosk.domain.item_life import State, Step, after
from kiosk.domain.refusals import ImportStale, NoRoom
from kiosk.models import Category, Item, Place, Station, Zone
from kiosk.services.binding_tags import bind_tag
from kiosk.services.logging_items import LogForm, Sorted, columns_of
from kiosk.services.matching_things import match_items
from kiosk.services.stepping import Actor, Stepped, beginning, record_all

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def import_items(
    database: "Database", school_id: int, forms: list[LogForm], actor: Actor, now: datetime
) -> bool:
    """Puts all these things on record with their tags; the same forms once more change nothing.

    `forms`: at least one, none with a photo, each with a key that is the same whenever these forms are sent;
    every station is the school's. Says whether they are new. Raises ImportStale, CodeMistyped, CodeUnknown,
    TagNotBlank or TagOfAnotherSchool; then nothing is kept.
    """
    try:
        made = database.write(lambda connection: _import(connection, school_id, forms, actor, now))
    except IntegrityError:
        if not _is_there(database, forms[0]):
            raise
        made = []
    if made:
        with suppress(SQLAlchemyError, NoRoom):  # they are on record; the daily run makes up for matches
            match_items(database, school_id, made, now)
    return bool(made)


def _import(
    connection: Connection, school_id: int, forms: list[LogForm], actor: Actor, now: datetime
) -> list[int]:
    """Returns the items made; none if they were there before."""
    if connection.scalar(_keyed(forms[0])) is not None:
        return []
    sorted_forms = list(_sort(connection, school_id, forms))
    # Nobody sees a thing between its first step and its second, so it is written where the second leads;
    # both are recorded.
    rows = [
        columns_of(form, things, None, _steps(form, things)[-1].to_state, now)
        for form, things in sorted_forms
    ]
    made = connection.execute(insert(Item).returning(Item.ref, Item.id), rows)
    ids: dict[str, int] = {row.ref: row.id for row in made}
    steps = [step for form, things in sorted_forms for step in _steps(form, things, ids[form.ref])]
    record_all(connection, steps, actor, now)
    for form in forms:
        if form.tag_code:
            bind_tag(connection, form.tag_code, ids[form.ref], form.station_id, now)
    return list(ids.values())


def _sort(connection: Connection, school_id: int, forms: list[LogForm]) -> Iterator[tuple[LogForm, Sorted]]:
    """Finds what the forms name; whoever gives up any of it at this moment waits, or is waited for."""
    stations = set(connection.scalars(select(Station.id).where(Station.school_id == school_id)))
    categories = {row.key: row for row in _firm(connection, Category, Category.school_id == school_id)}
    places = {row.key: row for row in _firm(connection, Place, Place.school_id == school_id)}
    zones = {
        (row.station_id, row.letter): row for row in _firm(connection, Zone, Zone.station_id.in_(stations))
    }
    for form in forms:
        category = categories.get(form.category)
        place = places.get(form.place) if form.place else None
        zone = zones.get((form.station_id, form.zone)) if form.zone else None
        lost = (form.place and place is None) or (form.zone and zone is None)
        if form.station_id not in stations or category is None or lost:
            raise ImportStale
        yield form, Sorted(category, zone, place, Colour(form.colour) if form.colour else None)


def _firm(
    connection: Connection, table: type[Category | Place | Zone], where: ColumnElement[bool]
) -> Iterable[Any]:
    wanted = select(table).where(where, table.removed_at.is_(None)).with_for_update(read=True)
    return connection.execute(wanted).all()


def _steps(form: LogForm, things: Sorted, item_id: int = 0) -> list[Stepped]:
    """What becomes of a thing: a teacher keeps it, it is hung up, or it is put into the store."""
    first = beginning(item_id, form.station_id, Step.HOLD if things.category.held else Step.LOG)
    if things.zone is None or first.to_state is not State.STORED:
        return [first]
    hung = Stepped(item_id, form.station_id, Step.DISPLAY, State.STORED, after(State.STORED, Step.DISPLAY))
    return [first, hung]


def _keyed(form: LogForm) -> Any:
    return select(Item.id).where(Item.form_key == form.key)


def _is_there(database: "Database", form: LogForm) -> bool:
    with database.read() as connection:
        return connection.scalar(_keyed(form)) is not None

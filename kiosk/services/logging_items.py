"""A keeper logs a found thing: it is hung up, put into the store, or held by a teacher."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, insert, not_, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from kiosk.domain.codes import normalised
from kiosk.domain.colours import Colour
from kiosk.domain.item_life import BEGINNINGS, State, Step
from kiosk.domain.item_words import Words, item_words
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused, KeyUsedForAnother, NoRoom
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import Category, Item, NamedThing, Photo, Place, Station, Tag, Zone
from kiosk.services.binding_tags import bind_tag
from kiosk.services.keeping_photos import note_photo
from kiosk.services.matching_things import match_item
from kiosk.services.stepping import Actor, beginning, record, take_step

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

NOTE_AT_MOST = 40
_SAID = (Category.key, Place.key, Item.colour, Item.note, Item.found_on)
_PICTURE = func.coalesce(NamedThing.photo_name, Item.photo_name)


@dataclass(frozen=True)
class Named:
    """A thing with somebody's name in it. `words`: name and class sealed, None where nobody wrote them."""

    words: bytes | None


@dataclass(frozen=True)
class LogForm:
    """What a keeper tapped. `category` and `place`: keys; `zone`: a letter, or None for the store.

    A `named` thing goes into the store whatever its zone: it goes home by its class teacher.
    """

    station_id: int
    ref: str
    key: str | None
    category: str
    zone: str | None
    place: str | None
    colour: str | None
    note: str
    tag_code: str | None
    found_on: date
    named: Named | None = None


@dataclass(frozen=True)
class Logged:
    """An item that is on record. `again`: its form had arrived before."""

    id: int
    ref: str
    state: State
    again: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Sorted:
    """What a form names, as it is kept: rows of the category, the zone and the place."""

    category: Any
    zone: Any
    place: Any
    colour: Colour | None


def log_item(
    database: "Database", form: LogForm, photo: StoredPhoto | None, actor: Actor, now: datetime
) -> Logged:
    """Logs an item and binds its tag. A form that is sent again gives the same item.

    Raises FormRefused for an unknown category, zone, place or colour, CodeMistyped, CodeUnknown,
    TagNotBlank or TagOfAnotherSchool for its tag, KeyUsedForAnother if the form's key already logged
    another thing; in each case nothing is kept.
    """
    form = replace(form, note=tidied(form.note))
    if before := _sent_before(database, form, photo):
        return before
    try:
        logged = database.write(lambda connection: _log(connection, form, photo, actor, now))
    except IntegrityError:
        if before := _sent_before(database, form, photo):
            return before
        raise
    with suppress(SQLAlchemyError, NoRoom):  # it is on record; the daily run makes up for its matches
        match_item(database, logged.id, now)
    return logged


def _log(
    connection: Connection, form: LogForm, photo: StoredPhoto | None, actor: Actor, now: datetime
) -> Logged:
    things = _sort(connection, form)
    first = Step.HOLD if things.category.held else Step.LOG
    if photo:
        note_photo(connection, photo, now)
    item_id: int = connection.execute(
        insert(Item).values(**columns_of(form, things, photo, BEGINNINGS[first], now)).returning(Item.id)
    ).scalar_one()
    record(connection, beginning(item_id, form.station_id, first), actor, now)
    state = BEGINNINGS[first]
    if form.named:
        _note_name(connection, item_id, form, photo, now)
    elif things.zone and state is State.STORED:
        record(connection, take_step(connection, item_id, Step.DISPLAY, now), actor, now)
        state = State.ON_DISPLAY
    if form.tag_code:
        bind_tag(connection, form.tag_code, item_id, form.station_id, now)
    return Logged(item_id, form.ref, state)


def _sort(connection: Connection, form: LogForm) -> Sorted:
    """Finds what the form names. Raises FormRefused for what the school does not have, or gave up.

    Whoever renames or gives up one of them at this moment waits until the thing is on record, or the thing
    waits for them: it never hangs in a zone that is gone, nor is it found by a name that is gone.
    """
    school_id = connection.scalar(select(Station.school_id).where(Station.id == form.station_id))
    category = _firm(connection, Category, Category.school_id == school_id, Category.key == form.category)
    place = _firm(connection, Place, Place.school_id == school_id, Place.key == form.place)
    zone = _firm(connection, Zone, Zone.station_id == form.station_id, Zone.letter == form.zone)
    faults = {
        "category": "category_missing"
        if not form.category
        else "category_unknown"
        if category is None
        else None,
        "zone": "zone_unknown" if form.zone and zone is None else None,
        "place": "place_unknown" if form.place and place is None else None,
        "colour": "colour_unknown" if form.colour and form.colour not in set(Colour) else None,
        "note": "note_too_long" if len(form.note) > NOTE_AT_MOST else None,
    }
    if reasons := {field: reason for field, reason in faults.items() if reason}:
        raise FormRefused(reasons)
    return Sorted(category, zone, place, Colour(form.colour) if form.colour else None)


def _firm(connection: Connection, table: type[Category | Place | Zone], *where: ColumnElement[bool]) -> Any:
    wanted = select(table).where(*where, table.removed_at.is_(None)).with_for_update(read=True)
    return connection.execute(wanted).one_or_none()


def columns_of(
    form: LogForm, things: Sorted, photo: StoredPhoto | None, state: State, now: datetime
) -> dict[str, Any]:
    """A thing as a row of the item table."""
    return {
        "ref": form.ref,
        "station_id": form.station_id,
        "category_id": things.category.id,
        "zone_id": things.zone.id if things.zone and not (things.category.held or form.named) else None,
        "place_id": things.place.id if things.place else None,
        "colour": things.colour,
        "note": form.note,
        "photo_name": photo.name if photo and not form.named else None,
        "found_on": form.found_on,
        "state": state,
        "state_since": now,
        "logged_at": now,
        "search_text": _search_text(form, things),
        "form_key": form.key,
    }


def _search_text(form: LogForm, things: Sorted) -> str:
    category, place = things.category, things.place
    return item_words(
        Words(category.name_zh, category.name_en, category.words),
        Words(place.name_zh, place.name_en) if place else None,
        things.colour,
        form.note,
    )


def _note_name(
    connection: Connection, item_id: int, form: LogForm, photo: StoredPhoto | None, now: datetime
) -> None:
    """The photo may show the name, so it waits here and is not the thing's until a teacher looked."""
    school_id = select(Station.school_id).where(Station.id == form.station_id).scalar_subquery()
    row = {"item_id": item_id, "school_id": school_id, "photo_name": photo.name if photo else None}
    words = form.named.words if form.named else None
    connection.execute(insert(NamedThing).values(**row, sealed=words, noted_at=now))


def _sent_before(database: "Database", form: LogForm, photo: StoredPhoto | None) -> Logged | None:
    """The item of a form that arrives again.

    What a teacher did with its photo meanwhile changes nothing about that. A browser's way back can bring an
    old form and its key to the front again; the next thing written into it is another thing.
    Raises KeyUsedForAnother.
    """
    if not form.key:
        return None
    with database.read() as connection:
        row = connection.execute(
            select(Item.id, Item.ref, Item.state, _PICTURE, *_SAID, Tag.code)
            .join(Category, Category.id == Item.category_id)
            .outerjoin(Place, Place.id == Item.place_id)
            .outerjoin(Tag, Tag.item_id == Item.id)
            .outerjoin(NamedThing, NamedThing.item_id == Item.id)
            .where(Item.form_key == form.key)
        ).one_or_none()
        replaced = bool(photo and connection.scalar(select(_replaced(photo.name))))
    if row is None:
        return None
    item_id, ref, state, picture, *known = row
    tag = normalised(form.tag_code or "") or None
    said = [form.category, form.place or None, form.colour or None, form.note, form.found_on, tag]
    same_picture = replaced or picture == (photo.name if photo else None)
    if known != said or not same_picture:
        raise KeyUsedForAnother
    return Logged(item_id, ref, State(state), again=True)


def _replaced(name: str) -> ColumnElement[bool]:
    """Whether a photo was on record once and is no thing's any more: a teacher put a blurred one there."""
    return and_(
        exists().where(Photo.name == name),
        not_(exists().where(Item.photo_name == name)),
        not_(exists().where(NamedThing.photo_name == name)),
    )

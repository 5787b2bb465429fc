"""Things and receipts as family templates show them."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from flask import g, render_template, url_for

from kiosk.domain.claimant import Masked
from kiosk.queries.receipts import ReceiptSeen
from kiosk.queries.stations import StationSeen
from kiosk.queries.things import Thing, ThingZone
from kiosk.web import words
from kiosk.web.pictures import Picture, picture_of


@dataclass(frozen=True)
class Card:
    """One thing in words and pictures. `icon`: the key of its category."""

    ref: str
    url: str
    title: str
    icon: str
    colour: str | None
    zone: ThingZone | None
    place: str
    found_on: date
    note: str
    waited: str
    state: str
    photo: Picture | None
    voice: str = ""


@dataclass(frozen=True)
class SchoolNamed:
    """A school's name in both languages."""

    name_zh: str
    name_en: str


def card_of(thing: Thing, today: date) -> Card:
    """A thing as a card of the board; it says nothing there."""
    return Card(
        ref=thing.ref,
        url=url_for("families.item", ref=thing.ref),
        title=words.title(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        zone=thing.zone,
        place=words.place_name(thing),
        found_on=thing.found_on,
        note=thing.note,
        waited=words.waited(thing, today),
        state=thing.state,
        photo=picture_of(thing.photo),
    )


def portrait_of(thing: Thing, today: date) -> Card:
    """A thing on its own page, where it speaks for itself."""
    return replace(card_of(thing, today), voice=words.voice(thing, today))


@dataclass(frozen=True)
class ReceiptShown:
    """A receipt in words. `state`: open, put_back or wrong_thing; masked fields are None once forgotten.

    `held`: a valuable, which goes back to a teacher and not to the board; `passed_on`: to the other family.
    """

    title: str
    icon: str
    colour: str | None
    photo: Picture | None
    claimed_at: datetime
    state: str
    late: bool
    held: bool
    passed_on: bool
    forgotten: bool
    masked_name: str | None = None
    masked_class: str | None = None
    masked_contact: str | None = None


def receipt_of(seen: ReceiptSeen, masked: Masked | None) -> ReceiptShown:
    """A claim as its claimant sees it."""
    thing = seen.thing
    return ReceiptShown(
        title=words.title(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        photo=picture_of(thing.photo),
        claimed_at=seen.claimed_at,
        state=seen.outcome,
        late=seen.kind == "late",
        held=thing.category.held,
        passed_on=seen.passed_on,
        forgotten=masked is None,
        masked_name=masked.name if masked else None,
        masked_class=masked.class_label if masked else None,
        masked_contact=masked.contact if masked else None,
    )


def page(template: str, station: StationSeen, **context: object) -> str:
    """A page of one station, in the time of its school."""
    g.timezone = station.timezone
    school = SchoolNamed(station.school_zh, station.school_en)
    return render_template(f"families/{template}.html", station=station, school=school, **context)

"""A thing in words and pictures, as every list of keepers and teachers shows one."""

from dataclasses import dataclass

from kiosk.queries.things import Thing, ThingZone
from kiosk.web import words
from kiosk.web.pictures import Picture, picture_of


@dataclass(frozen=True)
class ThingShown:
    """A thing. `note`: what else was written about it; `icon`: the picture of its category."""

    ref: str
    title: str
    note: str
    icon: str
    colour: str | None
    photo: Picture | None
    zone: ThingZone | None
    state: str


def thing_shown(thing: Thing) -> ThingShown:
    """A thing in the visitor's language, as it is now."""
    return ThingShown(
        ref=thing.ref,
        title=words.title(thing),
        note=words.remark(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        photo=picture_of(thing.photo),
        zone=thing.zone,
        state=thing.state,
    )

"""How a thing is called, how long it has waited, and what it says, in the visitor's language."""

from datetime import date
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from kiosk.domain.colours import Colour
from kiosk.domain.numerals import chinese
from kiosk.web.language import language, named

if TYPE_CHECKING:
    from kiosk.queries.things import Thing

COLOUR_NAMES = {
    Colour.RED: lazy_gettext("red"),
    Colour.ORANGE: lazy_gettext("orange"),
    Colour.YELLOW: lazy_gettext("yellow"),
    Colour.GREEN: lazy_gettext("green"),
    Colour.BLUE: lazy_gettext("blue"),
    Colour.PURPLE: lazy_gettext("purple"),
    Colour.PINK: lazy_gettext("pink"),
    Colour.BROWN: lazy_gettext("brown"),
    Colour.BLACK: lazy_gettext("black"),
    Colour.WHITE: lazy_gettext("white"),
    Colour.GREY: lazy_gettext("grey"),
    Colour.MIXED: lazy_gettext("colourful"),
}
NOWHERE = "elsewhere"


def title(thing: "Thing") -> str:
    """What a thing is called: 蓝色水杯, Blue cup."""
    called = _called(thing)
    return called[:1].upper() + called[1:]


def remark(thing: "Thing") -> str:
    """What else was written about a thing; nothing where that is already what it is called."""
    return "" if thing.note.casefold() == title(thing).casefold() else thing.note


def place_name(thing: "Thing") -> str:
    """Where it was found; empty if nobody knows."""
    return named(thing.place) if thing.place and thing.place.key != NOWHERE else ""


def waited(thing: "Thing", today: date) -> str:
    """How long ago it was found: 12 天, 12 days; empty if that was today."""
    days = max((today - thing.found_on).days, 0)
    return ngettext("%(num)d day", "%(num)d days", days) if days else ""


def voice(thing: "Thing", today: date) -> str:
    """The line in which the thing speaks for itself."""
    called, place, where = _spoken_of(thing)
    days = max((today - thing.found_on).days, 0)
    if not days:
        return _("I am somebody's %(thing)s. I only came today. Are you looking for me?", thing=called)
    if not place:
        return _(
            "I am somebody's %(thing)s. I have waited %(days)s for you.", thing=called, days=_spoken(days)
        )
    return _(
        "I am somebody's %(thing)s. I was left at the %(place)s and have waited %(days)s for you.",
        thing=called,
        place=where,
        days=_spoken(days),
    )


def voice_of_any_day(thing: "Thing") -> str:
    """The same without the days, for whoever cannot know what day it is when it is read."""
    called, place, where = _spoken_of(thing)
    if not place:
        return _("I am somebody's %(thing)s. I am waiting for you.", thing=called)
    return _(
        "I am somebody's %(thing)s. I was left at the %(place)s and am waiting for you.",
        thing=called,
        place=where,
    )


def _spoken_of(thing: "Thing") -> tuple[str, str, str]:
    """What a thing calls itself, and where it was found: by itself, and within a sentence."""
    called = _called(thing)
    if language() == "zh":
        called = thing.category.measure + called
    place = place_name(thing)
    return called, place, place[:1].lower() + place[1:]


def _called(thing: "Thing") -> str:
    if thing.category.key == "other" and thing.note:
        return thing.note
    kind = named(thing.category)
    kind = kind[:1].lower() + kind[1:]
    if not thing.colour:
        return kind
    return _("%(colour)s %(kind)s", colour=COLOUR_NAMES[Colour(thing.colour)], kind=kind)


def _spoken(days: int) -> str:
    if language() == "zh":
        return ngettext("%(count)s day", "%(count)s days", days, count="两" if days == 2 else chinese(days))
    return ngettext("%(count)s day", "%(count)s days", days, count=str(days))

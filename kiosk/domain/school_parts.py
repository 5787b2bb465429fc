"""What a school says of its stations, zones, categories and places, checked field by field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.colours import Colour, Pattern
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused
from kiosk.domain.standard_categories import STANDARD_CATEGORIES

NAME_AT_MOST = 40
ZONE_NAME_AT_MOST = 20
SLUG_AT_MOST = 32
MEASURE_AT_MOST = 4
WORDS_AT_MOST = 200
MOST_CAPACITY = 500
MOST_KEEP_DAYS = 3650
STATIONS_AT_MOST = 20
KINDS_AT_MOST = 60
PLACES_AT_MOST = 60
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ICONS = tuple(kind.key for kind in STANDARD_CATEGORIES)
USUAL_MEASURE = "个"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Names:
    """A name in both languages; the English one may be empty."""

    name_zh: str
    name_en: str


@dataclass(frozen=True)
class ZoneForm:
    """A zone as it was typed. `capacity`: None for what is no number."""

    names: Names
    letter: str
    colour: str
    pattern: str
    capacity: int | None


@dataclass(frozen=True)
class CategoryForm:
    """A category as it was typed.

    `icon`: a standard category's key; `keep_days`: None for what is no number.
    """

    names: Names
    measure: str
    words: str
    keep_days: int | None
    held: bool
    icon: str


def checked_names(names: Names) -> Names:
    """The names as they are kept. Raises FormRefused."""
    names = _tidied(names)
    _refuse(_name_faults(names, NAME_AT_MOST))
    return names


def checked_slug(typed: str) -> str:
    """A station's public address as it is kept. Raises FormRefused."""
    slug = tidied(typed).lower()
    fits = len(slug) <= SLUG_AT_MOST and _SLUG.fullmatch(slug)
    _refuse({"slug": "" if fits else "slug_impossible" if slug else "slug_missing"})
    return slug


def checked_zone(form: ZoneForm) -> dict[str, object]:
    """A zone's columns as they are kept. Raises FormRefused."""
    names, letter = _tidied(form.names), tidied(form.letter).upper()
    fits = form.capacity is not None and 0 <= form.capacity <= MOST_CAPACITY
    _refuse(
        {
            **_name_faults(names, ZONE_NAME_AT_MOST),
            "letter": "" if len(letter) == 1 and letter in LETTERS else "letter_impossible",
            "colour": "" if form.colour in set(Colour) else "zone_colour_missing",
            "pattern": "" if form.pattern in set(Pattern) else "pattern_missing",
            "capacity": "" if fits else "capacity_impossible",
        }
    )
    rest = {"letter": letter, "colour": form.colour, "pattern": form.pattern, "capacity": form.capacity}
    return {**vars(names), **rest}


def checked_category(form: CategoryForm) -> dict[str, object]:
    """A category's columns as they are kept; USUAL_MEASURE where none was typed. Raises FormRefused."""
    names, measure, words = _tidied(form.names), tidied(form.measure), tidied(form.words)
    fits = form.keep_days is not None and 1 <= form.keep_days <= MOST_KEEP_DAYS
    _refuse(
        {
            **_name_faults(names, NAME_AT_MOST),
            "measure": "" if len(measure) <= MEASURE_AT_MOST else "measure_too_long",
            "words": "" if len(words) <= WORDS_AT_MOST else "words_too_long",
            "keep_days": "" if fits else "keep_days_impossible",
            "icon": "" if form.icon in ICONS else "icon_missing",
        }
    )
    rest = {"measure": measure or USUAL_MEASURE, "words": words, "keep_days": form.keep_days}
    return {**vars(names), **rest, "held": form.held, "icon": form.icon}


def _tidied(names: Names) -> Names:
    return Names(tidied(names.name_zh), tidied(names.name_en))


def _name_faults(names: Names, at_most: int) -> dict[str, str]:
    too_long = "part_name_too_long" if at_most == NAME_AT_MOST else "zone_name_too_long"
    readable = any(sign.isalnum() for sign in names.name_zh)
    return {
        "name_zh": "part_name_missing" if not readable else too_long if len(names.name_zh) > at_most else "",
        "name_en": too_long if len(names.name_en) > at_most else "",
    }


def _refuse(reasons: Mapping[str, str]) -> None:
    if faults := {field: reason for field, reason in reasons.items() if reason}:
        raise FormRefused(faults)

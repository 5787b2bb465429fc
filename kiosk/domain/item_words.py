"""The words by which a thing is found: of its kind, its colour, its place, and what a keeper noted."""

from dataclasses import dataclass

from kiosk.domain.colours import COLOUR_WORDS, Colour
from kiosk.domain.search import searchable

AT_MOST = 600


@dataclass(frozen=True)
class Words:
    """What something is called in both languages. `more`: other words that people use for it."""

    zh: str
    en: str
    more: str = ""


def item_words(category: Words, place: Words | None, colour: str | None, note: str) -> str:
    """What the search box looks through for one thing, at most AT_MOST characters."""
    chinese, english = COLOUR_WORDS[Colour(colour)] if colour else ("", "")
    called = chinese.split()[0] + category.zh if chinese else ""
    places = (place.zh, place.en) if place else ()
    phrases = (called, category.zh, category.en, category.more, chinese, english, *places, note)
    return searchable(*phrases)[:AT_MOST]

"""The ways to narrow a board, with what each choice would show, behind whatever addresses a page has."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from sqlalchemy import Connection

from kiosk.domain.colours import Colour
from kiosk.queries.board import EARLIER, SPANS, Board, Narrowing
from kiosk.queries.facet_names import Named, names_of
from kiosk.queries.stations import StationSeen
from kiosk.web.language import named
from kiosk.web.words import COLOUR_NAMES

Address = Callable[[Narrowing], str]
"""Where a page shows what is narrowed so."""


@dataclass(frozen=True)
class Chip:
    """One choice of a facet. `kind`: zone, category, colour, place or when; `symbol`: what draws it."""

    label: str
    count: int
    chosen: bool
    url: str
    kind: str
    symbol: str | None = None
    colour: str | None = None
    pattern: str | None = None


@dataclass(frozen=True)
class Facet:
    """One way to narrow the board."""

    key: str
    label: str
    chips: list[Chip]


def facets_of(
    connection: Connection, station: StationSeen, found: Board, chosen: Narrowing, address: Address
) -> list[Facet]:
    """All ways in which a station's things can be narrowed now; a way without a choice is left out."""
    names = names_of(connection, station.school_id, station.id)
    colours = [Named(colour, str(COLOUR_NAMES[colour]), str(COLOUR_NAMES[colour])) for colour in Colour]
    spans = [Named(span, label, label) for span, label in _span_labels().items()]
    rows = (
        ("zone", _("Zone"), names["zone"]),
        ("category", _("Kind"), names["category"]),
        ("colour", _("Colour"), colours),
        ("place", _("Found at"), names["place"]),
        ("when", _("Found when"), spans),
    )
    facets = [
        Facet(key, label, _chips(key, choices, found.counts[key], chosen, address))
        for key, label, choices in rows
    ]
    return [facet for facet in facets if facet.chips]


def _chips(
    facet: str, choices: Iterable[Named], counts: Counter[str], chosen: Narrowing, address: Address
) -> list[Chip]:
    mine = getattr(chosen, facet)
    return [
        Chip(
            label=named(choice),
            count=counts[choice.key],
            chosen=choice.key == mine,
            url=address(replace(chosen, **{facet: "" if choice.key == mine else choice.key})),
            kind=facet,
            symbol=choice.icon or choice.key,
            colour=choice.colour,
            pattern=choice.pattern,
        )
        for choice in choices
        if counts[choice.key] or choice.key == mine
    ]


def _span_labels() -> dict[str, str]:
    labels = (_("Today"), _("This week"), _("This month"), _("Earlier"))
    return dict(zip((*SPANS, EARLIER), labels, strict=True))

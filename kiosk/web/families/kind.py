"""Kind pages for what a family cannot register by itself; none of them shows anything of anybody else."""

from datetime import date
from enum import Enum

from flask import url_for

from kiosk.domain.item_life import State
from kiosk.queries.stations import StationSeen
from kiosk.queries.things import Thing
from kiosk.web.families.shown import card_of, page


class Kind(Enum):
    """A thing that a teacher keeps, that somebody took, or that moved on."""

    HELD = "held"
    TAKEN = "taken"
    GONE = "gone"


def kind_page(thing: Thing, station: StationSeen, day: date) -> str | None:
    """The page for a thing that a teacher keeps, that somebody took or that moved on; None for all others."""
    late_url = url_for("families.late")
    kind = kind_of(thing)
    if kind is Kind.HELD:
        return page("held", station)
    if kind is Kind.TAKEN:
        mine_url = url_for("families.mine", ref=thing.ref)
        return page("taken", station, title=public_title(thing, day), late_url=late_url, mine_url=mine_url)
    if kind is Kind.GONE:
        return page("used_tag", station, late_url=late_url, mine_url=None)
    return None


def kind_of(thing: Thing) -> Kind | None:
    """Why nobody can register a thing by themselves; None for one that hangs, is missing or rests."""
    if thing.state is State.HELD or _came_back(thing):
        return Kind.HELD
    return {State.CLAIMED: Kind.TAKEN, State.MOVED_ON: Kind.GONE}.get(thing.state)


def public_title(thing: Thing, day: date) -> str:
    """What a thing is called where anybody may read it; empty for a valuable."""
    return "" if thing.category.held else card_of(thing, day).title


def _came_back(thing: Thing) -> bool:
    """A valuable that moved on and was taken back lies with a teacher again, whatever its state says."""
    return thing.category.held and thing.state is State.STORED

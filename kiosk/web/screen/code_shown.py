"""The code on the screen: the symbol to scan, and beside it what tells it from one pasted over it."""

from dataclasses import dataclass
from functools import lru_cache

from flask import url_for

from kiosk.adapters.printing.heading import host_of
from kiosk.adapters.printing.symbols import Symbol, readable_symbol
from kiosk.domain.changing_code import seconds_good, seconds_left
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen
from kiosk.services.changing_codes import word_now
from kiosk.web.here import current_station, now
from kiosk.web.screen.connected import connected_to

_SYMBOLS_KEPT = 64


@dataclass(frozen=True)
class CodeShown:
    """A code. `symbol`: says the whole address; `host`: of that address; `typed`: what a person may type.

    `next_in`: seconds until another one begins, 0 for one that does not change; `good_for`: seconds for which
    this one counts; `gives_pass`: whether a scan says that somebody is here; `printed`: what is shown where a
    changing one cannot be renewed. The printed code is in no field where the school wants it no more.
    """

    symbol: Symbol
    host: str
    typed: str
    gives_pass: bool
    next_in: int = 0
    good_for: int = 0
    printed: Symbol | None = None


def code_shown(station: StationSeen) -> CodeShown:
    """What this browser shows of it: a screen of the station the changing one, if its school has that."""
    here, moment = current_station(), now()
    with here.database.read() as connection:
        choices = rules_of(connection, station.school_id).choices
    printed = here.config.base_url + url_for("families.station_code", code=station.code)
    typed = station.code if choices.printed_code else ""
    mine = connected_to()
    if not choices.changing_code or mine is None or mine.id != station.id:
        return CodeShown(_symbol(printed), host_of(printed), typed, choices.printed_code)
    word = word_now(here.vault, station.id, moment)
    return CodeShown(
        symbol=_symbol(f"{printed}/{word}"),
        host=host_of(printed),
        typed=typed,
        gives_pass=True,
        next_in=seconds_left(moment),
        good_for=seconds_good(moment),
        printed=_symbol(printed) if choices.printed_code else None,
    )


@lru_cache(maxsize=_SYMBOLS_KEPT)
def _symbol(address: str) -> Symbol:
    return readable_symbol(address)

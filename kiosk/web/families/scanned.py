"""Whether a scanned code counts; and where it gave no pass, why, in one sentence above the board.

The address says it and not the session, so that nothing is kept of such a scan and boards stay as they are.
"""

from flask import request

from kiosk.domain.choices import Choices
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen
from kiosk.services.changing_codes import is_word_now
from kiosk.web.here import current_station, now
from kiosk.web.passes import is_here
from kiosk.web.sentences import sentence

OLD, PRINTED = "old", "printed"


def scan_sentence(station: StationSeen) -> str:
    """What the board says to whoever scanned in vain; nothing to a browser that is there."""
    scanned = request.args.get("scanned")
    if scanned not in {OLD, PRINTED} or is_here(station.id):
        return ""
    if scanned == OLD:
        return sentence("scan_old")
    return "" if choices_at(station).printed_code else sentence("scan_printed")


def stands_there_now(station: StationSeen, minute: str) -> bool:
    """Whether the word of a minute stood on the station's screens just now, and its school wants that."""
    here = current_station()
    return choices_at(station).changing_code and is_word_now(here.vault, station.id, minute, now())


def choices_at(station: StationSeen) -> Choices:
    """What the station's school chose."""
    with current_station().database.read() as connection:
        return rules_of(connection, station.school_id).choices

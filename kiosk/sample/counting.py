"""Keepers count the board at the end of a duty: two photos, and a tap for what hangs there untagged."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.adapters.chance import new_token
from kiosk.queries.rounds import expected_things, open_round
from kiosk.services.counting import finish_round, start_round
from kiosk.services.seeing import PHOTO, TAP, Entry, see
from kiosk.services.stepping import Actor

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_PHOTOS = 2


@dataclass(frozen=True)
class Looks:
    """What a round comes upon. Refs: `gone`: nobody sees them; `back`: called missing, and there again."""

    gone: Collection[str] = ()
    back: Collection[str] = ()


def count_board(
    database: "Database",
    station_id: int,
    actor: Actor,
    codes: dict[str, str],
    looks: Looks,
    moment: datetime,
) -> None:
    """A whole round that begins at `moment`. `codes`: the tag's code by ref."""
    round_id = start_round(database, station_id, actor.duty_id or 0, actor.keeper_id, moment)
    with database.read() as connection:
        counted = open_round(connection, station_id)
        expected = expected_things(connection, counted) if counted else []
    seen = [each.thing.ref for each in expected if each.thing.ref not in looks.gone]
    seen += [ref for ref in looks.back if ref not in seen]
    tagged = [codes[ref] for ref in seen if ref in codes]
    half = -(-len(tagged) // _PHOTOS)
    photos = [
        Entry(new_token(), PHOTO, tuple(tagged[at : at + half])) for at in range(0, len(tagged), half or 1)
    ]
    taps = [Entry(new_token(), TAP, ref=ref) for ref in seen if ref not in codes]
    for minute, entry in enumerate([*photos, *taps], start=1):
        see(database, round_id, station_id, entry, actor, moment + timedelta(minutes=minute))
    finish_round(database, round_id, station_id, actor, moment + timedelta(minutes=7))

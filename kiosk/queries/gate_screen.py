"""What stands on a screen at the gate: what hangs there, what happened today, and the index.

Nothing here names anybody, and nothing that is held is looked at.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from kiosk.domain.integrity import Index, counted_since
from kiosk.domain.item_life import State, Step
from kiosk.models import Claim, Event, Item
from kiosk.models.event import last_before
from kiosk.queries.integrity import index_now, last_count
from kiosk.queries.stations import StationSeen, zones_of
from kiosk.queries.things import Thing, ThingZone, select_things, thing_of

THINGS_AT_MOST = 200
_WAS_HUNG = (State.ON_DISPLAY, State.CLAIMED, State.MISSING)
"""What a thing is that was hung up and not taken down again; a slip of the log is none of these."""


@dataclass(frozen=True)
class GateScreen:
    """A station as its screen shows it.

    `things`: the newest first, THINGS_AT_MOST of all that are `hanging`; `hung_today`, `home_today`: things;
    `index`: None before the board was counted this term, and while too few things have left it.
    """

    things: list[Thing]
    zones: list[ThingZone]
    hanging: int
    hung_today: int
    home_today: int
    index: Index | None


def gate_screen(
    connection: Connection, station: StationSeen, day_began: datetime, now: datetime
) -> GateScreen:
    """All of it at one moment. `day_began`: the midnight before now at the school."""
    hanging = (Item.station_id == station.id, Item.state == State.ON_DISPLAY)
    newest = select_things().where(*hanging).order_by(Item.id.desc()).limit(THINGS_AT_MOST)
    return GateScreen(
        things=[thing_of(row) for row in connection.execute(newest)],
        zones=zones_of(connection, station.id),
        hanging=connection.scalar(select(func.count()).select_from(Item).where(*hanging)) or 0,
        hung_today=_hung_since(connection, station.id, day_began),
        home_today=_home_since(connection, station.id, day_began),
        index=_index_shown(connection, station, now),
    )


def _hung_since(connection: Connection, station_id: int, since: datetime) -> int:
    hung = (
        select(func.count(Event.item_id.distinct()))
        .join(Item, Item.id == Event.item_id)
        .where(Event.station_id == station_id, Event.id > last_before(connection, station_id, since))
        .where(Event.at >= since, Event.step == Step.DISPLAY, Item.state.in_(_WAS_HUNG))
    )
    return connection.scalar(hung) or 0


def _home_since(connection: Connection, station_id: int, since: datetime) -> int:
    """Claims that still stand, one for each thing; what came back to the board is not at home."""
    standing = (Claim.station_id == station_id, Claim.claimed_at >= since, Claim.outcome == "open")
    return connection.scalar(select(func.count()).select_from(Claim).where(*standing)) or 0


def _index_shown(connection: Connection, station: StationSeen, now: datetime) -> Index | None:
    index = index_now(connection, station.id, station.timezone, now)
    if index.percent is None:
        return None
    counted = last_count(connection, station.id, counted_since(now, station.timezone))
    return index if counted else None

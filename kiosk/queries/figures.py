"""What a week brought to a school's stations, counted by the database; nothing here reads who claimed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, exists, func, select

from kiosk.domain.destinations import Destination
from kiosk.domain.integrity import Index, share
from kiosk.domain.item_life import State
from kiosk.domain.week import stretch_of_days
from kiosk.models import Category, Claim, Event, Item, MovedItem, MovingOn
from kiosk.models.event import is_beginning
from kiosk.queries.integrity import index_until


@dataclass(frozen=True)
class WeekFacts:
    """A week in whole numbers, all stations together; nothing of it is about a person.

    `found`: things logged in it; `home`: things registered in it that stayed registered, of which
    `home_late` afterwards. `on_board`, `stored` and `held` wait now, whichever week it is. `registered`
    and `departed`: the integrity index of the term, as it was at the end of the week.
    """

    found: int
    home: int
    home_late: int
    on_board: int
    stored: int
    held: int
    registered: int
    departed: int

    @property
    def percent(self) -> int | None:
        """The integrity index; None below ten departures."""
        return share(self.registered, self.departed)


@dataclass(frozen=True)
class KindWaiting:
    """How many things of a kind wait on the boards and in store; never of a kind that teachers keep."""

    key: str
    name_zh: str
    name_en: str
    icon: str
    count: int


def week_facts(
    connection: Connection, station_ids: Collection[int], timezone: str, monday: date, now: datetime
) -> WeekFacts:
    """The week that began on that Monday, as far as it has come by `now`."""
    since, until = stretch_of_days(monday, 7, timezone)
    found = _found(connection, station_ids, since, until)
    home, late = _home(connection, station_ids, since, until)
    here = _here(connection, station_ids)
    last = min(until - timedelta(microseconds=1), now)
    indexes = [_index_at(connection, station_id, timezone, last) for station_id in station_ids]
    return WeekFacts(
        found=found,
        home=home,
        home_late=late,
        on_board=here.get(State.ON_DISPLAY, 0),
        stored=here.get(State.STORED, 0),
        held=here.get(State.HELD, 0),
        registered=sum(each.registered for each in indexes),
        departed=sum(each.departed for each in indexes),
    )


def kinds_waiting(connection: Connection, station_ids: Collection[int]) -> list[KindWaiting]:
    """What waits on these boards and in their stores, the most first."""
    count = func.count()
    rows = connection.execute(
        select(
            Category.key,
            Category.name_zh,
            Category.name_en,
            func.coalesce(Category.icon, Category.key),
            count,
        )
        .join(Item, Item.category_id == Category.id)
        .where(
            Item.station_id.in_(station_ids),
            Item.state.in_((State.ON_DISPLAY, State.STORED)),
            Category.held.is_(False),
        )
        .group_by(Category.id)
        .order_by(count.desc(), Category.position, Category.id)
    )
    return [KindWaiting(*row) for row in rows]


def found_between(
    station_ids: Collection[int], since: datetime, until: datetime
) -> tuple[ColumnElement[bool], ...]:
    """The events by which things came to stations in that time, along their index; slips left out."""
    slip = (
        exists()
        .where(MovedItem.item_id == Event.item_id, MovedItem.undone_at.is_(None))
        .where(MovedItem.moving_on_id == MovingOn.id, MovingOn.destination == Destination.MISTAKE)
    )
    return (
        Event.station_id.in_(station_ids),
        is_beginning(),
        Event.at >= since,
        Event.at < until,
        ~slip,
    )


def _found(connection: Connection, station_ids: Collection[int], since: datetime, until: datetime) -> int:
    which = found_between(station_ids, since, until)
    return connection.execute(select(func.count()).select_from(Event).where(*which)).scalar_one()


def _home(
    connection: Connection, station_ids: Collection[int], since: datetime, until: datetime
) -> tuple[int, int]:
    """Things registered in that time and not brought back, and how many of them afterwards."""
    row = connection.execute(
        select(func.count(), func.count().filter(Claim.kind == "late")).where(
            Claim.station_id.in_(station_ids),
            Claim.claimed_at >= since,
            Claim.claimed_at < until,
            Claim.outcome == "open",
        )
    ).one()
    return row[0], row[1]


def _here(connection: Connection, station_ids: Collection[int]) -> dict[str, int]:
    """How many things are on the boards, in store, and with a teacher, by state."""
    rows = connection.execute(
        select(Item.state, func.count())
        .where(
            Item.station_id.in_(station_ids),
            Item.state.in_((State.ON_DISPLAY, State.STORED, State.HELD)),
        )
        .group_by(Item.state)
    )
    return {row[0]: row[1] for row in rows}


def _index_at(connection: Connection, station_id: int, timezone: str, moment: datetime) -> Index:
    """The index of the term of a moment, as it was then."""
    newest = connection.scalar(
        select(Event.id)
        .where(Event.station_id == station_id, Event.at <= moment)
        .order_by(Event.id.desc())
        .limit(1)
    )
    return index_until(connection, station_id, timezone, moment, newest or 0)

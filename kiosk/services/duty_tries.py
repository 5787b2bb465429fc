"""A try at a duty's code is spent before the code is looked at, and a day has only so many."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.exc import IntegrityError

from kiosk.models import DutyTries

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_KEPT = timedelta(days=7)


def spend_try(database: "Database", pool: str, cost: int, allowed: int, now: datetime) -> bool:
    """Takes `cost` from a pool that holds `allowed` a day; False, with nothing taken, if that is too much.

    Kept in the database, so that a restart gives nobody new tries and several processes share one pool.
    """
    return database.write(lambda connection: _spend(connection, pool, cost, allowed, now))


def _spend(connection: Connection, pool: str, cost: int, allowed: int, now: datetime) -> bool:
    day = now.astimezone(UTC).date()
    take = (
        update(DutyTries)
        .where(DutyTries.day == day, DutyTries.pool == pool, DutyTries.spent <= allowed - cost)
        .values(spent=DutyTries.spent + cost)
    )
    if connection.execute(take).rowcount:
        return True
    with suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(DutyTries).values(day=day, pool=pool, spent=0))
        connection.execute(delete(DutyTries).where(DutyTries.day < day - _KEPT))
    return connection.execute(take).rowcount == 1

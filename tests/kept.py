"""What a database holds after an act, for tests to look at."""

from typing import Any, NamedTuple

from sqlalchemy import Row, func, select

from kiosk.adapters.database import Database
from kiosk.models import Base, Claim, Event, Item


class Written(NamedTuple):
    """One event, as far as it is the same in every run."""

    step: str
    from_state: str | None
    to_state: str
    actor: str


def state_of(database: Database, item_id: int) -> str:
    """The state of an item."""
    with database.read() as connection:
        state: str = connection.execute(select(Item.state).where(Item.id == item_id)).scalar_one()
    return state


def events_of(database: Database, item_id: int) -> list[Written]:
    """The events of an item in their order."""
    columns = (Event.step, Event.from_state, Event.to_state, Event.actor)
    return [Written(*row) for row in rows_of(database, *columns, where=Event.item_id == item_id)]


def outcomes_of(database: Database, item_id: int) -> list[str]:
    """How the claims of an item stand, the first one first."""
    return [outcome for (outcome,) in rows_of(database, Claim.outcome, where=Claim.item_id == item_id)]


def rows_of(database: Database, *columns: Any, where: Any = True) -> list[Row[Any]]:
    """Rows in the order in which they came."""
    with database.read() as connection:
        return list(connection.execute(select(*columns).where(where).order_by(columns[0].class_.id)))


def counts(database: Database) -> dict[str, int]:
    """How many rows each table has: two equal counts mean that nothing was kept in between."""
    with database.read() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }

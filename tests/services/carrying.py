"""What the tests about move lists share: a keeper on duty, and the list as it was made."""

from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.models import DutyKeeper, MoveLine, MoveList
from kiosk.services.stepping import Actor
from tests.kept import rows_of
from tests.makers import ADuty


def keeper_on(database: Database, duty: ADuty) -> Actor:
    """A keeper of that duty, as a step is recorded."""
    with database.read() as connection:
        listed = select(DutyKeeper.keeper_id).where(DutyKeeper.duty_id == duty.id)
        return Actor("keeper", keeper_id=connection.scalars(listed).first(), duty_id=duty.id)


def lines(database: Database, duty: ADuty) -> list[tuple[str, int]]:
    """The list of a duty: directions and things, in its order."""
    made = select(MoveList.id).where(MoveList.duty_id == duty.id).scalar_subquery()
    columns = (MoveLine.position, MoveLine.direction, MoveLine.item_id)
    rows = rows_of(database, *columns, where=MoveLine.move_list_id == made)
    assert [position for position, *_ in rows] == list(range(len(rows)))
    return [(direction, item) for _position, direction, item in rows]

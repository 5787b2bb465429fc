"""The pupils who keep the station: the school's roster, and the names on a duty's list."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from kiosk.models import DutyKeeper, Keeper


@dataclass(frozen=True)
class KeeperNamed:
    """A keeper by display name."""

    id: int
    name: str


def roster(connection: Connection, school_id: int) -> list[KeeperNamed]:
    """The school's present keepers, in the order in which they joined."""
    rows = connection.execute(
        select(Keeper.id, Keeper.display_name)
        .where(Keeper.school_id == school_id, Keeper.active)
        .order_by(Keeper.id)
    )
    return [KeeperNamed(*row) for row in rows]


def keepers_on(connection: Connection, duty_ids: Collection[int]) -> dict[int, list[KeeperNamed]]:
    """The names on each duty's list, by the duty's id."""
    rows = connection.execute(
        select(DutyKeeper.duty_id, Keeper.id, Keeper.display_name)
        .join(Keeper, Keeper.id == DutyKeeper.keeper_id)
        .where(DutyKeeper.duty_id.in_(duty_ids))
        .order_by(Keeper.id)
    )
    listed: defaultdict[int, list[KeeperNamed]] = defaultdict(list)
    for duty_id, keeper_id, name in rows:
        listed[duty_id].append(KeeperNamed(keeper_id, name))
    return listed

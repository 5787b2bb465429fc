"""A claim that looks odd is flagged in the transaction that makes it so; a teacher says that all is well."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, exists, insert, literal, select, update

from kiosk.domain.odd import AGAIN, WEEK
from kiosk.domain.refusals import ClaimUnknown
from kiosk.models import Claim, ClaimFlag, Station

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def flag_claim(
    connection: Connection, claim_id: int, station_id: int, flags: Iterable[str], now: datetime
) -> None:
    """Writes the flags of a new claim inside the caller's transaction."""
    rows = [{"claim_id": claim_id, "flag": flag, "station_id": station_id, "at": now} for flag in flags]
    if rows:
        connection.execute(insert(ClaimFlag), rows)


def flag_missing_again(connection: Connection, item_ids: Collection[int], now: datetime) -> None:
    """Flags the latest claim of each of these things, just found missing, that was closed within WEEK."""
    later = Claim.__table__.alias("later")
    ids = list(item_ids)
    for start in range(0, len(ids), 500):
        closed = select(
            Claim.id, literal(AGAIN), Claim.station_id, literal(now, Claim.claimed_at.type)
        ).where(
            Claim.item_id.in_(ids[start : start + 500]),
            Claim.outcome != "open",
            Claim.closed_at > now - WEEK,
            ~exists().where(later.c.item_id == Claim.item_id, later.c.id > Claim.id),
            ~exists().where(ClaimFlag.claim_id == Claim.id, ClaimFlag.flag == AGAIN),
        )
        connection.execute(insert(ClaimFlag).from_select(["claim_id", "flag", "station_id", "at"], closed))


def dismiss_flag(
    database: "Database", school_id: int, claim_id: int, flag: str, staff_id: int, now: datetime
) -> None:
    """A teacher looked, and all is well. Pressed twice it does it once. Raises ClaimUnknown."""
    _set(database, school_id, claim_id, flag, dismissed_at=now, dismissed_by=staff_id)


def restore_flag(database: "Database", school_id: int, claim_id: int, flag: str) -> None:
    """The flag stands again. Pressed twice it does it once. Raises ClaimUnknown."""
    _set(database, school_id, claim_id, flag, dismissed_at=None, dismissed_by=None)


def _set(
    database: "Database",
    school_id: int,
    claim_id: int,
    flag: str,
    dismissed_at: datetime | None,
    dismissed_by: int | None,
) -> None:
    """Only a change is written, so that the first teacher who looked stays on record."""
    ours = ClaimFlag.station_id.in_(select(Station.id).where(Station.school_id == school_id))
    which = (ClaimFlag.claim_id == claim_id, ClaimFlag.flag == flag, ours)
    standing = ClaimFlag.dismissed_at.is_(None)
    change = (
        update(ClaimFlag)
        .where(*which, standing if dismissed_at else ~standing)
        .values(dismissed_at=dismissed_at, dismissed_by=dismissed_by)
    )

    def act(connection: Connection) -> None:
        if not connection.execute(change).rowcount and not connection.scalar(select(exists().where(*which))):
            raise ClaimUnknown

    database.write(act)

"""A notice comes to its end: found, withdrawn, or its time is over. What it said is forgotten later."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, or_, select, update

from kiosk.domain.links import digest_of
from kiosk.domain.refusals import MatchUnknown, NoticeClosed, NoticeUnknown
from kiosk.domain.retention import cutoff
from kiosk.models import LostNotice, NoticeMatch, School
from kiosk.models.setting import choices_of

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

FOUND, WITHDRAWN, EXPIRED = "found", "withdrawn", "expired"


def close_notice(database: "Database", token: str, outcome: str, now: datetime) -> None:
    """A family closes its own notice. `outcome`: FOUND or WITHDRAWN.

    Pressed twice it does it once. Raises NoticeUnknown, or NoticeClosed if it was closed another way.
    """
    database.write(lambda connection: _close(connection, _behind(connection, token), outcome, now))


def close_notice_of_school(
    database: "Database", school_id: int, notice_id: int, outcome: str, now: datetime
) -> None:
    """A teacher closes a notice of the own school. Raises as `close_notice`."""

    def close(connection: Connection) -> None:
        _close(connection, _of_school(connection, school_id, notice_id), outcome, now)

    database.write(close)


def forget_contact(database: "Database", token: str) -> None:
    """Deletes how to reach the family, at once; the notice stays open. Raises NoticeUnknown."""

    def forget(connection: Connection) -> None:
        notice_id = _behind(connection, token)
        connection.execute(update(LostNotice).where(LostNotice.id == notice_id).values(sealed=None))

    database.write(forget)


def dismiss_match(database: "Database", school_id: int, notice_id: int, item_id: int, now: datetime) -> None:
    """A teacher sees that a thing is not the one; it stays away from that notice.

    Raises NoticeUnknown or MatchUnknown.
    """

    def dismiss(connection: Connection) -> None:
        _of_school(connection, school_id, notice_id)
        pair = (NoticeMatch.notice_id == notice_id, NoticeMatch.item_id == item_id)
        first = func.coalesce(NoticeMatch.dismissed_at, now)
        if not connection.execute(update(NoticeMatch).where(*pair).values(dismissed_at=first)).rowcount:
            raise MatchUnknown

    database.write(dismiss)


def close_old_notices(
    connection: Connection, school_id: int, last_run: datetime | None, now: datetime
) -> None:
    """Closes a school's notices whose time is over, and forgets what those said that were closed long ago.

    Inside the transaction of the daily run; `last_run`: when that ran before. A clock that jumped closes
    and forgets nothing.
    """
    settled_before = cutoff(choices_of(connection, school_id).request_days, last_run, now)
    if settled_before is None:
        return
    _forget_settled(connection, school_id, settled_before)
    timezone = connection.scalars(select(School.timezone).where(School.id == school_id)).one()
    over = LostNotice.closes_on <= now.astimezone(ZoneInfo(timezone)).date()
    ours = (LostNotice.school_id == school_id, LostNotice.closed_at.is_(None), over)
    connection.execute(update(LostNotice).where(*ours).values(closed_at=now, outcome=EXPIRED))


def _forget_settled(connection: Connection, school_id: int, before: datetime) -> None:
    """How to reach the family, and what it wrote; kind, colour, place and outcome stay for the figures."""
    said = or_(LostNotice.sealed.is_not(None), LostNotice.words != "")
    old = (LostNotice.school_id == school_id, LostNotice.closed_at < before, said)
    connection.execute(update(LostNotice).where(*old).values(sealed=None, words=""))


def _close(connection: Connection, notice_id: int, outcome: str, now: datetime) -> None:
    closed = connection.execute(
        update(LostNotice)
        .where(LostNotice.id == notice_id, LostNotice.closed_at.is_(None))
        .values(closed_at=now, outcome=outcome)
    )
    known = select(LostNotice.outcome).where(LostNotice.id == notice_id)
    if not closed.rowcount and connection.scalar(known) != outcome:
        raise NoticeClosed


def _behind(connection: Connection, token: str) -> int:
    found = connection.scalar(select(LostNotice.id).where(LostNotice.token_digest == digest_of(token)))
    if found is None:
        raise NoticeUnknown
    return found


def _of_school(connection: Connection, school_id: int, notice_id: int) -> int:
    ours = (LostNotice.id == notice_id, LostNotice.school_id == school_id)
    found = connection.scalar(select(LostNotice.id).where(*ours))
    if found is None:
        raise NoticeUnknown
    return found

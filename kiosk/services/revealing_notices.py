"""A teacher looks at how to reach the family of a lost notice, and the access log says so."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from kiosk.domain.refusals import NoticeUnknown
from kiosk.models import LostNotice
from kiosk.services.access_log import note_access

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault


def reveal_contact(
    database: "Database",
    vault: "Vault",
    notice_id: int,
    school_id: int,
    staff_id: int,
    reason: str,
    now: datetime,
) -> str | None:
    """How to reach the family of a notice of that school; None if it was forgotten or never given.

    The access entry is on disk before anything is shown. Raises NoticeUnknown for another school's notice.
    """

    def note_and_read(connection: Connection) -> bytes | None:
        ours = (LostNotice.id == notice_id, LostNotice.school_id == school_id)
        row = connection.execute(select(LostNotice.sealed).where(*ours)).one_or_none()
        if row is None:
            raise NoticeUnknown
        note_access(connection, school_id, staff_id, "match", reason, now)
        sealed: bytes | None = row.sealed
        return sealed

    sealed = database.write(note_and_read)
    return vault.open_text(sealed) if sealed else None

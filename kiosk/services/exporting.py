"""A teacher takes a list out of the log, and the access log says so before the first byte of it leaves."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.export_note import ExportNote
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused
from kiosk.services.access_log import note_access

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def why_of(reason: str) -> str:
    """The reason for names, tidied. Raises FormRefused without one.

    A reason that was given for one look does not serve here: a thousand names are another matter.
    """
    why = tidied(reason)
    if not why:
        raise FormRefused({"reason": "reason_missing"})
    return why


def note_export(database: "Database", school_id: int, staff_id: int, note: ExportNote, now: datetime) -> None:
    """Writes down what is about to leave; it is on disk when this returns."""
    if note.names:
        note = replace(note, why=why_of(note.why))
    database.write(lambda connection: note_access(connection, school_id, staff_id, "export", note.text, now))

"""A teacher looks for somebody among the sealed claimants, and the access log says so."""

from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.claimant import CONTACT_AT_MOST
from kiosk.domain.claimant_marks import TAIL, contact_key, name_key
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused
from kiosk.services.access_log import note_access
from kiosk.services.marking import contact_mark, name_mark, tail_mark

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault


def note_search(database: "Database", school_id: int, staff_id: int, words: str, now: datetime) -> str:
    """Writes that this teacher searched, though not for whom, and returns the words tidied.

    Raises FormRefused for words that no name and no contact could be.
    """
    words = tidied(words)
    if len(words) > CONTACT_AT_MOST:
        raise FormRefused({"words": "search_too_long"})
    if not name_key(words) and not contact_key(words):
        raise FormRefused({"words": "search_missing"})
    database.write(lambda connection: note_access(connection, school_id, staff_id, "search", "", now))
    return words


def marks_of_search(
    vault: "Vault", school_id: int, words: str
) -> tuple[bytes | None, bytes | None, bytes | None]:
    """The marks of a name, of a whole contact, and of a contact's last four signs, if these could be that."""
    tail = tail_mark(vault, school_id, words) if len(contact_key(words)) == TAIL else None
    return name_mark(vault, school_id, words), contact_mark(vault, school_id, words), tail

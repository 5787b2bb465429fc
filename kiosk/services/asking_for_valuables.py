"""A family asks for a valuable that a teacher may be keeping, in words that only its owner can give."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from kiosk.domain.claimant import Claimant
from kiosk.domain.refusals import StationUnknown
from kiosk.models import Category, HeldRequest, School, Station
from kiosk.services.asking import Asked, keep_request, read_family

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault


@dataclass(frozen=True)
class HeldForm:
    """A request as it was sent. `category`: the key of a kind that teachers keep; `key`: minted into it."""

    station_id: int
    key: str
    category: str
    words: str
    typed: Claimant


def ask_for_valuable(database: "Database", vault: "Vault", form: HeldForm, now: datetime) -> str:
    """Keeps a request, sealed. Returns the token of the family's own page.

    A form that is sent again gives the same page. Raises StationUnknown, FormRefused, or KeyUsedForAnother
    if its key already made another request; in each case nothing is kept.
    """
    with database.read() as connection:
        asked = _checked(connection, form, now)
    return keep_request(database, vault, HeldRequest, asked, now)


def _checked(connection: Connection, form: HeldForm, now: datetime) -> Asked:
    school = connection.execute(
        select(Station.school_id, School.timezone)
        .join(School, School.id == Station.school_id)
        .where(Station.id == form.station_id)
    ).one_or_none()
    if school is None:
        raise StationUnknown
    kind = {"key": form.category, "school_id": school.school_id, "held": True, "removed_at": None}
    category_id = connection.scalar(select(Category.id).filter_by(**kind))
    faults = {"category": "category_missing" if category_id is None else None}
    claimant, words = read_family(
        connection, form.typed, form.words, (school.school_id, school.timezone), faults, now
    )
    about = {"station_id": form.station_id, "category_id": category_id or 0}
    return Asked(form.key, about, claimant, words)

"""Marks by which a sealed claimant is found again: made with every claim, and for claimants of before.

A mark hangs on the school's secret key and on the school, so that nothing can be told from one school's
marks about another's. Once the secret key is another, all marks are made anew.
"""

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select, update

from kiosk.domain.claimant import Claimant
from kiosk.domain.claimant_marks import contact_key, name_key, tail_key
from kiosk.models import Claim, ClaimantRecord, School, Setting, Station

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault

TOGETHER = 200
_MADE_WITH = "claimant_marks"
_RULES = "1"
"""Changed together with the rules of domain/claimant_marks.py, so that the marks are made anew."""
Marks = dict[str, bytes | None]
_NONE: Marks = dict.fromkeys(("name_mark", "contact_mark", "tail_mark", "class_mark"))


def marks_of(vault: "Vault", school_id: int, claimant: Claimant) -> Marks:
    """The marks of a claimant, by column; None where there is nothing to mark."""
    return {
        "name_mark": name_mark(vault, school_id, claimant.name),
        "contact_mark": contact_mark(vault, school_id, claimant.contact),
        "tail_mark": tail_mark(vault, school_id, claimant.contact),
        "class_mark": class_mark(vault, school_id, claimant.class_key),
    }


def name_mark(vault: "Vault", school_id: int, name: str) -> bytes | None:
    """Of a name, however it was typed."""
    return _mark(vault, "name", school_id, name_key(name))


def contact_mark(vault: "Vault", school_id: int, contact: str) -> bytes | None:
    """Of a whole contact, however it was typed."""
    return _mark(vault, "contact", school_id, contact_key(contact))


def tail_mark(vault: "Vault", school_id: int, contact: str) -> bytes | None:
    """Of a contact's last four signs."""
    return _mark(vault, "tail", school_id, tail_key(contact))


def class_mark(vault: "Vault", school_id: int, class_key: str) -> bytes | None:
    """Of a class."""
    return _mark(vault, "class", school_id, class_key)


def _mark(vault: "Vault", what: str, school_id: int, text: str) -> bytes | None:
    return vault.mark(f"claimant {what} {school_id}", text) if text else None


def unmarked_claimants(database: "Database") -> int:
    """How many claimants cannot be found yet."""
    with database.read() as connection:
        wanted = select(func.count()).select_from(ClaimantRecord).where(ClaimantRecord.name_mark.is_(None))
        return connection.scalar(wanted) or 0


def mark_claimants(
    database: "Database",
    vault: "Vault",
    progress: Callable[[int], None] = lambda done: None,
    stop: Callable[[], bool] = lambda: False,
) -> int:
    """Marks every claimant that has no marks of the present key, and returns how many.

    Goes in batches, each on disk when the next begins; `progress` hears how many are done, and once `stop`
    says so it leaves the rest to the next time. A claimant whose encryption key is lost stays unmarked.
    """
    _drop_marks_of_another_key(database, vault)
    done, last = 0, 0
    while not stop() and (batch := _after(database, last)):
        marked = [each for row in batch if (each := _marked(vault, *row))]
        done += database.write(partial(_keep, marked=marked))
        last = batch[-1][0]
        progress(done)
    return done


def _drop_marks_of_another_key(database: "Database", vault: "Vault") -> None:
    """What the present key did not make would find nobody any more, so it is as good as none."""
    made_with = json.dumps(vault.mark("claimant marks are made with", _RULES).hex())
    noted = select(Setting.school_id).where(Setting.name == _MADE_WITH, Setting.value == made_with)
    with database.read() as connection:
        school_ids = connection.scalars(select(School.id).where(School.id.not_in(noted))).all()
    for school_id in school_ids:
        database.write(partial(_begin_anew, school_id=school_id, made_with=made_with))


def _begin_anew(connection: Connection, school_id: int, made_with: str) -> None:
    of_school = select(Claim.id).join(Station).where(Station.school_id == school_id)
    marked = (ClaimantRecord.claim_id.in_(of_school), ClaimantRecord.name_mark.is_not(None))
    connection.execute(update(ClaimantRecord).where(*marked).values(**_NONE))
    connection.execute(delete(Setting).where(Setting.school_id == school_id, Setting.name == _MADE_WITH))
    connection.execute(insert(Setting).values(school_id=school_id, name=_MADE_WITH, value=made_with))


def _after(database: "Database", claim_id: int) -> list[tuple[int, int, bytes]]:
    wanted = (
        select(ClaimantRecord.claim_id, Station.school_id, ClaimantRecord.sealed)
        .join(Claim, Claim.id == ClaimantRecord.claim_id)
        .join(Station, Station.id == Claim.station_id)
        .where(ClaimantRecord.name_mark.is_(None), ClaimantRecord.claim_id > claim_id)
        .order_by(ClaimantRecord.claim_id)
        .limit(TOGETHER)
    )
    with database.read() as connection:
        return [(row.claim_id, row.school_id, row.sealed) for row in connection.execute(wanted)]


def _marked(vault: "Vault", claim_id: int, school_id: int, sealed: bytes) -> tuple[int, bytes, Marks] | None:
    claimant = vault.open_if_kept(sealed)
    return (claim_id, sealed, marks_of(vault, school_id, claimant)) if claimant else None


def _keep(connection: Connection, marked: Sequence[tuple[int, bytes, Marks]]) -> int:
    """Only what is still as it was read: somebody may have been forgotten meanwhile."""
    return sum(
        connection.execute(
            update(ClaimantRecord)
            .where(ClaimantRecord.claim_id == claim_id, ClaimantRecord.sealed == sealed)
            .values(**marks)
        ).rowcount
        for claim_id, sealed, marks in marked
    )

"""How to reach the family of a lost notice: after an entry in the access log, in the own school only."""

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.refusals import NoticeUnknown
from kiosk.models import AccessEntry, LostNotice
from kiosk.queries.access_log import first_break
from kiosk.services.closing_notices import forget_contact
from kiosk.services.revealing_notices import reveal_contact
from tests.clock import MONDAY
from tests.makers import XIAOYU, a_notice, a_school, the_strangers_school


def number_of(database: Database) -> int:
    with database.read() as connection:
        return connection.execute(select(LostNotice.id)).scalar_one()


def entries(database: Database) -> list[tuple[object, ...]]:
    columns = (AccessEntry.school_id, AccessEntry.staff_id, AccessEntry.act, AccessEntry.reason)
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(select(*columns))]


def test_each_look_is_an_entry_in_the_chain(database: Database, vault: Vault) -> None:
    school = a_school(database)
    a_notice(database, vault, school)
    for _ in range(2):
        shown = reveal_contact(database, vault, number_of(database), school.id, school.staff_id, "#1", MONDAY)
        assert shown == XIAOYU.contact
    assert entries(database) == [(school.id, school.staff_id, "match", "#1")] * 2
    with database.read() as connection:
        assert first_break(connection, school.id) is None


def test_a_forgotten_contact_stays_forgotten(database: Database, vault: Vault) -> None:
    school = a_school(database)
    forget_contact(database, a_notice(database, vault, school))
    shown = reveal_contact(database, vault, number_of(database), school.id, school.staff_id, "", MONDAY)
    assert shown is None
    assert len(entries(database)) == 1


def test_it_refuses_another_schools_teacher_and_notes_nothing(database: Database, vault: Vault) -> None:
    school, other = a_school(database), the_strangers_school(database)
    a_notice(database, vault, school)
    with pytest.raises(NoticeUnknown):
        reveal_contact(database, vault, number_of(database), other.id, other.staff_id, "", MONDAY)
    assert entries(database) == []

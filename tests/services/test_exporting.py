"""Before a list leaves, the access log says so; names do not leave without a reason."""

import pytest

from kiosk.adapters.database import Database
from kiosk.domain.export_note import ExportNote
from kiosk.domain.refusals import FormRefused
from kiosk.models import AccessEntry
from kiosk.queries.access_log import first_break
from kiosk.services.exporting import note_export
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import a_school


def test_every_list_is_an_entry_and_the_chain_stays_whole(database: Database) -> None:
    school = a_school(database)
    for note in (ExportNote("csv", 2, names=False), ExportNote("xlsx", 2, names=True, why=" 期末  核对 ")):
        note_export(database, school.id, school.staff_id, note, MONDAY)
    columns = (
        AccessEntry.act,
        AccessEntry.staff_id,
        AccessEntry.claim_id,
        AccessEntry.reason,
        AccessEntry.at,
    )
    assert [tuple(row) for row in rows_of(database, *columns)] == [
        ("export", school.staff_id, None, "csv 2 plain all", MONDAY),
        ("export", school.staff_id, None, "xlsx 2 names all 期末 核对", MONDAY),
    ]
    with database.read() as connection:
        assert first_break(connection, school.id) is None


@pytest.mark.parametrize("why", ["", "  ", "\u200b"])
def test_names_need_a_reason(database: Database, why: str) -> None:
    school = a_school(database)
    before = counts(database)
    with pytest.raises(FormRefused) as refused:
        note_export(database, school.id, school.staff_id, ExportNote("csv", 2, names=True, why=why), MONDAY)
    assert refused.value.reasons == {"reason": "reason_missing"}
    assert counts(database) == before

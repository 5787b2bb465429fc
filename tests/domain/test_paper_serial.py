"""A row of a sheet is one registration at one school, and no browser's form is taken for it."""

from kiosk.domain.paper_serial import ROWS, SheetRow, rows_of

SERIAL, OTHER = "7K3M9QXA", "ABCDEFGH"


def test_a_sheet_has_its_rows_in_order() -> None:
    assert [row.number for row in rows_of(SERIAL)] == list(range(1, ROWS + 1))
    assert {row.serial for row in rows_of(SERIAL)} == {SERIAL}


def test_every_row_of_every_sheet_and_school_is_another() -> None:
    keys = [row.key(school) for school in (1, 11) for sheet in (SERIAL, OTHER) for row in rows_of(sheet)]
    assert len(set(keys)) == len(keys) == 4 * ROWS


def test_a_key_fits_its_column_and_is_no_key_that_a_form_is_minted_with() -> None:
    key = SheetRow(SERIAL, ROWS).key(10**18 - 1)
    assert len(key) <= 64
    assert " " in key

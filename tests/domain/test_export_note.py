"""What the access log keeps of an export: read back as it was written, and never a value of the narrowing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.access_chain import ACTS
from kiosk.domain.export_note import WHY_AT_MOST, ExportNote, note_in
from kiosk.services.access_log import REASON_AT_MOST

EVERY_CHOICE = (
    "station", "category", "class_name", "outcome", "kind", "seen", "odd", "since", "until", "found",
)  # fmt: skip
NOTES = (
    ExportNote("csv", 120, names=False),
    ExportNote("xlsx", 0, names=False, narrowed=("station", "since")),
    ExportNote("xlsx", 1_000_000, names=True, narrowed=("found",), why="期末 核对 100 条"),
)


@pytest.mark.parametrize("note", NOTES)
def test_it_is_read_back_as_it_was_written(note: ExportNote) -> None:
    assert note_in(note.text) == note


def test_it_is_one_short_line() -> None:
    assert [note.text for note in NOTES] == [
        "csv 120 plain all",
        "xlsx 0 plain station,since",
        "xlsx 1000000 names found 期末 核对 100 条",
    ]
    assert "export" in ACTS


def test_the_longest_fits_into_the_log_with_its_reason() -> None:
    note = ExportNote("xlsx", 10**9, names=True, narrowed=EVERY_CHOICE, why="字" * 200)
    assert len(note.text) <= REASON_AT_MOST
    assert note.text.endswith("字" * WHY_AT_MOST)


@given(st.text(max_size=200))
def test_a_reason_can_say_anything_and_changes_nothing_else(why: str) -> None:
    read = note_in(ExportNote("csv", 3, names=True, narrowed=("odd",), why=why).text)
    assert read is not None
    assert (read.format, read.rows, read.names, read.narrowed) == ("csv", 3, True, ("odd",))


@pytest.mark.parametrize(
    "text", ["", "reason 001", "csv", "csv 3 plain", "pdf 3 plain all", "csv x plain all", "csv 3 naked all"]
)
def test_another_line_is_none(text: str) -> None:
    assert note_in(text) is None

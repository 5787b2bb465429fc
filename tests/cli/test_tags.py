"""`kiosk tags`: blank tags on paper, each on record before."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from kiosk.bootstrap import Station as Opened
from kiosk.models import Tag, TagSeries
from kiosk.services.keeping_layouts import keep_layout
from tests.cli.conftest import PASSWORD, Run
from tests.cli.plainly import sentence
from tests.clock import MONDAY
from tests.kept import rows_of

Open = Callable[[], Opened]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the sheet goes."""
    return tmp_path / "tags.pdf"


def _symbols(pdf: Path) -> list[str]:
    """What a scanner reads on every page."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=200 / 72).to_pil() for page in document]
    document.close()
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page)]


def test_every_tag_on_paper_is_on_record(
    run: Run, one_school: None, opened: Open, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_BASE_URL", "https://lost.example")
    result = run("tags", "--count", 30, "--layout", "a4-3x8", "--out", out)
    assert result.exit_code == 0, result.output
    codes = [code for (code,) in rows_of(opened().database, Tag.code)]
    assert len(codes) == 30
    assert sorted(_symbols(out)) == sorted(f"https://lost.example/t/{code}" for code in codes)
    assert result.stderr == ""


def test_it_warns_when_no_phone_can_follow_the_codes(run: Run, one_school: None, out: Path) -> None:
    result = run("tags", "--count", 1, "--out", out)
    assert result.exit_code == 0
    assert "KIOSK_BASE_URL" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_of_several_stations_it_wants_one_named(run: Run, opened: Open, out: Path) -> None:
    words = ("init", "--school", "小学", "--station", "东/East", "--station", "西/West", "--username", "wang")
    run(*words, "--password-stdin", typed=PASSWORD)
    assert "east, west" in sentence(run("tags", "--count", 1, "--out", out))
    assert "east, west" in sentence(run("tags", "--count", 1, "--out", out, "--station", "north"))
    assert run("tags", "--count", 1, "--out", out, "--station", "west").exit_code == 0
    assert len(rows_of(opened().database, Tag.station_id)) == 1


def test_it_refuses_where_there_is_no_school(run: Run, out: Path) -> None:
    assert "kiosk init" in sentence(run("tags", "--count", 1, "--out", out))
    assert not out.exists()


@pytest.mark.parametrize("count", ["0", "2001", "many"])
def test_it_refuses_an_odd_count(run: Run, one_school: None, opened: Open, out: Path, count: str) -> None:
    sentence(run("tags", "--count", count, "--out", out), exit_code=2)
    assert rows_of(opened().database, Tag.id) == []


def test_it_refuses_an_unknown_layout(run: Run, one_school: None, out: Path) -> None:
    assert "a4-3x8" in sentence(run("tags", "--count", 1, "--layout", "a5", "--out", out), exit_code=2)


def test_no_code_is_used_up_where_no_sheet_can_be_made(
    run: Run, one_school: None, opened: Open, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no folder" in sentence(run("tags", "--count", 5, "--out", out.parent / "nowhere" / "tags.pdf"))
    monkeypatch.setenv("KIOSK_BASE_URL", f"https://{'very-' * 20}long.example")
    assert "shorter address" in sentence(run("tags", "--count", 5, "--layout", "a4-6x16", "--out", out))
    assert rows_of(opened().database, Tag.id) == []
    assert not out.exists()


def test_used_labels_of_the_first_sheet_are_skipped(
    run: Run, one_school: None, opened: Open, out: Path
) -> None:
    assert run("tags", "--count", 2, "--layout", "a4-4x10", "--skip", 39, "--out", out).exit_code == 0
    document = pypdfium2.PdfDocument(out)
    pages = len(document)
    document.close()
    assert pages == 2
    assert "only 40" in sentence(
        run("tags", "--count", 2, "--layout", "a4-4x10", "--skip", 40, "--out", out), exit_code=2
    )
    assert len(rows_of(opened().database, Tag.id)) == 2


def test_a_schools_own_labels_are_known_by_their_name(
    run: Run, one_school: None, opened: Open, out: Path
) -> None:
    measures = {
        **{
            "page_width": 50,
            "page_height": 40,
            "columns": 1,
            "rows": 1,
            "label_width": 50,
            "label_height": 40,
        },
        **dict.fromkeys(("margin_left", "margin_top", "gap_x", "gap_y", "padding"), 0),
    }
    keep_layout(opened().database, 1, "办公室", measures, MONDAY)
    assert run("tags", "--count", 1, "--layout", "办公室", "--out", out).exit_code == 0
    assert rows_of(opened().database, TagSeries.layout, TagSeries.printed_by) == [("办公室", None)]
    assert "办公室" in sentence(run("tags", "--count", 1, "--layout", "a5", "--out", out), exit_code=2)


def test_labels_too_low_for_a_code_are_refused_with_the_width_of_its_squares(
    run: Run, one_school: None, opened: Open, out: Path
) -> None:
    assert "0.40 mm" in sentence(run("tags", "--count", 1, "--layout", "l4731-like", "--out", out))
    assert rows_of(opened().database, Tag.id) == []

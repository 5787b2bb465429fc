"""`kiosk poster`: the poster leads to the station's present code."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from kiosk.bootstrap import Station as Opened
from kiosk.models import Station
from tests.cli.conftest import Run
from tests.cli.plainly import sentence
from tests.kept import rows_of

Open = Callable[[], Opened]
_POINTS_A_MM = 72 / 25.4


@pytest.mark.parametrize(("options", "width_mm"), [((), 210), (("--page", "a3"), 297)])
def test_it_leads_to_the_station(
    run: Run, one_school: None, opened: Open, tmp_path: Path, options: tuple[str, ...], width_mm: int
) -> None:
    out = tmp_path / "poster.pdf"
    result = run("poster", "--out", out, *options)
    assert result.exit_code == 0, result.output
    document = pypdfium2.PdfDocument(out)
    (page,) = list(document)
    assert page.get_width() == pytest.approx(width_mm * _POINTS_A_MM, abs=0.1)
    (symbol,) = zxingcpp.read_barcodes(page.render(scale=1).to_pil())
    document.close()
    ((code,),) = rows_of(opened().database, Station.code)
    assert symbol.text == f"http://127.0.0.1:8000/s/{code}"


def test_it_refuses_an_unknown_station(run: Run, one_school: None, tmp_path: Path) -> None:
    out = tmp_path / "poster.pdf"
    assert "east-gate" in sentence(run("poster", "--out", out, "--station", "west"))
    assert not out.exists()


def test_it_refuses_an_unknown_page(run: Run, one_school: None, tmp_path: Path) -> None:
    sentence(run("poster", "--out", tmp_path / "poster.pdf", "--page", "a5"), exit_code=2)


def test_it_refuses_a_file_in_no_folder(run: Run, one_school: None, tmp_path: Path) -> None:
    assert "no folder" in sentence(run("poster", "--out", tmp_path / "nowhere" / "poster.pdf"))


def test_it_refuses_a_folder_for_a_file(run: Run, one_school: None, tmp_path: Path) -> None:
    sentence(run("poster", "--out", tmp_path), exit_code=2)

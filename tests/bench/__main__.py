"""`python -m tests.bench`: measures, prints, and writes down where it is told to."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from tests.bench import chart, pages
from tests.bench.board import board
from tests.bench.claims import claims
from tests.bench.exports import exports
from tests.bench.growth import growth, long_log
from tests.bench.lab import Lab, Section
from tests.bench.labels import labels
from tests.bench.matching import matching
from tests.bench.photos import photos
from tests.bench.progress import Progress, a_bar
from tests.bench.report import Report, as_json, table
from tests.bench.rounds import Rounds
from tests.bench.scanning import scanning
from tests.bench.screens import screens


@dataclass(frozen=True)
class _Part:
    """`share`: how much of the time it may take, beside the others; `asked`: only when --only names it."""

    measure: Callable[[Lab], Section]
    share: float
    asked: bool = False


SECTIONS = {
    "board": _Part(board, 0.33),
    "claims": _Part(claims, 0.37),
    "photos": _Part(photos, 0.15),
    "scanning": _Part(scanning, 0.15),
    "growth": _Part(growth, 0.15),
    "years": _Part(long_log, 0.9, asked=True),
    "matching": _Part(matching, 0.05),
    "exports": _Part(exports, 0.5, asked=True),
    "labels": _Part(labels, 0.2),
    "screens": _Part(screens, 0.2, asked=True),
}
_USUAL = tuple(key for key, part in SECTIONS.items() if not part.asked)
ROUNDS, QUICK_ROUNDS = 7, 2
FULLY, QUICKLY = (1.0, 1.5), (0.2, 0.8)
"""Share of the full counts, and the seconds after which a measurement stops."""
LONGEST_SECONDS = 190
"""After this no new round begins, so that setting up and the last rounds keep a usual run under four minutes;
with what is only asked for it is as much longer as that takes."""
_ON_DISK = Path("/var/tmp")  # noqa: S108 — /tmp is memory on many machines, where nothing is durable
_File = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--quick", is_flag=True, help="A rehearsal: two rounds, a fifth of the counts.")
@click.option(
    "--only", type=click.Choice(list(SECTIONS)), multiple=True, help="Measure only this; may be repeated."
)
@click.option(
    "--folder", type=click.Path(file_okay=False, exists=True, path_type=Path), help="The disk to use."
)
@click.option("--json", "json_file", type=_File, help="Write everything there, every round included.")
@click.option("--chart", "chart_file", type=_File, help="Draw the ratios there, as SVG.")
@click.option("--markdown", "page", type=_File, help="Fill in the figures of that page.")
def main(
    *,
    quick: bool,
    only: tuple[str, ...],
    folder: Path | None,
    json_file: Path | None,
    chart_file: Path | None,
    page: Path | None,
) -> None:
    """What the station costs beside the least that such things can cost on this machine."""
    if page:
        pages.check(page)
    for setting in [name for name in os.environ if name.startswith("KIOSK_")]:
        del os.environ[setting]
    report = _measured(only or _USUAL, folder, quick=quick)
    click.echo(table(report))
    if json_file:
        json_file.write_text(as_json(report), "utf-8")
    if chart_file:
        chart_file.write_text(chart.drawn(report), "utf-8")
    if page:
        pages.rewrite(page, report, chart_file)


def _measured(keys: tuple[str, ...], disk: Path | None, *, quick: bool) -> Report:
    begun = time.monotonic()
    disk = disk or (_ON_DISK if _ON_DISK.is_dir() else None)
    folder = Path(tempfile.mkdtemp(prefix="station-bench-", dir=disk))
    try:
        with a_bar() as progress:
            sections = [_section(key, keys, folder, progress, begun, quick=quick) for key in keys]
    finally:
        shutil.rmtree(folder)
    return Report(sections, quick, time.monotonic() - begun)


def _section(
    key: str, keys: tuple[str, ...], folder: Path, progress: Progress, begun: float, *, quick: bool
) -> Section:
    whole = sum(SECTIONS[each].share for each in keys)
    spent = sum(SECTIONS[each].share for each in keys[: keys.index(key) + 1])
    progress.part(SECTIONS[key].share / whole)
    usual = sum(SECTIONS[each].share for each in _USUAL)
    until = begun + LONGEST_SECONDS * max(whole / usual, 1) * spent / whole
    rounds = Rounds(QUICK_ROUNDS if quick else ROUNDS, until, progress)
    return SECTIONS[key].measure(Lab(folder, rounds, *(QUICKLY if quick else FULLY)))


if __name__ == "__main__":
    main()

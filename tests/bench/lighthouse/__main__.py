"""`python -m tests.bench.lighthouse`: opens the board and a thing as a phone on slow 4G does.

It ends by itself: no new round begins that would, at the pace so far, end after LONGEST_SECONDS.
"""

import json
import os
import tempfile
import time
from pathlib import Path

import click

from tests.bench.lighthouse.audit import Reading, measured
from tests.bench.lighthouse.figures import Circumstances, Report, as_json, markdown, table
from tests.bench.lighthouse.instruments import Instruments, instruments
from tests.bench.lighthouse.school import open_school
from tests.bench.pages import Block
from tests.bench.progress import a_bar

ROUNDS = 5
LONGEST_SECONDS = 285
_BLOCK = Block("speed to the eye", "python -m tests.bench.lighthouse")
_File = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--rounds", type=click.IntRange(1, 50), default=ROUNDS, show_default=True, help="How often each page."
)
@click.option("--only", multiple=True, help="Only pages whose name has this in it; may be repeated.")
@click.option("--desktop", is_flag=True, help="Lighthouse's desktop settings instead of its phone.")
@click.option("--json", "json_file", type=_File, help="Write everything there, every round included.")
@click.option("--markdown", "page", type=_File, help="Fill in the figures of that page.")
def main(
    *, rounds: int, only: tuple[str, ...], desktop: bool, json_file: Path | None, page: Path | None
) -> None:
    """How soon a phone with a weak signal shows the board and a thing."""
    if page:
        _BLOCK.check(page)
    for setting in [name for name in os.environ if name.startswith("KIOSK_")]:
        del os.environ[setting]
    needed = instruments()
    report = _measured(needed, rounds, only, desktop=desktop)
    click.echo(table(report))
    if json_file:
        json_file.write_text(as_json(report), "utf-8")
    if page:
        _BLOCK.rewrite(page, markdown(report))


def _measured(needed: Instruments, rounds: int, only: tuple[str, ...], *, desktop: bool) -> Report:
    begun, load = time.monotonic(), os.getloadavg()[0]
    with (
        tempfile.TemporaryDirectory(prefix="station-eye-") as room,
        a_bar() as progress,
        open_school(Path(room) / "school") as school,
    ):
        visits = [each for each in school.visits if not only or any(part in each.name for part in only)]
        if not visits:
            raise click.BadParameter(f"the pages are: {'; '.join(each.name for each in school.visits)}")
        progress.part(1.0)
        progress.expect(len(visits) * rounds)
        readings: dict[str, list[Reading]] = {visit.name: [] for visit in visits}
        for turn in range(rounds):
            if turn and time.monotonic() - begun > LONGEST_SECONDS * turn / (turn + 1):
                break
            for visit in visits:
                progress.tick(visit.name)
                readings[visit.name].append(measured(needed, visit, desktop=desktop))
    circumstances = Circumstances(
        _version(needed), desktop, time.monotonic() - begun, (load, os.getloadavg()[0]), school.heavy
    )
    return Report(readings, circumstances)


def _version(needed: Instruments) -> str:
    package = needed.lighthouse.parents[1] / "package.json"
    return str(json.loads(package.read_text("utf-8"))["version"])


if __name__ == "__main__":
    main()

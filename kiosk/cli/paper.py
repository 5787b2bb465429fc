"""What the two printing commands share: whose sheet it is, where it goes, if phones can follow it."""

import os
from pathlib import Path

import click

from kiosk.adapters.printing.heading import StationHeading
from kiosk.config import Config
from kiosk.queries.stations import StationSeen

PDF_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


def heading_of(station: StationSeen) -> StationHeading:
    """The names that stand on every tag and on the poster."""
    return StationHeading(station.name_zh, station.name_en, station.school_zh, station.school_en)


def refuse_no_folder(out: Path) -> None:
    """Nothing is made, and no code used up, for a file that could not be written."""
    if not out.resolve().parent.is_dir():
        raise click.ClickException(f"There is no folder {out.resolve().parent}.")


def write_whole(out: Path, pdf: bytes) -> None:
    """Writes the file whole or not at all, and says where it is."""
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        draft.write_bytes(pdf)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    click.echo(f"{out}: {len(pdf) / 1000:.0f} kB")


def warn_of_loopback(config: Config) -> None:
    """Paper that only leads to this very machine is fit for a look, not for the gate."""
    if config.is_loopback:
        click.echo(
            f"The codes on it lead to {config.base_url}, which no phone can reach: "
            "set KIOSK_BASE_URL before you print for the gate.",
            err=True,
        )

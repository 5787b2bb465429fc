"""`kiosk poster`: the poster beside the board, with the station's present code."""

from pathlib import Path
from typing import Literal, cast

import click

from kiosk.adapters.printing.poster import PAGES
from kiosk.adapters.printing.poster import poster as drawn_poster
from kiosk.cli.opening import chosen_station, open_station
from kiosk.cli.paper import PDF_FILE, heading_of, refuse_no_folder, warn_of_loopback, write_whole


@click.command()
@click.option("--out", type=PDF_FILE, required=True, help="The PDF file to write.")
@click.option("--station", "slug", metavar="SLUG", help="Which station; not needed where there is one.")
@click.option("--page", type=click.Choice(list(PAGES)), default="a4", help="The size of the paper.")
def poster(out: Path, slug: str | None, page: str) -> None:
    """Write a station's poster to a PDF file."""
    refuse_no_folder(out)
    with open_station() as station:
        seen = chosen_station(station, slug)
        warn_of_loopback(station.config)
        url = f"{station.config.base_url}/s/{seen.code}"
        write_whole(out, drawn_poster(heading_of(seen), url, seen.code, cast(Literal["a4", "a3"], page)))

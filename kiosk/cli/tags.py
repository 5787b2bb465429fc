"""`kiosk tags`: a sheet of blank tags, on record before they are on paper."""

from pathlib import Path

import click

from kiosk.adapters.chance import new_code
from kiosk.adapters.printing.label_face import TagLabel
from kiosk.adapters.printing.layouts import LAYOUTS
from kiosk.adapters.printing.tags import refuse_unfit, tag_sheet
from kiosk.bootstrap import Station
from kiosk.cli.opening import chosen_station, open_station
from kiosk.cli.paper import PDF_FILE, heading_of, refuse_no_folder, warn_of_loopback, write_whole
from kiosk.cli.progress import bar
from kiosk.domain.labels import Layout
from kiosk.queries.label_layouts import own_layouts
from kiosk.queries.stations import StationSeen
from kiosk.services.printing_tags import TAGS_AT_MOST, make_tags

_MANY = 500


@click.command()
@click.option("--count", type=click.IntRange(1, TAGS_AT_MOST), required=True, help="How many tags to make.")
@click.option(
    "--layout",
    "name",
    metavar="NAME",
    default=next(iter(LAYOUTS)),
    show_default=True,
    help=f"The labels: {', '.join(LAYOUTS)}, or the name of the school's own.",
)
@click.option("--skip", type=click.IntRange(0), default=0, help="How many of the first sheet are used.")
@click.option("--out", type=PDF_FILE, required=True, help="The PDF file to write.")
@click.option("--station", "slug", metavar="SLUG", help="Which station; not needed where there is one.")
def tags(count: int, name: str, skip: int, out: Path, slug: str | None) -> None:
    """Make blank tags and write them to a PDF file."""
    refuse_no_folder(out)
    with open_station() as station:
        seen = chosen_station(station, slug)
        layout = _layout(station, seen, name)
        if skip >= layout.per_page:
            raise click.BadParameter(f"a sheet of {name} has only {layout.per_page}.", param_hint="--skip")
        _refuse_long_address(station, layout)
        warn_of_loopback(station.config)
        write_whole(out, _sheet(station, seen, count, layout, skip))


def _layout(station: Station, seen: StationSeen, name: str) -> Layout:
    """The labels with that name. Raises BadParameter saying which there are."""
    with station.database.read() as connection:
        own = {each.layout.name: each.layout for each in own_layouts(connection, seen.school_id)}
    known = {**own, **LAYOUTS}
    if name not in known:
        raise click.BadParameter(f"there is no {name}; there are: {', '.join(known)}.", param_hint="--layout")
    return known[name]


def _refuse_long_address(station: Station, layout: Layout) -> None:
    """Before any code is used up: all codes are of one length, so one tells for all."""
    refuse_unfit(_address(station, new_code()), layout)


def _sheet(station: Station, seen: StationSeen, count: int, layout: Layout, skip: int) -> bytes:
    codes = make_tags(station.database, seen.id, count, new_code, station.clock(), layout.name)
    labels = [TagLabel(code, _address(station, code)) for code in codes]
    with bar(count, "Drawing tags", shown=count > _MANY) as progress:
        return tag_sheet(labels, heading_of(seen), layout, progress, skip)


def _address(station: Station, code: str) -> str:
    return f"{station.config.base_url}/t/{code}"

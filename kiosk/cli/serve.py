"""`kiosk serve`: the production server, until it is stopped."""

import os

import click

from kiosk.cli.announcing import announcing
from kiosk.cli.forgetting import forgetting_daily
from kiosk.cli.opening import open_station
from kiosk.cli.serving import LOOPBACK, Place, free_place, serve_at
from kiosk.cli.serving_lock import being_served
from kiosk.config import PREFIX, Config
from kiosk.queries.stations import StationSeen, all_stations

_BASE_URL = f"{PREFIX}BASE_URL"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 picks a free one."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes; with SQLite one serves best.",
)
def serve(host: str, port: int, workers: int) -> None:
    """Bring the database up to date and serve the station."""
    place = free_place(host, port)
    config = settings_for(place)
    with open_station(config) as station, station.database.read() as connection:
        stations = all_stations(connection)
    with being_served(config.data_dir), forgetting_daily(config), announcing(config):
        serve_at(place, workers, lambda: _say(config, place, stations))


def settings_for(place: Place) -> Config:
    """The settings; where nobody set the public address, it is the one that is listened at.

    The workers read them anew from the environment, so they are written there too.
    """
    if "base_url" not in Config().model_fields_set:
        os.environ[_BASE_URL] = place.url
    return Config()


def warn_of_open_network(config: Config, place: Place) -> None:
    """One plain sentence where passwords and families' details could be read on the way."""
    reachable = place.host not in LOOPBACK or not config.is_loopback
    if reachable and not config.is_secure:
        click.echo(
            "Without TLS others on the network can read what families and staff send, so staff cannot "
            "sign in from there: put a TLS proxy in front and set KIOSK_BASE_URL to its https address.",
            err=True,
        )


def _say(config: Config, place: Place, stations: list[StationSeen]) -> None:
    click.echo(f"The station answers at {config.base_url}")
    if config.base_url != place.url:
        click.echo(f"  listening at {place.url}")
    for each in stations:
        click.echo(f"  {each.name_zh}: {config.base_url}/board/{each.slug}")
    if not stations:
        click.echo("There is no school yet: run kiosk init.")
    warn_of_open_network(config, place)
    click.echo("Stop it with Ctrl+C.")

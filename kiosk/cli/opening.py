"""Opens the station that the settings name, for as long as a command needs it."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.queries.stations import StationSeen, all_stations


@contextmanager
def open_station(config: Config | None = None) -> Iterator[Station]:
    """The station, its database migrated; closed when the command is done with it."""
    station = with_keys(config or Config())
    try:
        yield station
    finally:
        station.database.close()


def with_keys(config: Config) -> Station:
    """A started station. Raises ClickException for encryption keys that are none."""
    try:
        return started(config)
    except ValueError as fault:
        raise click.ClickException(
            "An encryption key is not a Fernet key: look into KIOSK_ENCRYPTION_KEYS, "
            "or into encryption.keys in the data folder."
        ) from fault


def chosen_station(station: Station, slug: str | None) -> StationSeen:
    """The station with that slug, or the only one. Raises ClickException saying which there are."""
    with station.database.read() as connection:
        known = all_stations(connection)
    if not known:
        raise click.ClickException("There is no school yet: run kiosk init first.")
    found = [each for each in known if each.slug == slug] if slug else known
    if len(found) == 1:
        return found[0]
    slugs = ", ".join(each.slug for each in known)
    if slug:
        raise click.ClickException(f"There is no station {slug}; there are: {slugs}.")
    raise click.ClickException(f"Say which station with --station; there are: {slugs}.")

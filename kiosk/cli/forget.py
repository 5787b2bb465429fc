"""`kiosk forget`: retention by hand or by cron; `kiosk serve` does the same every day."""

import click

from kiosk.cli.opening import open_station
from kiosk.services.dropping_photos import drop_waiting_photos
from kiosk.services.forgetting import forget_old_claimants
from kiosk.services.marking import mark_claimants


@click.command()
def forget() -> None:
    """Forget the claimants whose details were kept for long enough."""
    with open_station() as station:
        count = forget_old_claimants(station.database, station.clock())
        drop_waiting_photos(station.database, station.waiting_photos, station.clock())
        station.database.empty_journal()
        mark_claimants(station.database, station.vault)
    click.echo(f"Forgot the details of {count} claimants; the claims themselves stay.")

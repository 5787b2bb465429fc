"""`kiosk rotate-key`: a new encryption key, and every claimant sealed anew with it."""

import click
from cryptography.fernet import Fernet, InvalidToken

from kiosk.adapters.key_file import put_in_front
from kiosk.cli.opening import open_station
from kiosk.cli.progress import bar
from kiosk.cli.serving_lock import nobody_serving
from kiosk.config import Config
from kiosk.services.resealing import (
    claimants_kept,
    reseal_claimants,
    reseal_second_steps,
    reseal_what_families_wrote,
)

KEY_FILE = "encryption.keys"


@click.command("rotate-key")
def rotate_key() -> None:
    """Put a new encryption key in front and seal all claimants anew. The station must be stopped."""
    config = Config()
    if config.encryption_keys:
        raise click.ClickException(
            "The encryption keys come from a setting: put a new one in front there and restart."
        )
    file = config.data_dir / KEY_FILE
    if not file.is_file():
        raise click.ClickException(f"There is no key to rotate: {file} is not there.")
    with nobody_serving(config.data_dir):
        put_in_front(file, Fernet.generate_key().decode())
        count = _reseal(config)
    click.echo(f"{file}: a new key stands in front, and {count} claimants are sealed with it.")
    click.echo("Keep the older keys as long as you keep older backups.")


def _reseal(config: Config) -> int:
    with open_station(config) as station, bar(claimants_kept(station.database), "Sealing") as progress:
        try:
            reseal_second_steps(station.database, station.vault)
            reseal_what_families_wrote(station.database, station.vault)
            return reseal_claimants(station.database, station.vault, progress)
        except InvalidToken as lost:
            raise click.ClickException(
                "Something was sealed with a key that is not in the file: put that key back at its end."
            ) from lost

"""The `kiosk` command: for those who install, print and look after a station."""

import click

from kiosk import __version__
from kiosk.adapters.logs import speak_on_the_error_stream
from kiosk.cli.demo import demo
from kiosk.cli.forget import forget
from kiosk.cli.init import init
from kiosk.cli.poster import poster
from kiosk.cli.rotate_key import rotate_key
from kiosk.cli.screen import screen
from kiosk.cli.sentences import PlainSpoken
from kiosk.cli.serve import serve
from kiosk.cli.tags import tags


@click.group(cls=PlainSpoken, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kiosk")
def main() -> None:
    """Integrity Station: a lost-and-found board that families serve themselves from."""
    speak_on_the_error_stream()


for command in (serve, demo, init, tags, poster, screen, forget, rotate_key):
    main.add_command(command)

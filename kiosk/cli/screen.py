"""`kiosk screen`: how a browser becomes the screen at the gate, fills the display, and starts by itself."""

import click

from kiosk.bootstrap import Station
from kiosk.cli.opening import chosen_station, open_station
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen
from kiosk.services.screen_keys import screen_key

# A screen is known by its cookie, so the browser keeps a folder of its own and is never private. The password
# store is the plain one, for a keyring asks for a password where nobody stands; and the things may speak
# before anybody touched the page.
_FLAGS = " ".join(
    (
        "--kiosk",
        "--noerrdialogs",
        "--disable-session-crashed-bubble",
        "--no-first-run",
        "--disable-features=Translate",
        "--disable-pinch",
        "--overscroll-history-navigation=0",
        "--autoplay-policy=no-user-gesture-required",
        "--password-store=basic",
    )
)
_LINUX = f'chromium --user-data-dir="$HOME/.integrity-screen" {_FLAGS}'
_WINDOWS = (
    r'"C:\Program Files\Google\Chrome\Application\chrome.exe" '
    rf'--user-data-dir="%LOCALAPPDATA%\integrity-screen" {_FLAGS}'
)
_UNIT = f"""[Unit]
Description=The screen of the Integrity Station
After=graphical-session.target
PartOf=graphical-session.target

[Service]
ExecStart=/usr/bin/chromium --user-data-dir=%h/.integrity-screen {_FLAGS} {{address}}
Restart=always
RestartSec=5

[Install]
WantedBy=graphical-session.target"""
_SAID = f"""{{name}}
The screen:       {{shown}}
What connects it: {{address}}
Whoever has this second address can make a screen of any browser, so keep it where only you read it.

Linux:
  {_LINUX} {{address}}

Raspberry Pi (on older systems the command is chromium-browser):
  {_LINUX} {{address}}

Windows (in a file screen.cmd):
  {_WINDOWS} {{address}}

So that it starts by itself:

Linux: write these lines into ~/.config/systemd/user/integrity-screen.service
{{unit}}
then: systemctl --user enable --now integrity-screen

Raspberry Pi: add its line, with & at its end, to ~/.config/labwc/autostart

Windows: press Win+R, open shell:startup, and put screen.cmd there."""


@click.command()
@click.option("--station", "slug", metavar="SLUG", help="Which station; not needed where there is one.")
def screen(slug: str | None) -> None:
    """Say how to start the screen at the gate."""
    with open_station() as station:
        seen = chosen_station(station, slug)
        if station.config.is_loopback:
            click.echo(
                f"The codes on the screen lead to {station.config.base_url}, which no phone can reach: "
                "set KIOSK_BASE_URL first.",
                err=True,
            )
        click.echo(_said(station, seen))


def _said(station: Station, seen: StationSeen) -> str:
    with station.database.read() as connection:
        keys = rules_of(connection, seen.school_id).choices.screen_keys
    base = station.config.base_url
    address = f"{base}/screen/connect/{screen_key(station.vault, seen.id, keys)}"
    unit = _UNIT.format(address=address)
    return _SAID.format(name=seen.name_zh, shown=f"{base}/screen/{seen.code}", address=address, unit=unit)

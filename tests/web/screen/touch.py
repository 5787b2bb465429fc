"""A screen at the gate that lets itself be touched."""

from flask import Flask

from kiosk.bootstrap import Station
from kiosk.services.choosing import choose
from kiosk.services.screen_keys import screen_key
from tests.makers import ASchool
from tests.web.families.gate import THREE_LINES, station_code
from tests.web.phone import Page, Phone


class Touched(Phone):
    """A connected screen; addresses are below its own."""

    def __init__(self, app: Flask, station: Station, school: ASchool, language: str = "zh") -> None:
        super().__init__(app, language)
        choose(station.database, school.id, screen_touch=True)
        self.start = f"/screen/{station_code(station, school)}"
        super().open(f"/screen/connect/{screen_key(station.vault, school.station_id, 0)}")

    def touch(self, path: str) -> Page:
        """A page of what is touched, such as /find."""
        return self.open(self.start + path)

    def claim(self, ref: str, **typed: str) -> Page:
        """Says that a thing is mine, and sends the form."""
        form = self.touch(f"/things/{ref}?mine=1").form("/claim")
        return self.press(form, **{**THREE_LINES, **typed})

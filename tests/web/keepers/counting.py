"""A count of the board as a keeper makes it, page by page."""

import re
from io import BytesIO

import qrcode
from PIL import Image

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from tests.clock import MONDAY
from tests.makers import ASchool, a_tag, an_item
from tests.web.phone import HtmlForm, Page, Phone

ROUND = "/keeper/round"


def started(tablet: Phone) -> Page:
    """Presses the large button; the page of the open count."""
    return tablet.press(tablet.open(ROUND).form("/start"))


def scan(tablet: Phone, code: str, **fields: str) -> Page:
    """Types a code, or lets a scanner type it, and presses the button."""
    return tablet.press(code_form(tablet.open(ROUND)), code=code, **fields)


def tap(tablet: Phone, ref: str, page: Page | None = None) -> Page:
    """Taps a picture."""
    form = _form(page or tablet.open(ROUND), "back")
    return tablet.press(form, ref=ref)


def untap(tablet: Phone, **what: str) -> Page:
    """Taps a picture that is seen, or says of something strange that it was a slip."""
    page = tablet.open(ROUND)
    token = page.form("/photo").fields["csrf_token"]
    return tablet.post(f"{ROUND}/undo", csrf_token=token, key=chance.new_token(), **what)


def finished(tablet: Phone) -> Page:
    """Goes to the last look and finishes."""
    return tablet.press(tablet.open(f"{ROUND}/finish").form("/finish"))


def numbers(page: Page) -> dict[str, int]:
    """The large numbers of a page."""
    found = re.findall(r'data-count="(\w+)">(\d+)<', page.html)
    return {name: int(number) for name, number in found}


def verdict(page: Page) -> str:
    """What the last look turned out to be."""
    found = re.search(r'data-verdict="(\w+)"', page.html)
    return found[1] if found else ""


def tagged(station: Station, school: ASchool, **how: object) -> str:
    """The code on a thing that hangs there since Monday."""
    code = a_tag(station.database, school)
    an_item(station.database, school, now=MONDAY, tag_code=code, **how)
    return code


def a_board_photo(*codes: str, host: str = "https://school.example") -> tuple[BytesIO, str]:
    """A photo of tags that hang in a row: a file as a form carries it."""
    size = 260
    photo = Image.new("RGB", (size * max(len(codes), 2), size + 80), "#e2d2b6")
    for number, code in enumerate(codes):
        symbol = qrcode.make(f"{host}/t/{code}", box_size=6, border=4).convert("RGB")
        photo.paste(symbol.resize((size - 20, size - 20)), (number * size + 10, 40))
    taken = BytesIO()
    photo.save(taken, "JPEG", quality=90)
    taken.seek(0)
    return taken, "IMG_0002.jpg"


def code_form(page: Page) -> HtmlForm:
    """The form for a scanned or typed code."""
    return _form(page, "code")


def _form(page: Page, name: str) -> HtmlForm:
    """The form with that field that looks are sent with."""
    found = [form for form in page.forms if name in form.names and form.action.endswith("/sightings")]
    assert found, f"no form with {name} on {page.address}: {page.text[:200]}"
    return found[0]

"""GET /photos/…: five files a photo, by the name of their content, and nothing else of the disk."""

import io

import pytest
from flask import Flask
from PIL import Image

from kiosk.adapters.photos.intake import take_in
from kiosk.bootstrap import Station
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.services.logging_items import log_item
from kiosk.services.stepping import STATION
from tests.clock import MONDAY
from tests.makers import a_log_form, a_school
from tests.web.phone import Phone

KINDS = {
    "view.webp": "WEBP",
    "view.jpg": "JPEG",
    "thumb.webp": "WEBP",
    "thumb.jpg": "JPEG",
    "phone.webp": "WEBP",
}


def a_photo(width: int = 400, height: int = 300) -> bytes:
    """A drawn photo of a blue cup, as a phone would send it."""
    picture = Image.new("RGB", (width, height), "#fdf6e3")
    picture.paste("#3a74c4", (width // 3, height // 4, 2 * width // 3, 3 * height // 4))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


@pytest.fixture
def stored(station: Station) -> StoredPhoto:
    """The photo in the store."""
    return station.photos.keep(take_in(a_photo()))


@pytest.mark.parametrize(("file", "kind"), KINDS.items())
def test_every_file_is_what_its_name_says(app: Flask, stored: StoredPhoto, file: str, kind: str) -> None:
    answer = app.test_client().get(f"/photos/{stored.name}.{file}")
    assert answer.status_code == 200
    assert answer.mimetype == {"WEBP": "image/webp", "JPEG": "image/jpeg"}[kind]
    assert Image.open(io.BytesIO(answer.data)).format == kind
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in answer.headers


def test_asked_again_it_is_not_sent_again(app: Flask, stored: StoredPhoto) -> None:
    path = f"/photos/{stored.name}.view.webp"
    tag = app.test_client().get(path).headers["ETag"]
    assert app.test_client().get(path, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    "name",
    [
        *("x", "..", "..%2F..%2Fsecret.key", "%2Fetc%2Fpasswd"),
        *("0" * 32 + ".view.webp", "{}", "{}.webp", "{}.view.png"),
    ],
)
def test_nothing_else_of_the_disk_is_served(app: Flask, stored: StoredPhoto, name: str) -> None:
    assert app.test_client().get("/photos/" + name.format(stored.name)).status_code == 404


def test_a_thing_shows_its_photo_on_the_board_and_on_its_page(
    app: Flask, station: Station, stored: StoredPhoto
) -> None:
    school = a_school(station.database)
    item = log_item(station.database, a_log_form(school), stored, STATION, MONDAY)
    phone = Phone(app)
    board, page = phone.open("/"), phone.open(f"/items/{item.ref}")
    assert f"/photos/{stored.name}.thumb.webp" in board.html
    assert f'src="/photos/{stored.name}.thumb.jpg" width="{stored.thumb_width}"' in board.html
    assert f"/photos/{stored.name}.view.webp" in page.html
    assert f'src="/photos/{stored.name}.view.jpg" width="{stored.width}"' in page.html
    narrow = f'media="(max-width: 47.99rem)" type="image/webp" srcset="/photos/{stored.name}.phone.webp"'
    assert page.html.index(narrow) < page.html.index(f"/photos/{stored.name}.view.webp")

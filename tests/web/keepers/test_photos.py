"""Whatever file arrives as a photo: it goes in, or one sentence says why not and nothing else is lost."""

from io import BytesIO

import pytest
from PIL import Image

from kiosk.adapters.photos.store import StoreFull
from kiosk.bootstrap import Station
from kiosk.web.security import UPLOAD_AT_MOST
from tests.web.keepers.conftest import Snap
from tests.web.keepers.logbook import CUP, logged, save, save_large
from tests.web.phone import Page, Phone


def _moving() -> bytes:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    file = BytesIO()
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    return file.getvalue()


def _broken() -> bytes:
    file = BytesIO()
    Image.effect_noise((640, 480), 90).save(file, "JPEG")
    return file.getvalue()[:2000]


WRONG = {
    "a text file": (b"I am only a letter", "这个文件不是照片。", "This file is not a photo."),
    "nothing": (b"", "照片是空的", "The photo was empty."),
    "a torn photo": (_broken(), "这张照片坏了。", "This photo is damaged."),
    "a moving picture": (_moving(), "这是会动的图。", "This picture moves."),
    "thirty megabytes": (
        _broken() + bytes(30_000_000),
        "这张照片超过 20 MB。",
        "This photo is larger than 20 MB.",
    ),
}


def keeps_everything(page: Page) -> bool:
    """Whether all that was filled in is in the form again."""
    fields = page.form("/keeper/items").fields
    return {name: fields.get(name) for name in CUP} == CUP


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_file_gets_its_own_sentence(tablet: Phone, station: Station, kind: str) -> None:
    body, chinese, english = WRONG[kind]
    form = tablet.open("/keeper/").form("/keeper/items")
    page = save_large(tablet, body, **{**form.fields, **CUP})
    assert page.status == 422
    assert page.says(chinese, english)
    assert keeps_everything(page)
    assert logged(station) == []
    assert not list((station.config.data_dir / "photos").rglob("*.webp"))


def test_a_wrong_file_does_not_cost_the_photo_before(tablet: Phone, station: Station, snap: Snap) -> None:
    page = save(tablet, photo=snap(), tag="AAAA BBBB", **CUP)
    worse = save(tablet, page, photo=(BytesIO(b"a letter"), "IMG_0002.jpg"), tag="")
    assert worse.status == 422
    save(tablet, worse)
    assert logged(station)[0]["photo_name"]


def test_a_full_store_is_said_and_the_thing_can_still_be_logged(
    tablet: Phone, station: Station, snap: Snap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFull

    monkeypatch.setattr(type(station.photos), "keep", full)
    page = save(tablet, photo=snap(), **CUP)
    assert page.says("照片存满了，", "The photo store is full")
    assert keeps_everything(page)
    save(tablet, page, no_photo="1")
    assert [item["photo_name"] for item in logged(station)] == [None]


def test_more_than_any_photo_gets_a_page_of_its_own(tablet: Phone, station: Station) -> None:
    form = tablet.open("/keeper/").form("/keeper/items")
    page = save_large(tablet, bytes(UPLOAD_AT_MOST), **{**form.fields, **CUP})
    assert page.status == 413
    assert page.says("填过的内容还在。", "what you typed is still there.")
    assert logged(station) == []


def test_a_stranger_may_not_send_what_a_keeper_may(stranger: Phone) -> None:
    token = stranger.open("/duty").form("/duty").fields["csrf_token"]
    assert save_large(stranger, bytes(300 * 1024), csrf_token=token).status == 413


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_kind_of_photo_goes_in(tablet: Phone, station: Station, snap: Snap, kind: str) -> None:
    page = save(tablet, photo=snap("green", kind), **CUP)
    assert page.status == 200
    name = logged(station)[0]["photo_name"]
    for ending in ("view.webp", "view.jpg", "thumb.webp", "thumb.jpg"):
        assert tablet.client.get(f"/photos/{name}.{ending}").status_code == 200

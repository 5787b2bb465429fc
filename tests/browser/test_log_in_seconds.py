"""From the photo to the board: at most four taps, one request on the server, and any scanner that types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, expect

from tests.browser.kept_things import Served
from tests.browser.tablet import READY, Tablet, a_photo
from tests.chromium import TABLET, Visitor
from tests.makers import a_tag

COUNT_TAPS = (
    "() => { window.taps = 0; addEventListener('click', (e) => { if (e.detail) window.taps += 1 }, true) }"
)
TILE = "#{}".format
WALL, CUP = "#e9e4d8", "#2f5fb0"


@pytest.fixture
def tablet(tablet: Tablet, served: Served) -> Iterator[Tablet]:
    """That had no trouble until the end."""
    yield tablet
    assert tablet.visitor.troubles(served.url) == []


def blue_cup(folder: Path) -> Path:
    """A photo of something blue in front of a wall."""
    picture = Image.new("RGB", (800, 600), WALL)
    ImageDraw.Draw(picture).ellipse((250, 130, 550, 470), fill=CUP)
    picture.save(folder / "cup.jpg")
    return folder / "cup.jpg"


def test_four_taps_and_one_request(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    page = tablet.page
    page.evaluate(COUNT_TAPS)
    asked: list[tuple[str, str]] = []
    page.set_input_files("[name=photo]", blue_cup(tmp_path))
    tablet.context.on("request", lambda request: asked.append((request.method, request.url)))
    expect(page.locator("#colour-blue")).to_be_checked()
    for tile in ("category-cup", "zone-B", "place-gym"):
        page.click(TILE(tile))
    page.click(".save-bar button")
    assert "蓝色水杯，登记好啦！" in tablet.last()
    assert page.evaluate("window.taps") <= 4
    kept_by_browsers = ("blob:", f"{served.url}/static/")
    to_the_server = [each for each in asked if not each[1].startswith(kept_by_browsers)]
    assert to_the_server == [("POST", f"{served.url}/keeper/items")]
    assert served.things() == [("cup", "on_display", None)]


def test_the_next_one_takes_two_taps(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    page = tablet.page
    tablet.log(a_photo(tmp_path, 1), "hat", zone="A")
    expect(page.locator(".where-fold .told")).to_contain_text("衣物区")
    page.evaluate(COUNT_TAPS)
    page.set_input_files("[name=photo]", blue_cup(tmp_path))
    expect(page.locator("#colour-blue")).to_be_checked()
    page.click(TILE("category-cup"))
    page.click(".save-bar button")
    expect(page.locator("[data-done]")).to_contain_text("蓝色水杯")
    assert page.evaluate("window.taps") == 2
    assert [state for _kind, state, _tag in served.things()] == ["on_display"] * 2


def test_zone_and_place_stay_over_a_reload(tablet: Tablet, tmp_path: Path) -> None:
    tablet.log(a_photo(tmp_path), "hat", zone="C")
    tablet.last()
    tablet.reopen()
    expect(tablet.page.locator("#zone-C")).to_be_checked()
    expect(tablet.page.locator(".where-fold")).not_to_have_attribute("open", "")


def test_a_colour_that_was_tapped_is_left_alone(tablet: Tablet, tmp_path: Path) -> None:
    tablet.page.click(TILE("colour-red"))
    tablet.page.set_input_files("[name=photo]", blue_cup(tmp_path))
    tablet.page.wait_for_selector("#shot img")
    expect(tablet.page.locator("#colour-red")).to_be_checked()


@pytest.mark.parametrize("focus", ["[name=note]", "#category-cup", "body"])
def test_a_scanner_types_whatever_has_the_focus(
    tablet: Tablet, served: Served, tmp_path: Path, focus: str
) -> None:
    page, code = tablet.page, a_tag(served.station.database, served.school)
    page.fill("[name=note]", "小熊贴纸")
    page.evaluate("selector => document.querySelector(selector).focus()", focus)
    page.keyboard.type(f"{served.url}/t/{code.lower()}")
    page.keyboard.press("Enter")
    expect(page.locator("[name=tag]")).to_have_value(f"{code[:4]} {code[4:]}")
    assert page.input_value("[name=note]") == "小熊贴纸"
    assert served.things() == []
    page.set_input_files("[name=photo]", a_photo(tmp_path))
    page.click(TILE("category-hat"))
    page.click(".save-bar button")
    tablet.last()
    assert served.things() == [("hat", "stored", code)]


@pytest.mark.parametrize("read", ["https://example.com/lunch", "{url}/s/{code}"], ids=["a menu", "a poster"])
def test_what_is_no_tag_leaves_the_form_as_it_was(tablet: Tablet, served: Served, read: str) -> None:
    page, code = tablet.page, a_tag(served.station.database, served.school)
    page.keyboard.type(read.format(url=served.url, code=code.lower()))
    page.keyboard.press("Enter")
    expect(page.locator("#err-tag")).to_contain_text("没有找到这个编码")
    assert page.input_value("[name=tag]") == ""


def test_a_person_who_types_and_presses_enter_saves(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    page, code = tablet.page, a_tag(served.station.database, served.school)
    page.set_input_files("[name=photo]", a_photo(tmp_path))
    page.click(TILE("category-hat"))
    page.focus("[name=tag]")
    page.keyboard.type(code, delay=150)
    page.keyboard.press("Enter")
    tablet.last()
    assert [tag for _kind, _state, tag in served.things()] == [code]


def test_what_is_missing_is_said_before_anything_is_sent(tablet: Tablet) -> None:
    page = tablet.page
    tablet.posts.clear()
    page.fill("[name=tag]", "7K3M 9QX2")
    page.click(".save-bar button")
    for field in ("photo", "category", "tag"):
        expect(page.locator(f"#err-{field}")).to_be_visible()
    assert "先给它拍张照片吧。" in page.inner_text(".summary")
    assert tablet.posts == []
    page.check("[name=no_photo]")
    page.click(TILE("category-ball"))
    page.fill("[name=tag]", "")
    page.click(".save-bar button")
    assert "球，登记好啦！" in tablet.last()


def test_a_large_photo_is_made_smaller_first_and_stays_upright(
    tablet: Tablet, served: Served, tmp_path: Path
) -> None:
    large, turned = tmp_path / "large.jpg", Image.Exif()
    turned[0x0112] = 6  # held upright: the camera wrote it lying on its side
    Image.effect_noise((2600, 1400), 80).convert("RGB").save(large, quality=97, exif=turned)
    assert large.stat().st_size > 3_000_000
    with tablet.page.expect_request("**/keeper/items") as sent:
        tablet.log(large, "ball", zone="A")
    assert int(sent.value.header_value("content-length") or 0) < large.stat().st_size / 2
    tablet.last()
    [(width, height)] = served.photo_sizes()
    assert height > width


def test_without_javascript_it_is_all_there(browser: Browser, served: Served, tmp_path: Path) -> None:
    keeper = Visitor(browser, TABLET, java_script_enabled=False)
    page = keeper.page
    keeper.take_duty(served.url, served.duty.code)
    page.wait_for_selector("form.log")
    page.set_input_files("[name=photo]", a_photo(tmp_path))
    page.click(TILE("category-hat"))
    page.click(TILE("zone-A"))
    keeper.press(".save-bar button")
    assert "帽子，登记好啦！" in page.inner_text("main")
    page.set_input_files("[name=photo]", a_photo(tmp_path, 2))
    page.click(TILE("category-cup"))
    keeper.press(".save-bar button")
    keeper.press("form[action$=undo] button")
    assert page.is_checked("#category-cup")
    states = [(kind, state) for kind, state, _tag in served.things()]
    assert states == [("hat", "on_display"), ("cup", "moved_on")]
    keeper.context.close()


def test_a_page_that_was_kept_says_so_in_no_way(tablet: Tablet) -> None:
    """Opened without a network, the form is the same form."""
    tablet.offline()
    tablet.reopen()
    assert tablet.page.inner_text("h1") == "捡到了什么？"
    assert tablet.page.locator(READY).count() == 1

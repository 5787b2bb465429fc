"""Lost on Friday, found on Monday: one blue cup's way through everybody's hands and back."""

import sqlite3
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.chromium import DESK, PHONE, TABLET, Visitor
from tests.demo import Demo

DPI = 150


@pytest.fixture
def cup(tmp_path: Path) -> Path:
    """A photo of 林小雨's cup, as a tablet takes it."""
    picture = Image.new("RGB", (1600, 1200), "#d8c7a5")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((600, 250, 1000, 1050), 60, fill="#2f6fd0")
    draw.rectangle((640, 150, 960, 260), fill="#333333")
    path = tmp_path / "cup.jpg"
    picture.save(path, quality=90)
    return path


def test_a_blue_cup_finds_its_way_home(browser: Browser, demo: Demo, cup: Path) -> None:
    teacher = Visitor(browser, DESK)
    teacher.sign_in(demo.url, demo.facts["teacher"])
    scanned = _print_a_sheet_of_tags(teacher, demo)
    assert len(scanned) == 24
    assert all(address.startswith(f"{demo.url}/t/") for address in scanned)
    code = _open_a_duty(teacher, demo)

    keeper = Visitor(browser, TABLET)
    keeper.take_duty(demo.url, code)
    _log_the_cup(keeper, scanned[5], cup)

    mother = Visitor(browser, PHONE, java_script_enabled=False)
    mother.page.goto(scanned[5])
    assert mother.page.inner_text("h1") == "蓝色水杯"
    mother.fill_in(contact="139 0027 0027")
    mother.press("#claim button")
    assert "/receipts/" in mother.page.url
    assert "林*" in mother.page.inner_text("main")
    assert "139****0027" in mother.page.inner_text("main")

    _look_at_the_claim(teacher, demo)
    for visitor in (teacher, keeper, mother):
        assert visitor.complaints == []


def _print_a_sheet_of_tags(teacher: Visitor, demo: Demo) -> list[str]:
    """Prints 24 tags and reads every QR on the paper, in the order of the sheet."""
    page = teacher.page
    page.goto(f"{demo.url}/teacher/prints")
    page.select_option("[name=station]", index=1)
    page.fill("[name=count]", "24")
    with page.expect_download() as download:
        page.click("form[action*=tags] button")
    sheet = pypdfium2.PdfDocument(Path(download.value.path()).read_bytes())
    picture = sheet[0].render(scale=DPI / 72).to_pil().convert("L")
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    sheet.close()
    return [symbol.text for symbol in sorted(found, key=lambda symbol: _reading_order(symbol.position))]


def _reading_order(position: zxingcpp.Position) -> tuple[int, int]:
    return position.top_left.y // 50, position.top_left.x


def _open_a_duty(teacher: Visitor, demo: Demo) -> str:
    page = teacher.page
    page.goto(f"{demo.url}/teacher/duties")
    page.locator("[name=keepers]").first.check()
    page.fill("[name=new_names]", "罗小满")
    page.click("form[action*=duties] button.go")
    panel = page.locator(".panel", has_text="罗小满").first
    return panel.locator(".duty-code").inner_text().replace(" ", "")


def _log_the_cup(keeper: Visitor, address: str, photo: Path) -> None:
    """The keeper scans a blank tag, snaps the cup and taps what it is."""
    page = keeper.page
    page.goto(address)
    assert "/keeper/" in page.url
    assert page.input_value("[name=tag]").replace(" ", "") == address.rsplit("/", 1)[1]
    page.set_input_files("[name=photo]", photo)
    for name, value in (("category", "cup"), ("zone", "B"), ("place", "playground"), ("colour", "blue")):
        page.check(f"#{name}-{value}")
    page.fill("[name=note]", "杯盖上有小熊贴纸")
    page.click("main form[enctype] button.go")
    page.wait_for_selector(".last-thing.on-record")
    assert "蓝色水杯" in page.inner_text(".last-thing")
    assert "B" in page.inner_text(".last-thing")


def _look_at_the_claim(teacher: Visitor, demo: Demo) -> None:
    """The teacher sees the claim masked, looks once in full, and the access log has kept it."""
    page = teacher.page
    page.goto(f"{demo.url}/teacher/claims")
    assert "林小雨" not in page.inner_text("main")
    page.locator("table a", has_text="蓝色水杯").first.click()
    page.fill("[name=reason]", "核对水杯")
    page.click("form[action*=reveal] button")
    assert "林小雨" in page.inner_text("main")
    assert "13900270027" in page.inner_text("main")
    with sqlite3.connect(demo.folder / "station.sqlite3") as kept:
        assert kept.execute("SELECT act, reason FROM access_entry").fetchall() == [("reveal", "核对水杯")]
    kept.close()


def test_the_photo_on_the_board_says_nothing_of_where_it_was_taken(
    browser: Browser, demo: Demo, cup: Path
) -> None:
    located = Image.open(cup)
    exif = located.getexif()
    exif[0x010F] = "A phone"
    exif.get_ifd(0x8825)[1] = "N"
    located.save(cup, exif=exif)
    keeper = Visitor(browser, TABLET)
    keeper.take_duty(demo.url, demo.facts["duty_code"])
    _log_the_cup(keeper, f"{demo.url}/t/{demo.facts['blank_tags'][1]}", cup)
    keeper.page.goto(f"{demo.url}/board/east-gate?q=小熊")
    source = keeper.page.locator(".tile img").first.get_attribute("src")
    kept = keeper.context.request.get(f"{demo.url}{source}").body()
    assert b"Exif" not in kept
    assert not Image.open(BytesIO(kept)).getexif()

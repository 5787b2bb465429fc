"""The signal goes while the board is counted: every tap, scan and photo arrives, and arrives once."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import qrcode
from PIL import Image
from playwright.sync_api import Browser, expect

from kiosk.queries.rounds import open_round
from kiosk.services.counting import drop_round
from tests.browser.kept_things import Served
from tests.browser.tablet import Tablet

READY = "[data-round][data-ready]"


@pytest.fixture
def served(running: Served) -> Served:
    """That station on a duty of this test's own, and no count begun."""
    afresh = running.afresh()
    database, now = afresh.station.database, afresh.station.clock()
    with database.read() as connection:
        counting = open_round(connection, afresh.school.station_id)
    if counting:
        drop_round(database, counting.id, afresh.school.station_id, now)
    return afresh


@pytest.fixture
def hung(served: Served) -> list[tuple[str, str]]:
    """Twelve cups on the board, besides those of the tests before."""
    return served.hang(12)


@pytest.fixture
def tablet(browser: Browser, served: Served, hung: list[tuple[str, str]]) -> Iterator[Tablet]:
    """A tablet whose keeper has begun to count."""
    device = Tablet(browser, served.url, served.duty.code)
    device.page.goto(f"{served.url}/keeper/round")
    device.page.click("form[action$=start] button")
    device.page.wait_for_selector(READY)
    yield device
    assert device.visitor.troubles(served.url) == []
    device.context.close()


def kept_here(tablet: Tablet) -> None:
    """Until the page of the open round is kept on the device."""
    tablet.page.evaluate(
        """async () => {
             const kept = async () => (await (await caches.match('/keeper/round'))?.text()) || '';
             const soon = () => new Promise((done) => setTimeout(done, 50));
             while (!(await kept()).includes('data-round=')) await soon();
           }"""
    )


def reopen(tablet: Tablet) -> None:
    """Closes the page of the count and opens it again."""
    tablet.page.close()
    tablet.page = tablet.context.new_page()
    tablet.page.goto(f"{tablet.url}/keeper/round")
    tablet.page.wait_for_selector(READY)


def press(tablet: Tablet, ref: str) -> None:
    """Taps a picture."""
    tablet.page.click(f".sight[data-ref='{ref}'] .sight-press")


def scan(tablet: Tablet, text: str) -> None:
    """A scanner types."""
    tablet.page.keyboard.type(text)
    tablet.page.keyboard.press("Enter")


def a_board_photo(served: Served, codes: list[str], folder: Path) -> Path:
    """A photo of those tags side by side."""
    board = Image.new("RGB", (320 * len(codes), 320), "white")
    for number, code in enumerate(codes):
        made = BytesIO()
        qrcode.make(f"{served.url}/t/{code.lower()}", box_size=8).save(made)
        board.paste(Image.open(made).resize((300, 300)), (320 * number + 10, 10))
    board.save(folder / "board.png")
    return folder / "board.png"


def test_taps_and_scans_wait_and_arrive_once(
    tablet: Tablet, served: Served, hung: list[tuple[str, str]]
) -> None:
    kept_here(tablet)
    tablet.offline()
    for ref, _code in hung[:5]:
        press(tablet, ref)
    tablet.waiting(5)
    reopen(tablet)
    tablet.waiting(5)
    for ref, _code in hung[:5]:
        button = tablet.page.locator(f".sight[data-ref='{ref}'] .sight-press")
        expect(button).to_have_attribute("aria-pressed", "true")
    for number, (_ref, code) in enumerate(hung[5:9], start=6):
        scan(tablet, f"{served.url}/t/{code.lower()}")
        tablet.waiting(number)
    assert served.looks() == []
    tablet.offline(False)
    tablet.waiting(0)
    ways = [(way, undone) for way, _code, undone in served.looks()]
    assert ways == [("tap", False)] * 5 + [("scan", False)] * 4
    assert [code for _way, code, _undone in served.looks()[5:]] == [code for _ref, code in hung[5:9]]
    expect(tablet.page.locator("[data-count=seen]")).to_have_text("9")
    reopen(tablet)
    expect(tablet.page.locator("[data-count=seen]")).to_have_text("9")


def test_an_answer_that_got_lost_counts_once(
    tablet: Tablet, served: Served, hung: list[tuple[str, str]]
) -> None:
    with tablet.losing_answers("/keeper/round/sightings") as got:
        press(tablet, hung[0][0])
        expect(tablet.page.locator("[data-line]")).to_have_text("1 件在等信号，会自己上传")
    assert set(got) == {200}
    tablet.waiting(0)
    assert len(served.looks()) == 1


def test_a_slip_is_tapped_away(tablet: Tablet, served: Served, hung: list[tuple[str, str]]) -> None:
    (first, _code), (second, _other), *_ = hung
    press(tablet, first)
    tablet.waiting(0)
    expect(tablet.page.locator("[data-count=seen]")).to_have_text("1")
    tablet.offline()
    press(tablet, first)
    press(tablet, second)
    press(tablet, second)
    tablet.waiting(1)
    tablet.offline(False)
    tablet.waiting(0)
    expect(tablet.page.locator("[data-count=seen]")).to_have_text("0")
    assert [(way, undone) for way, _code, undone in served.looks()] == [("tap", True)]


def test_a_scan_is_answered_and_undone(tablet: Tablet, served: Served, hung: list[tuple[str, str]]) -> None:
    scan(tablet, hung[0][1])
    expect(tablet.page.locator("[data-said]")).to_contain_text("看到了")
    scan(tablet, hung[0][1])
    expect(tablet.page.locator("[data-said]")).to_contain_text("已经数过")
    tablet.page.click("[data-said] [data-slip]")
    tablet.waiting(0)
    expect(tablet.page.locator("[data-said]")).to_contain_text("撤")
    assert [undone for _way, _code, undone in served.looks()] == [False, True]


def test_a_photo_of_the_board_waits_too(
    tablet: Tablet, served: Served, hung: list[tuple[str, str]], tmp_path: Path
) -> None:
    codes = [code for _ref, code in hung[:3]]
    tablet.offline()
    tablet.page.set_input_files("[name=photo]", a_board_photo(served, codes, tmp_path))
    tablet.waiting(1)
    tablet.offline(False)
    tablet.waiting(0)
    assert sorted(code for _way, code, _undone in served.looks()) == sorted(codes)
    assert {way for way, _code, _undone in served.looks()} == {"photo"}
    for ref, _code in hung[:3]:
        button = tablet.page.locator(f".sight[data-ref='{ref}'] .sight-press")
        expect(button).to_have_attribute("aria-pressed", "true")


def test_the_end_waits_for_what_is_on_its_way(
    tablet: Tablet, served: Served, hung: list[tuple[str, str]]
) -> None:
    tablet.page.goto(f"{served.url}/keeper/round/finish")
    tablet.page.wait_for_selector(READY)
    tablet.offline()
    press(tablet, hung[0][0])
    finish = tablet.page.locator("[data-finish] button")
    expect(finish).to_be_disabled()
    expect(tablet.page.locator("[data-hold]")).to_contain_text("1 个没上传")
    tablet.offline(False)
    expect(finish).to_be_enabled()
    expect(tablet.page.locator(f".sight[data-ref='{hung[0][0]}']")).to_have_count(0)
    with tablet.page.expect_navigation():
        finish.click()
    assert "/keeper/round/" in tablet.page.url
    assert len(served.looks()) == 1


def test_a_camera_scans_where_the_browser_can(
    browser: Browser, served: Served, hung: list[tuple[str, str]]
) -> None:
    """Chromium on Linux reads no codes by itself, so a reader is put in its place; the camera is a canvas."""
    device = Tablet(browser, served.url, served.duty.code)
    page = device.page
    page.add_init_script(
        f"""window.BarcodeDetector = class {{
              static getSupportedFormats() {{ return Promise.resolve(['qr_code']); }}
              detect() {{ return Promise.resolve([{{ rawValue: '{served.url}/t/{hung[0][1].lower()}' }}]); }}
            }};
            navigator.mediaDevices.getUserMedia = () => {{
              const canvas = document.createElement('canvas');
              canvas.getContext('2d').fillRect(0, 0, 9, 9);
              return Promise.resolve(canvas.captureStream(9));
            }};"""
    )
    page.goto(f"{served.url}/keeper/round")
    page.click("form[action$=start] button")
    page.wait_for_selector(READY)
    page.click("[data-camera-start]")
    expect(page.locator(".camera-word")).to_contain_text("水杯")
    assert [(way, code) for way, code, _undone in served.looks()] == [("scan", hung[0][1])]
    page.click("[data-camera-stop]")
    expect(page.locator("[data-camera-view]")).to_be_hidden()
    device.context.close()


def test_without_such_a_browser_the_button_is_not_there(tablet: Tablet) -> None:
    expect(tablet.page.locator("[data-camera]")).to_be_hidden()

"""Makes all pictures of README and of docs from the sample school, its style page included.

Run it from the checkout, once `make test` has installed what it needs:
`.venv/bin/python docs/make_pictures.py`
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent / "img"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
GAP = 24
BACK = "#f4ead8"
AT_MOST_BYTES = 60_000


def main() -> None:
    """Starts a sample school of its own, looks at it, and stops it."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "kiosk", "demo", "--json", "--debug", "--port", "0"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, env={"KIOSK_DATA_DIR": home}, text=True
        ) as demo:
            try:
                assert demo.stdout
                look(json.loads(demo.stdout.readline()))
            finally:
                demo.terminate()


def look(school: dict[str, object]) -> None:
    """Takes the pictures of a running school."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        office = signed_in(browser, school)
        phones, tablets, at_desk = phone(browser, school), tablet(browser, school), desk(office, school)
        keep(beside(phones), "phone.webp", 720)
        keep(beside(tablets), "tablet.webp", 900)
        keep(at_desk[0], "desk.webp", 900)
        connect = awake(office, school)
        walls = [screen(browser, connect, scheme) for scheme in ("light", "dark")]
        figures, poster, sign = at_desk[1:]
        keep(in_a_row([phones[0], phones[2], tablets[0], poster]), "look.webp", 1000)
        keep(stacked([in_a_row([figures, walls[0]]), in_a_row([walls[1], sign])]), "look-large.webp", 1000)
        for part, scheme, wide in PARTS:
            keep(of_the_style_page(browser, school, part, scheme), f"look-{part}.webp", wide)
        keep(beside(without_colours(browser, school)), "look-grey.webp", 720)
        browser.close()


PARTS = (("zones", "day", 800), ("icons", "day", 800), ("receipts", "day", 800), ("mishaps", "night", 800))
"""What of the style page docs show, by day or by night, and how wide."""


def phone(browser: Browser, school: dict[str, object]) -> list[Image.Image]:
    """The board, a thing and its receipt, 360 × 740."""
    page = browser.new_page(viewport={"width": 360, "height": 740}, device_scale_factor=2, locale="zh-CN")
    page.goto(school["stations"][0]["url"])  # type: ignore[index]
    shots = [shot(page)]
    page.click(".tile a")
    shots.append(shot(page))
    page.fill("[name=name]", "林小雨")
    page.select_option("[name=class_name]", index=14)
    page.fill("[name=contact]", "138 0013 8000")
    page.click("#claim button")
    page.wait_for_url("**/receipts/*")
    return [*shots, shot(page)]


def tablet(browser: Browser, school: dict[str, object]) -> list[Image.Image]:
    """What to move, and the board as it is being counted, 820 × 1180."""
    page = browser.new_page(viewport={"width": 820, "height": 1180}, locale="zh-CN")
    page.goto(f"{school['base_url']}/duty")
    page.fill("[name=code]", str(school["duty_code"]))
    page.click("main form button")
    page.click(".names button")
    page.wait_for_url("**/keeper/")
    page.goto(f"{school['base_url']}/keeper/moves")
    page.click("main form .go")
    page.click(".move-line")
    page.wait_for_selector(".move-line[aria-pressed=true]")
    shots = [shot(page)]
    page.goto(f"{school['base_url']}/keeper/round")
    page.click("main form .go")
    page.wait_for_selector("[data-round][data-ready]")
    for number in range(3):
        page.locator(".sight-press[aria-pressed=false]").first.click()
        page.wait_for_selector(f"[data-count=seen]:text-is('{number + 1}')")
    page.mouse.wheel(0, -2000)
    return [*shots, shot(page)]


def signed_in(browser: Browser, school: dict[str, object]) -> Page:
    """A desk, 1366 × 768, signed in as the school office."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page.goto(f"{school['base_url']}/sign-in")
    for field, value in school["teacher"].items():  # type: ignore[attr-defined]
        page.fill(f"[name={field}]", value)
    page.click("main button")
    page.wait_for_url("**/teacher/")
    return page


def desk(page: Page, school: dict[str, object]) -> list[Image.Image]:
    """The claim log and the figures; and two sheets that a teacher prints there."""
    shots = []
    for place in ("claims", "figures"):
        page.goto(f"{school['base_url']}/teacher/{place}")
        shots.append(shot(page))
    sheets = [f"{school['base_url']}/teacher/{name}.pdf?station=1" for name in ("poster", "zone-signs")]
    return [*shots, *(printed(page, address) for address in sheets)]


def printed(page: Page, address: str) -> Image.Image:
    """The first page of a PDF."""
    sheet = pypdfium2.PdfDocument(page.request.get(address).body())
    picture: Image.Image = sheet[0].render(scale=1.5).to_pil()
    return picture.convert("RGB")


def awake(page: Page, school: dict[str, object]) -> str:
    """Lets the screen be bright at whatever hour this runs; the address that connects a browser to it."""
    page.goto(f"{school['base_url']}/teacher/school/screen")
    page.fill("[name=bright_from]", "00:00")
    page.fill("[name=bright_until]", "23:59")
    page.click("form[data-once] .go")
    page.wait_for_load_state("networkidle")
    found = re.search(r"/screen/connect/[\w.-]+", page.content())
    assert found
    return f"{school['base_url']}{found[0]}"


def screen(browser: Browser, connect: str, scheme: str) -> Image.Image:
    """The connected screen at the gate, 1920 × 1080."""
    page = browser.new_page(
        viewport={"width": 1920, "height": 1080},
        locale="zh-CN",
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page.goto(connect)
    page.wait_for_url(re.compile(r"/screen/\w{8}$"))
    return shot(page)


def of_the_style_page(browser: Browser, school: dict[str, object], part: str, scheme: str) -> Image.Image:
    """One part of it, by day or by night."""
    page = browser.new_page(viewport={"width": 1100, "height": 900}, locale="zh-CN")
    page.goto(f"{school['base_url']}/styleguide?scheme={scheme}")
    page.wait_for_load_state("networkidle")
    return Image.open(BytesIO(page.locator(f"#{part}").screenshot())).convert("RGB")


def without_colours(browser: Browser, school: dict[str, object]) -> list[Image.Image]:
    """The board and the map of a thing's own page as somebody sees them who sees no colours."""
    page = browser.new_page(viewport={"width": 360, "height": 740}, device_scale_factor=2, locale="zh-CN")
    eyes = page.context.new_cdp_session(page)
    page.goto(f"{school['base_url']}/board/east-gate?colour=blue")
    eyes.send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
    shots = [shot(page)]
    page.click(".tile a")
    page.locator(".map").scroll_into_view_if_needed()
    return [*shots, shot(page)]


def stacked(rows: list[Image.Image]) -> Image.Image:
    """Rows under each other, all as wide as the first."""
    wide = rows[0].width
    rows = [row.resize((wide, row.height * wide // row.width), Image.Resampling.LANCZOS) for row in rows]
    whole = Image.new("RGB", (wide, sum(row.height + GAP for row in rows) - GAP), BACK)
    top = 0
    for row in rows:
        whole.paste(row, (0, top))
        top += row.height + GAP
    return whole


def in_a_row(pictures: list[Image.Image], high: int = 900) -> Image.Image:
    """Pictures of any size, side by side at one height."""
    same = [
        picture.resize((picture.width * high // picture.height, high), Image.Resampling.LANCZOS)
        for picture in pictures
    ]
    row = Image.new("RGB", (sum(picture.width + GAP for picture in same) - GAP, high), BACK)
    left = 0
    for picture in same:
        row.paste(picture, (left, 0))
        left += picture.width + GAP
    return row


def shot(page: Page) -> Image.Image:
    """What the window shows, once its pictures are there."""
    page.wait_for_load_state("networkidle")
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one size, side by side."""
    width, height = pictures[0].size
    row = Image.new("RGB", (len(pictures) * (width + GAP) - GAP, height), "white")
    for number, picture in enumerate(pictures):
        row.paste(picture, (number * (width + GAP), 0))
    return row


def keep(picture: Image.Image, name: str, width: int) -> None:
    """Writes a small WebP, as good as its weight allows."""
    small = picture.resize((width, picture.height * width // picture.width), Image.Resampling.LANCZOS)
    for quality in range(80, 20, -5):
        small.save(FOLDER / name, quality=quality, method=6)
        if (FOLDER / name).stat().st_size <= AT_MOST_BYTES:
            return
    raise SystemExit(f"{name} stays above {AT_MOST_BYTES} bytes")


if __name__ == "__main__":
    main()

"""Makes README's pictures from the sample school: a phone at the gate, a keeper's tablet, a teacher's desk.

Run it from the checkout, once `make test` has installed what it needs:
`.venv/bin/python docs/make_pictures.py`
"""

import json
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

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


def main() -> None:
    """Starts a sample school of its own, looks at it, and stops it."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "kiosk", "demo", "--json", "--port", "0"]
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
        keep(beside(phone(browser, school)), "phone.webp", 720)
        keep(beside(tablet(browser, school)), "tablet.webp", 900)
        keep(desk(browser, school), "desk.webp", 900)
        browser.close()


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


def desk(browser: Browser, school: dict[str, object]) -> Image.Image:
    """The claim log, 1366 × 768."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page.goto(f"{school['base_url']}/sign-in")
    for field, value in school["teacher"].items():  # type: ignore[attr-defined]
        page.fill(f"[name={field}]", value)
    page.click("main button")
    page.goto(f"{school['base_url']}/teacher/claims")
    return shot(page)


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
    """Writes a small WebP."""
    small = picture.resize((width, picture.height * width // picture.width), Image.Resampling.LANCZOS)
    small.save(FOLDER / name, quality=80, method=6)


if __name__ == "__main__":
    main()

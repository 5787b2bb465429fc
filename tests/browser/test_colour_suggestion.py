"""The colour suggested from a photo: how often it is right, and that it never overrules a keeper."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route

from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.sample.pictures import COLOURS, draw
from tests.chromium import TABLET, Visitor
from tests.demo import Demo

_STATIC = Path(__file__).parents[2] / "static"
_HERE = "http://colour.test/"
_HUNG = [kind.key for kind in STANDARD_CATEGORIES if not kind.held]
_LIGHTS = {"day": (1.0, 1.0, 1.0), "warm": (1.05, 0.95, 0.74), "cool": (0.86, 0.97, 1.08)}
_NAME = """async (names) => {
  const { colourOf } = await import("/js/colour.js");
  const brush = Object.assign(document.createElement("canvas"), { width: 64, height: 64 }).getContext("2d");
  const found = [];
  for (const name of names) {
    const picture = new Image();
    picture.src = `/${name}`;
    await picture.decode();
    brush.drawImage(picture, 0, 0, 64, 64);
    found.push(colourOf(brush.getImageData(0, 0, 64, 64).data));
  }
  return found;
}"""


@cache
def drawn(kind: str, colour: str, seed: int) -> Image.Image:
    """Drawing takes longest, and each picture is looked at in every light."""
    return draw(kind, colour, seed).reduce(3)


def a_jpeg(kind: str, colour: str, seed: int, light: str = "day", turned: int = 0) -> bytes:
    """A drawn thing on one of the sample's boards, small, as another light shows it."""
    picture = drawn(kind, colour, seed)
    if turned:
        picture = picture.rotate(turned)
    bands = [
        band.point([min(255, round(value * gain)) for value in range(256)])
        for band, gain in zip(picture.split(), _LIGHTS[light], strict=True)
    ]
    buffer = BytesIO()
    Image.merge("RGB", bands).save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def suggested(page: Page, pictures: dict[str, bytes]) -> list[str]:
    """What the page's own module calls each picture."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(_HERE)
        if path in pictures:
            route.fulfill(body=pictures[path], content_type="image/jpeg")
        elif path.startswith("js/"):
            route.fulfill(body=(_STATIC / path).read_text("utf-8"), content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>colours</title>", content_type="text/html")

    page.route(f"{_HERE}**", answer)
    page.goto(_HERE)
    found: list[str] = page.evaluate(_NAME, list(pictures))
    return found


@pytest.mark.parametrize(
    ("light", "turned", "least"), [("day", 0, 0.85), ("warm", 90, 0.85), ("cool", 0, 0.72)]
)
def test_most_suggestions_are_right(browser: Browser, light: str, turned: int, least: float) -> None:
    """Every hung kind in half of the colours; `least` is a little under what was measured (decision 0022)."""
    every = [(kind, colour) for kind in _HUNG for colour in COLOURS]
    wanted = [one for nth, one in enumerate(every) if (nth + nth // len(COLOURS)) % 2]
    pictures = {
        f"{kind}-{colour}": a_jpeg(kind, colour, nth, light, turned)
        for nth, (kind, colour) in enumerate(wanted)
    }
    page = browser.new_page()
    found = suggested(page, pictures)
    page.close()
    right = sum(one == colour for one, (_, colour) in zip(found, wanted, strict=True))
    print(f"{light}, turned {turned}: {right} of {len(wanted)} = {right / len(wanted):.3f}")
    assert right >= least * len(wanted)


def test_a_tapped_colour_stays_and_a_suggestion_says_so(browser: Browser, demo: Demo, tmp_path: Path) -> None:
    photo = tmp_path / "jacket.jpg"
    photo.write_bytes(a_jpeg("jacket", "red", 3))
    keeper = Visitor(browser, TABLET)
    keeper.take_duty(demo.url, demo.facts["duty_code"])
    page = keeper.page
    page.goto(f"{demo.url}/keeper/")
    page.wait_for_selector("form.log[data-ready]")
    page.set_input_files("#f-photo", photo)
    page.wait_for_selector("#colour-red:checked")
    page.wait_for_selector("label[for=colour-red] .suggested:visible")
    for tapped in ("blue", "none"):
        page.check(f"#colour-{tapped}")
        page.set_input_files("#f-photo", [])
        page.wait_for_selector("#shot img", state="detached")
        page.set_input_files("#f-photo", photo)
        page.wait_for_selector("#shot img")
        page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
        assert page.is_checked(f"#colour-{tapped}")
    assert page.locator(".suggested:visible").count() == 0
    assert keeper.troubles(demo.url) == []
    keeper.context.close()

"""A keeper's day on a tablet: ten things with photos and tags, the board counted, and what was done today."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kiosk.services.printing_tags import make_tags
from tests.bench.board_photos import BoardPhoto, board_photo
from tests.browser.kept_things import Served, a_served_station
from tests.browser.measure import shut_out, too_small
from tests.browser.tablet import SAVE, Tablet, a_photo
from tests.makers import an_item

LEAST = 48
TEN = ("cup", "hat", "ball", "jacket", "umbrella", "scarf", "rope", "toy", "book", "bag")
TAGS, SEED = 24, 5


@pytest.fixture(scope="module")
def photo() -> BoardPhoto:
    """The board as a hurried phone sees it: real tags, some of them hidden."""
    return board_photo(TAGS, SEED)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, photo: BoardPhoto) -> Iterator[Served]:
    """A station behind a real server, whose printed tags are those in the photo."""
    with a_served_station(tmp_path_factory.mktemp("day")) as station:
        codes = iter([*_codes(photo.visible), *_codes(photo.hanging - photo.visible)])
        database, now = station.station.database, station.station.clock()
        make_tags(database, station.school.station_id, TAGS, lambda: next(codes), now)
        yield station


@pytest.fixture
def tablet(tablet: Tablet, served: Served) -> Iterator[Tablet]:
    """That had no trouble until the end."""
    yield tablet
    assert tablet.visitor.troubles(served.url) == []


def _codes(addresses: frozenset[str]) -> list[str]:
    return sorted(address.rsplit("/", 1)[1].upper() for address in addresses)


def good(page: Page) -> list[object]:
    """What is wrong with a page for eyes and for fingers."""
    return [*shut_out(page), *too_small(page, LEAST)]


def test_a_keepers_day(tablet: Tablet, served: Served, photo: BoardPhoto, tmp_path: Path) -> None:
    shown, hidden = _codes(photo.visible), _codes(photo.hanging - photo.visible)
    ten = list(zip(TEN, shown, strict=False))
    assert len(ten) == len(TEN)
    for number, (kind, code) in enumerate(ten):
        tablet.log(a_photo(tmp_path, number), kind, tag=code, zone=None if number else "B")
    tablet.waiting(0)
    tablet.last()
    assert good(tablet.page) == []
    assert too_small(tablet.page, 2 * LEAST) != [], "a measure that finds nothing would prove nothing"
    assert served.things() == [(kind, "on_display", code) for kind, code in ten]
    assert served.photos() == len(TEN)
    _others_hang(served, [*shown[len(TEN) :], *hidden])
    behind = [code for _ref, code in served.hang(4)]

    seen = _count_the_board(tablet.page, served, photo, behind, tmp_path)
    _finish(tablet.page)
    assert [state for _kind, state, _code in served.things() if state == "missing"] == ["missing"]

    _mend_the_last(tablet, served, seen)
    assert served.things()[-1] == ("shoes", "on_display", ten[-1][1])
    tablet.page.goto(f"{served.url}/keeper/moves")
    assert good(tablet.page) == []


def _count_the_board(page: Page, served: Served, photo: BoardPhoto, behind: list[str], folder: Path) -> int:
    """By photo first, then by a scanner that types, all but one; how many were seen."""
    page.goto(f"{served.url}/keeper/round")
    assert good(page) == []
    page.click("form[action$=start] button")
    page.wait_for_selector("[data-round][data-ready]")
    _photograph(page, photo, folder)
    seen = _seen(page)
    read = {code for _way, code, _undone in served.looks()}
    assert len(photo.visible) * 0.9 <= seen <= len(photo.hanging)
    assert read <= set(_codes(photo.hanging))
    left = sorted({*_codes(photo.hanging), *behind} - read)
    assert set(behind) <= set(left)
    for code in left[:-1]:
        page.keyboard.type(f"{served.url}/t/{code.lower()}")
        page.keyboard.press("Enter")
        seen += 1
        expect(page.locator("[data-count=seen]")).to_have_text(str(seen))
    assert good(page) == []
    return seen


def _finish(page: Page) -> None:
    """Looks once more, and ends the count."""
    page.click("[data-to-finish]")
    page.wait_for_selector("[data-before-the-end]")
    assert good(page) == []
    with page.expect_navigation(wait_until="load"):
        page.click("[data-finish] button.go")
    assert good(page) == []


def _mend_the_last(tablet: Tablet, served: Served, seen: int) -> None:
    """Today shows what was done; the last thing is taken back there, and is saved as what it is, once."""
    page = tablet.page
    page.goto(f"{served.url}/keeper/today")
    assert good(page) == []
    numbers = page.locator(".sums dd b").all_inner_texts()
    assert numbers == [str(len(TEN)), str(seen), "0", "0"]
    page.click(f"form[action$='{_last_ref(page)}/undo'] button")
    page.wait_for_selector("form.log")
    expect(page.locator(f"#category-{TEN[-1]}")).to_be_checked()
    assert good(page) == []
    page.click("#category-shoes")
    page.click(SAVE)
    expect(page.locator("[data-done]")).to_contain_text("鞋子，登记好啦！")
    tablet.reopen()
    expect(tablet.page.locator("[name=category]:checked")).to_have_count(0)


def _others_hang(served: Served, codes: list[str]) -> None:
    """What hung there before this day, each under its tag."""
    database, now = served.station.database, served.station.clock()
    for code in codes:
        an_item(database, served.school, now=now, tag_code=code)


def _photograph(page: Page, photo: BoardPhoto, folder: Path) -> None:
    """Takes a photo of the board, and waits until the server has read it."""
    (folder / "board.jpg").write_bytes(photo.data)
    with page.expect_response("**/keeper/round/photo") as answer:
        page.set_input_files("[data-look-photo] [name=photo]", folder / "board.jpg")
    assert answer.value.status == 200
    expect(page.locator("[data-count=seen]")).not_to_have_text("0")


def _seen(page: Page) -> int:
    return int(page.inner_text("[data-count=seen]"))


def _last_ref(page: Page) -> str:
    """The thing that was logged last."""
    action = page.locator(".dones form[action$=undo]").first.get_attribute("action") or ""
    return action.split("/")[3]

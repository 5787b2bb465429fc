"""What a tablet shows of its own accord: nothing of before, and nothing that moves under a finger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.kept_things import Served, a_served_station
from tests.browser.tablet import SAVE, Tablet, a_photo

OF_THIS_KEEPER = """async (name) => {
  const pages = await caches.open('keeper-pages');
  const texts = ['/keeper/', '/keeper/round', '/keeper/moves', '/keeper/today'].map(
    async (path) => (await pages.match(path)).text());
  return (await Promise.all(texts)).every((text) => text.includes(name));
}"""
A_TILE = "document.querySelector('#category-hat').getBoundingClientRect().top"

WHERE_IT_HAS_BEEN = """() => {
  window.places = new Set();
  const look = () => {
    window.places.add(Math.round(document.querySelectorAll('.sight-press')[1].getBoundingClientRect().top));
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A station behind a real server."""
    with a_served_station(tmp_path_factory.mktemp("kept")) as station:
        yield station


@pytest.fixture
def tablet(browser: Browser, served: Served) -> Iterator[Tablet]:
    """A tablet on duty that has seen its pages once."""
    device = Tablet(browser, served.url, served.duty.code)
    device.settle()
    yield device
    assert device.visitor.troubles(served.url) == []
    device.context.close()


def test_a_form_that_came_back_is_shown_once(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    tablet.log(a_photo(tmp_path), "hat")
    tablet.last()
    tablet.page.goto(f"{served.url}/keeper/today")
    with tablet.page.expect_navigation():
        tablet.page.locator(".dones form button").first.click()
    expect(tablet.page.locator("[data-draft]")).to_contain_text("已撤回")
    tablet.settle()
    tablet.page.click(SAVE)
    expect(tablet.page.locator("[data-draft]")).to_have_count(0)
    tablet.waiting(0)
    tablet.offline()
    tablet.reopen()
    expect(tablet.page.locator("[name=category]:checked")).to_have_count(0)
    expect(tablet.page.locator("[data-draft]")).to_have_count(0)
    expect(tablet.page.locator("#shot img")).to_have_count(0)
    assert tablet.page.input_value("[name=kept_photo]") == ""
    tablet.offline(False)


def test_kept_pages_name_whoever_holds_the_tablet(tablet: Tablet, served: Served) -> None:
    tablet.page.goto(f"{served.url}/keeper/who")
    other = tablet.page.locator("button.name").nth(1)
    name = other.inner_text()
    other.click()
    tablet.settle()
    assert tablet.page.wait_for_function(OF_THIS_KEEPER, arg=f"我是{name}")


@pytest.mark.parametrize(
    ("page", "press"),
    [
        ("/keeper/", ".rail-link.keeper"),
        ("/keeper/round", ".rail-link.keeper"),
        ("/keeper/round", "form[action$=start] button"),
        ("/keeper/moves", "main form button.go"),
        ("/keeper/today", "form[data-leave] button"),
    ],
)
def test_without_a_network_nothing_leads_nowhere(
    tablet: Tablet, served: Served, page: str, press: str
) -> None:
    tablet.page.goto(f"{served.url}{page}")
    tablet.settle()
    tablet.offline()
    tablet.page.click(press)
    expect(tablet.page.locator("[data-no-network]")).to_contain_text("现在没有信号")
    expect(tablet.page).to_have_url(f"{served.url}{page}")
    tablet.reopen()
    tablet.offline(False)


def test_an_answer_moves_no_tile(tablet: Tablet, tmp_path: Path) -> None:
    routes: list[Route] = []
    for number in range(2):
        tablet.page.route("**/keeper/items", lambda route: routes.append(route), times=1)
        tablet.log(a_photo(tmp_path, number), "hat", zone="B")
        expect(tablet.page.locator("[data-done]")).to_contain_text("已经记住")
        before = _once_it_is_asked(tablet, routes)
        routes.pop().continue_()
        expect(tablet.page.locator("[data-done]")).to_contain_text("帽子，登记好啦！")
        assert tablet.page.evaluate(A_TILE) == before


def _once_it_is_asked(tablet: Tablet, routes: list[Route]) -> object:
    """Where a tile is while the station has not answered yet; each look lets the browser's news come in."""
    for _look in range(2000):
        where = tablet.page.evaluate(A_TILE)
        if routes:
            return where
    raise AssertionError("nothing was asked of the station")


def test_a_tap_moves_no_tile_of_the_board(tablet: Tablet, served: Served) -> None:
    served.hang(24)
    page = tablet.page
    page.goto(f"{served.url}/keeper/round")
    page.click("form[action$=start] button")
    page.wait_for_selector("[data-round][data-ready]")
    page.evaluate(WHERE_IT_HAS_BEEN)
    page.locator(".sight-press").nth(0).click()
    expect(page.locator("[data-count=seen]")).to_have_text("1")
    tablet.waiting(0)
    tablet.offline()
    page.locator(".sight-press").nth(1).click()
    tablet.waiting(1)
    tablet.offline(False)
    tablet.waiting(0)
    expect(page.locator("[data-count=seen]")).to_have_text("2")
    assert len(page.evaluate("[...window.places]")) == 1

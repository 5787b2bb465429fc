"""What is tried in a browser: one sample school for all, or a station and a tablet of a test's own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.kept_things import Served, a_served_station
from tests.browser.tablet import Tablet
from tests.demo import Demo, running_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A running sample school."""
    with running_demo(tmp_path_factory.mktemp("demo") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A station behind a real server."""
    with a_served_station(tmp_path_factory.mktemp("served")) as station:
        yield station


@pytest.fixture
def served(running: Served) -> Served:
    """That station on a duty of this test's own."""
    return running.afresh()


@pytest.fixture
def tablet(browser: Browser, served: Served) -> Iterator[Tablet]:
    """A tablet on duty that has seen its pages once."""
    device = Tablet(browser, served.url, served.duty.code)
    device.settle()
    yield device
    device.context.close()

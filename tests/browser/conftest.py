"""One sample school for all that is tried in a browser."""

from collections.abc import Iterator

import pytest

from tests.demo import Demo, running_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A running sample school."""
    with running_demo(tmp_path_factory.mktemp("demo") / "data") as running:
        yield running

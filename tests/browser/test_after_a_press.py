"""What holds after the press of a button: refusals, receipts and thanks shut nobody out either."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.measure import faults
from tests.browser.walks import WALKS
from tests.demo import Demo


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("face", WALKS)
def test_no_answer_shuts_anybody_out(
    browser: Browser, demo: Demo, tmp_path: Path, face: str, language: str
) -> None:
    walk = WALKS[face](browser, demo, tmp_path, language=language)
    found = {name: wrong for name, page in walk if (wrong := faults(page))}
    assert found == {}

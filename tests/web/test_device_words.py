"""Which browser somebody uses, in words that they recognise."""

import pytest

from kiosk.web.device_words import device_in_words

_KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_KIT} Chrome/130.0 Safari/537.36", "Chrome · Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) {_KIT} Chrome/130.0 Safari/537.36 Edg/130.0", "Edge · Windows"),
        (f"Mozilla/5.0 (Linux; Android 14) {_KIT} Chrome/130.0 MicroMessenger/8.0", "WeChat · Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14.1; rv:131.0) Firefox/131.0", "Firefox · Mac"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Firefox/131.0", "Firefox · Linux"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_by_its_name(user_agent: str, words: str) -> None:
    assert device_in_words(user_agent) == words

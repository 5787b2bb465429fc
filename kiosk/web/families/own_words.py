"""A school's own texts beside the station's words, in the visitor's language where there is one."""

from kiosk.domain.choices import Choices
from kiosk.web.language import language


def pledge(choices: Choices) -> str:
    """What the school asks its families to promise; empty for none."""
    return _own(choices.pledge_zh, choices.pledge_en)


def privacy_words(choices: Choices) -> str:
    """What the school adds about its families' data; empty for none."""
    return _own(choices.privacy_zh, choices.privacy_en)


def _own(chinese: str, english: str) -> str:
    """Better in the other language than not at all."""
    return (english or chinese) if language() == "en" else (chinese or english)

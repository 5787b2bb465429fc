"""The languages that pages can speak, and which of them a school offers; its first is for who has no wish."""

from collections.abc import Collection

LANGUAGES = ("zh", "en")
OFFERS = (("zh", "en"), ("en", "zh"), ("zh",), ("en",))
"""What a school may choose."""


def together(offers: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    """What pages offer that belong to several schools, or to none: whatever any of them offers."""
    if len(set(offers)) == 1:
        return next(iter(offers))
    offered = {language for offer in offers for language in offer} or set(LANGUAGES)
    return tuple(language for language in LANGUAGES if language in offered)

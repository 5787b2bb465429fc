"""What a new school starts with holds together."""

from kiosk.domain.colours import COLOUR_WORDS, Colour, Pattern
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.domain.standard_school import STANDARD_PLACES, STANDARD_ZONES


def test_no_two_categories_or_places_share_a_name() -> None:
    for names in (
        [kind.key for kind in STANDARD_CATEGORIES],
        [kind.name_zh for kind in STANDARD_CATEGORIES],
        [kind.name_en for kind in STANDARD_CATEGORIES],
        [key for key, _, _ in STANDARD_PLACES],
        [chinese for _, chinese, _ in STANDARD_PLACES],
    ):
        assert len(set(names)) == len(names)


def test_valuables_are_held() -> None:
    held = {kind.key for kind in STANDARD_CATEGORIES if kind.held}
    assert held == {"phone", "watch", "keys", "wallet", "card", "medicine"}


def test_every_category_has_a_measure_word_and_a_time() -> None:
    assert all(kind.measure and kind.keep_days > 0 for kind in STANDARD_CATEGORIES)


def test_a_zone_is_told_by_letter_colour_and_pattern_alike() -> None:
    for signs in (
        {zone.letter for zone in STANDARD_ZONES},
        {zone.colour for zone in STANDARD_ZONES},
        {zone.pattern for zone in STANDARD_ZONES},
    ):
        assert len(signs) == len(STANDARD_ZONES) == 6
    assert all(
        isinstance(zone.colour, Colour) and isinstance(zone.pattern, Pattern) for zone in STANDARD_ZONES
    )


def test_every_colour_has_words_in_both_languages() -> None:
    assert set(COLOUR_WORDS) == set(Colour)
    assert all(chinese.split() and english.isascii() for chinese, english in COLOUR_WORDS.values())
    first = [chinese.split()[0] for chinese, _ in COLOUR_WORDS.values()]
    assert len(set(first)) == len(first)

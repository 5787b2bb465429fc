"""Signs above a board: a page a zone, known without colours too, and nothing runs over."""

import pytest

from kiosk.adapters.printing.words import Pair
from kiosk.adapters.printing.zone_marks import ZoneMark
from kiosk.adapters.printing.zone_signs import ZoneSign, zone_signs
from kiosk.domain.colours import Pattern
from kiosk.domain.school_parts import ZONE_NAME_AT_MOST

from .reading import a_heading, colliding, pages_of, size_of, symbols_in, text_of, unembedded_fonts, words_on
from .sheets import LONG, MARKS

CLOTHES = ZoneSign(MARKS[0], Pair("衣物区", "Clothes"), 24)
CUPS = ZoneSign(MARKS[1], Pair("水杯区", "Cups"), 16)


@pytest.mark.parametrize(("page", "size"), [("a4", (297, 210)), ("a5", (210, 148))])
def test_each_zone_has_a_page_of_true_size_with_both_its_names(page, size):
    pdf = zone_signs(a_heading(), [CLOTHES, CUPS], page)
    assert size_of(pdf) == pytest.approx(size, abs=0.01)
    first, second = ([text for text, _ in lines] for lines in words_on(pdf))
    for said in ("A", "衣物区", "Clothes", "放得下 24 件 Room for 24", "一看", "Look", "诚信守护站"):
        assert said in first
    assert {"B", "水杯区", "Cups"} <= set(second)
    assert "衣物区" not in second


def test_the_letter_is_read_from_afar():
    [page] = words_on(zone_signs(a_heading(), [CLOTHES]))
    [height] = [box[3] - box[1] for text, box in page if text == "A"]
    assert height > 50


@pytest.mark.parametrize("page", ["a4", "a5"])
def test_the_longest_names_run_over_nothing(page):
    names = [
        Pair("东大门与图书馆之间的雨伞跳绳帽子围巾区" + "域", "W" * ZONE_NAME_AT_MOST),
        Pair("", "Umbrellas and ropes!"),
    ]
    assert max(len(name) for pair in names for name in pair) == ZONE_NAME_AT_MOST
    size = {"a4": (297, 210), "a5": (210, 148)}[page]
    pdf = zone_signs(a_heading(**LONG), [ZoneSign(MARKS[6], name, 500) for name in names], page)
    assert [trouble for lines in words_on(pdf) for trouble in colliding(lines, 4.0, size)] == []
    assert "…" not in "".join(text for text, _ in words_on(pdf)[0] if "雨伞" in text)


def test_zones_of_one_colour_are_told_apart_without_it():
    signs = [ZoneSign(ZoneMark("A", "blue", str(pattern)), Pair("区", "Zone")) for pattern in Pattern]
    pictures = [
        page.convert("1", dither=0).tobytes() for page in pages_of(zone_signs(a_heading(), signs), 50)
    ]
    assert len(set(pictures)) == len(Pattern)


def test_it_carries_no_symbol_only_its_own_font_and_is_the_same_again():
    pdf = zone_signs(a_heading(), [CLOTHES])
    assert symbols_in(pages_of(pdf, 100)[0]) == []
    assert unembedded_fonts(pdf) == []
    assert pdf == zone_signs(a_heading(), [CLOTHES])


def test_a_zone_whose_room_is_not_said_says_nothing_of_room():
    assert "放得下" not in text_of(zone_signs(a_heading(), [ZoneSign(MARKS[0], Pair("区", "Zone"))]))


def test_a_board_without_zones_has_no_sign():
    with pytest.raises(ValueError, match="needs a zone"):
        zone_signs(a_heading(), [])

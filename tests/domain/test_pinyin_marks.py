"""Every word that keepers' pages have for standard things has its pinyin, and nothing else has."""

import pytest
from babel.messages.pofile import read_po

from kiosk.domain.pinyin import spelled
from kiosk.domain.pinyin_marks import _MARKS, marks
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.domain.standard_school import STANDARD_PLACES, STANDARD_ZONES
from tests.words import CATALOGUE

_PLAIN = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü", "aaaaeeeeiiiioooouuuuvvvvv")
_COLOURS = ["red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white", "grey"]
_ON_PAGES = [*_COLOURS, "colourful", "not sure", "into the store", "Log", "Count", "Move", "Today"]
STANDARD = [
    *(kind.name_zh for kind in STANDARD_CATEGORIES),
    *(zone.name_zh for zone in STANDARD_ZONES),
    *(name for _, name, _ in STANDARD_PLACES),
]


@pytest.mark.parametrize("word", STANDARD)
def test_every_standard_word_is_there(word: str) -> None:
    assert "".join(character for character, _ in marks(word)) == word


def test_the_words_of_the_pages_are_there() -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh")
    chinese = [str(message.string) for english in _ON_PAGES if (message := catalogue.get(english))]
    assert len(chinese) == len(_ON_PAGES)
    assert [word for word in chinese if not marks(word)] == []


@pytest.mark.parametrize("word", _MARKS)
def test_every_reading_agrees_with_the_search_box(word: str) -> None:
    plain = "".join(syllable for _, syllable in marks(word)).translate(_PLAIN)
    assert plain == spelled(word)


def test_words_of_ours_may_stand_together() -> None:
    assert marks("蓝色水杯") == [("蓝", "lán"), ("色", "sè"), ("水", "shuǐ"), ("杯", "bēi")]


@pytest.mark.parametrize("text", ["", "陈一鸣", "水杯陈", "Blue cup", "水 杯"])
def test_other_texts_have_none(text: str) -> None:
    assert marks(text) == []

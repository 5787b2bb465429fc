"""Pinyin for the search box: the words of a lost-property board are read as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.colours import COLOUR_WORDS
from kiosk.domain.pinyin import spelled
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.domain.standard_school import STANDARD_PLACES, STANDARD_ZONES


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("蓝色水杯", "lanseshuibei"),
        ("红领巾", "honglingjin"),
        ("校服", "xiaofu"),
        ("跳绳", "tiaosheng"),
        ("羽绒服", "yurongfu"),
        ("文具盒", "wenjuhe"),
        ("雨伞", "yusan"),
        ("绿色", "lvse"),
        ("音乐教室", "yinyuejiaoshi"),
        ("长袖", "changxiu"),
        ("cup", "cup"),
        ("", ""),
    ],
)
def test_a_word_is_spelled_as_said(word: str, spelling: str) -> None:
    assert spelled(word) == spelling


def test_every_word_that_a_school_starts_with_can_be_spelled() -> None:
    words = [chinese for chinese, _ in COLOUR_WORDS.values()]
    words += [f"{kind.name_zh} {kind.words}" for kind in STANDARD_CATEGORIES]
    words += [chinese for _, chinese, _ in STANDARD_PLACES]
    words += [zone.name_zh for zone in STANDARD_ZONES]
    unread = {sign for sign in spelled("".join(words)) if not sign.isascii()}
    assert unread == set()


@given(st.text(max_size=60))
def test_anything_can_be_spelled(text: str) -> None:
    assert spelled(spelled(text)) == spelled(text)

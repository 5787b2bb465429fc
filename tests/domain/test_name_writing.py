"""A name is written by tapping: every character stands under each of its readings, the usual ones first."""

import pytest

from kiosk.domain.name_writing import characters_by_syllable
from kiosk.domain.pinyin import READINGS

TABLE = characters_by_syllable()


@pytest.mark.parametrize(
    ("syllable", "first"), [("wang", "王"), ("lin", "林"), ("zhang", "张"), ("zi", "梓"), ("lv", "吕")]
)
def test_what_names_begin_with_comes_first(syllable: str, first: str) -> None:
    assert TABLE[syllable][0] == first


@pytest.mark.parametrize(
    "written",
    ["zeng曾", "ceng曾", "shan单", "dan单", "xie解", "ou区", "qiu仇", "yue乐", "le乐", "zha查", "piao朴"],
)
def test_surnames_stand_under_their_own_reading(written: str) -> None:
    assert written[-1] in TABLE[written[:-1]]


@pytest.mark.parametrize("name", ["陈一鸣", "欧阳玥珺", "李堃喆", "周祎璟", "沈安禾", "吕思远"])
def test_every_character_of_a_name_can_be_found(name: str) -> None:
    everything = "".join(TABLE.values())
    assert [character for character in name if character not in everything] == []


def test_nothing_of_the_first_table_is_lost_and_nothing_stands_twice() -> None:
    for syllable, characters in READINGS:
        assert set(characters) <= set(TABLE[syllable])
    for syllable, characters in TABLE.items():
        assert syllable.isascii()
        assert len(set(characters)) == len(characters)


def test_rare_ones_come_behind() -> None:
    yu = TABLE["yu"]
    assert yu.index("雨") < yu.index("迂") < yu.index("蓣") < yu.index("玙")

"""What two people wrote, compared: Chinese, pinyin, English, numbers, slips."""

import pytest

from kiosk.domain.matching_words import shared, signs_of, stem


def alike(one: str, other: str) -> float:
    """What two texts share, by weight."""
    return shared(signs_of(one), signs_of(other))


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("bears", "bear"),
        ("stickers", "sticker"),
        ("zipped", "zip"),
        ("berries", "ber"),
        ("7", "7"),
        ("水杯", "水杯"),
    ],
)
def test_english_words_lose_their_endings(word: str, root: str) -> None:
    assert stem(word) == root


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("小熊贴纸", "贴了小熊的贴纸"),
        ("小熊贴纸", "小雄贴纸"),
        ("小熊", "xiaoxiong"),
        ("小熊贴纸", "a bear sticker"),
        ("膳魔师 Thermos", "thermos"),
        ("Pikachu", "pikahcu"),
        ("Decathlon", "decatlon"),
        ("５００ml", "500 ML"),
        ("bears", "bear"),
        ("broken zip", "拉链坏了"),
    ],
)
def test_the_same_mark_in_other_words_is_found(written: str, also: str) -> None:
    assert alike(written, also) == pytest.approx(alike(also, written))
    assert alike(written, also) > 0


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("小熊贴纸", "恐龙图案"),
        ("my lost thing", "the thing is missing"),
        ("红", "蓝"),
        ("Nike", "Puma"),
        ("", "小熊"),
    ],
)
def test_what_has_nothing_in_common_shares_nothing(written: str, other: str) -> None:
    assert alike(written, other) == 0


def test_brands_and_numbers_weigh_more_than_words() -> None:
    assert alike("Nike", "Nike") > alike("bear", "bear")
    assert alike("500ml", "500ml") > alike("破洞", "破洞")


def test_the_same_characters_weigh_more_than_the_same_sound() -> None:
    assert alike("小熊", "小熊") > alike("小熊", "小雄") > 0


def test_what_everybody_writes_says_nothing() -> None:
    assert signs_of("我的东西不见了") == signs_of("东西")
    assert signs_of("I think it is my ...") == {}

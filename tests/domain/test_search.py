"""The search box finds the cup by whatever people type."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.search import AT_MOST, normalised, searchable, terms

CUP = searchable(
    "蓝色水杯", "水杯", "Cup", "杯子 水壶 保温杯 bottle", "蓝色 天蓝", "blue navy", "操场", "盖子有贴纸"
)
BALL = searchable("橙色球", "球", "Ball", "篮球 足球 basketball", "橙色", "orange", "体育馆", "")


def finds(query: str, line: str) -> bool:
    return all(term in line for term in terms(query))


@pytest.mark.parametrize(
    "query",
    [
        "蓝色水杯",
        "蓝水杯",
        "蓝色的水杯",
        "我的蓝水杯",
        "一只蓝色水杯",
        "水杯",
        "杯",
        "水壶",
        "blue cup",
        "cup blue",
        "BLUE CUP",
        "Blue-Cup!",
        "Ｂｌｕｅ　Ｃｕｐ",
        "lan se shui bei",
        "lanse shuibei",
        "lanseshuibei",
        "LAN SE SHUI BEI",
        "蓝色 cup",
        "蓝色，水杯。",
        "操场 水杯",
        "贴纸",
        "  ",
        "",
    ],
)
def test_the_cup_is_found(query: str) -> None:
    assert finds(query, CUP)


@pytest.mark.parametrize(
    "query", ["红色水杯", "red cup", "hong se shui bei", "篮球", "basketball", "蓝色书包"]
)
def test_another_thing_is_not(query: str) -> None:
    assert not finds(query, CUP)


def test_words_of_any_thing_do_not_find_every_thing() -> None:
    assert finds("篮球", BALL)
    assert finds("lan qiu", BALL)
    assert not finds("水杯", BALL)
    assert not finds("blue", BALL)


def test_words_that_nobody_stores_are_left_out() -> None:
    assert terms("我的一只水杯") == ["水", "杯"]
    assert terms("的") == []


def test_a_piece_is_looked_for_once() -> None:
    assert terms("cup cup CUP 杯杯") == ["cup", "杯"]


def test_a_query_has_an_end() -> None:
    assert len(terms("水杯" * 10_000)) <= AT_MOST
    assert all(len(term) <= AT_MOST for term in terms("x" * 10_000))


def test_signs_of_a_pattern_are_only_gaps() -> None:
    assert terms("100%_\\'\"水杯") == ["100", "水", "杯"]


@given(st.text(max_size=100))
def test_anything_can_be_typed(text: str) -> None:
    for term in terms(text):
        assert term
        assert "%" not in term
        assert " " not in term


@given(st.text(max_size=AT_MOST))
def test_what_is_written_down_is_found_as_written(text: str) -> None:
    assert finds(text, searchable(text))


@given(st.text(max_size=60))
def test_normalising_once_is_enough(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert unicodedata.is_normalized("NFKC", once)

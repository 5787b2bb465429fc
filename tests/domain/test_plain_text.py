"""One line of what people type, as it is kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.plain_text import tidied


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  蓝色　水杯 \n", "蓝色 水杯"),
        ("Ｂｌｕｅ　ｃｕｐ", "Blue cup"),
        ("a\r\nb", "a b"),
        ("a\x00b\x07", "ab"),
        ("\u202egpj.exe", "gpj.exe"),
        ("a\u200bb\ufeff", "ab"),
        ("", ""),
    ],
)
def test_a_line_is_tidied(typed: str, kept: str) -> None:
    assert tidied(typed) == kept


@given(st.text(max_size=80))
def test_tidying_once_is_enough(text: str) -> None:
    once = tidied(text)
    assert tidied(once) == once
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs"} for sign in once)

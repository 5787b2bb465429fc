"""Keepers are pasted a line each, with the class as people happen to write it."""

from datetime import date

import pytest

from kiosk.domain.keeper_lines import NAME_AT_MOST, checked_name, name_and_class
from kiosk.domain.refusals import FormRefused
from kiosk.domain.school_class import SchoolClass

OCTOBER = date(2025, 10, 13)
THREE_TWO = SchoolClass(2023, 2)


@pytest.mark.parametrize(
    ("line", "name", "school_class"),
    [
        ("陈一鸣 三(2)班", "陈一鸣", THREE_TWO),
        ("陈一鸣\t三（2）班", "陈一鸣", THREE_TWO),
        ("陈一鸣，302", "陈一鸣", THREE_TWO),
        ("三年级2班 陈一鸣", "陈一鸣", THREE_TWO),
        ("陈一鸣三(2)班", "陈一鸣", THREE_TWO),
        ("陈一鸣三年级（2）班", "陈一鸣", THREE_TWO),
        ("Amy Chen, Grade 3 Class 2", "Amy Chen", THREE_TWO),
        ("G3 C2 Amy Chen", "Amy Chen", THREE_TWO),
        ("Amy Chen 2023-2", "Amy Chen", THREE_TWO),
        ("  李 思远  ", "李 思远", None),
        ("陈一鸣", "陈一鸣", None),
        ("张三2", "张三2", None),
        ("三(2)班", "", THREE_TWO),
        ("", "", None),
    ],
)
def test_a_line_is_a_name_and_perhaps_a_class(line: str, name: str, school_class: SchoolClass | None) -> None:
    assert name_and_class(line, OCTOBER) == (name, school_class)


def test_a_name_is_tidied() -> None:
    assert checked_name(" 陈\u200b一\x00鸣 ") == "陈一鸣"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "keeper_name_missing"),
        (" 、。", "keeper_name_missing"),
        ("12", "keeper_name_missing"),
        ("字" * (NAME_AT_MOST + 1), "keeper_name_too_long"),
    ],
)
def test_it_refuses_what_is_no_name(name: str, reason: str) -> None:
    with pytest.raises(FormRefused) as caught:
        checked_name(name)
    assert caught.value.reasons == {"name": reason}

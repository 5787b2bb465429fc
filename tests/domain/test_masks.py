"""A mask: enough to recognise oneself, too little to reach anybody."""

from datetime import date

import pytest

from kiosk.domain.claimant import NO_CLASS, Claimant, Masked, class_label, masked

OCTOBER = date(2025, 10, 13)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("林小雨", "林*"),
        ("林", "*"),
        ("欧阳娜娜", "欧*"),
        ("Emma Li", "E*"),
        ("阿依古丽·买买提", "阿*"),
        ("𠮷田", "𠮷*"),
    ],
)
def test_a_name_keeps_its_first_character(name: str, shown: str) -> None:
    assert masked(Claimant(name, NO_CLASS, ""), OCTOBER).name == shown


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("13800138000", "138****8000"),
        ("01062781234", "010****1234"),
        ("+85221234567", "+85****4567"),
        ("xiaoyu_mama", "x****a"),
        ("wxid_8k2j4h", "w****h"),
        ("a12345", "a****5"),
        ("lin@example.com", "l****@example.com"),
        ("123456789@qq.com", "1****@qq.com"),
        ("95588", "9****8"),
        ("", ""),
    ],
)
def test_a_contact_shows_too_little_to_reach(contact: str, shown: str) -> None:
    assert masked(Claimant("林小雨", NO_CLASS, contact), OCTOBER).contact == shown


def test_a_class_is_shown_as_people_write_it() -> None:
    claimant = Claimant("张伟", "2023-2", "13800138000")
    assert masked(claimant, OCTOBER) == Masked("张*", "三(2)班", "138****8000")
    assert masked(claimant, date(2026, 9, 1)).class_label == "四(2)班"


def test_somebody_of_no_class_has_no_label() -> None:
    assert class_label(NO_CLASS, OCTOBER) == ""

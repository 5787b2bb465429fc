"""A class moves up on 1 September, and is understood however people write it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.school_class import GRADES, SchoolClass, parse, school_year

OCTOBER = date(2025, 10, 13)
THREE_TWO = SchoolClass(2023, 2)

days = st.dates(date(2015, 1, 1), date(2060, 1, 1))
numbers = st.integers(1, 30)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2023, 9, 1), "一(2)班"),
        (date(2024, 8, 31), "一(2)班"),
        (date(2024, 9, 1), "二(2)班"),
        (date(2026, 1, 1), "三(2)班"),
        (date(2029, 8, 31), "六(2)班"),
        (date(2029, 9, 1), "2023级(2)班"),
        (date(2023, 8, 31), "2023级(2)班"),
    ],
)
def test_a_class_moves_up_on_the_first_of_september(day: date, label: str) -> None:
    assert THREE_TWO.label(day) == label


def test_a_school_year_is_named_by_its_autumn() -> None:
    assert school_year(date(2025, 8, 31)) == 2024
    assert school_year(date(2025, 9, 1)) == 2025


@pytest.mark.parametrize(
    "written",
    [
        "2023-2",
        "2023级(2)班",
        "2023级2班",
        "三(2)班",
        "三（2）班",
        "三（二）班",
        "三2班",
        "三二班",
        "三年2班",
        "三年级2班",
        "三年级二班",
        "三年级（2）班",
        "三年级 2 班",
        "三(2)",
        "3(2)班",
        "3（2）",
        "３（２）班",
        "3年2班",
        "3年级2班",
        "302",
        "302班",
        "3-2",
        "3.2",
        "3/2",
        "32",
        "Grade 3 Class 2",
        "grade 3, class 2",
        "Grade 3-2",
        "G3C2",
        "g3 c2",
        "Class 3(2)",
        "Class 3-2",
        "Class 2, Grade 3",
        "Class 2 Grade 3",
        " 三(2)班 ",
    ],
)
def test_however_people_write_it(written: str) -> None:
    assert parse(written, OCTOBER) == THREE_TWO


@pytest.mark.parametrize(
    ("written", "number"),
    [("三(12)班", 12), ("三年级十二班", 12), ("三十班", 10), ("312", 12), ("三(十)班", 10), ("三十九班", 19)],
)
def test_large_numbers(written: str, number: int) -> None:
    assert parse(written, OCTOBER) == SchoolClass(2023, number)


@pytest.mark.parametrize(
    "written",
    [
        *["", "班", "三班", "老师", "302号", "三(2)班林小雨", "3", "20232"],
        *["2023-", "-2", "300", "三(0)班", "2023-0"],
    ],
)
def test_what_is_no_class(written: str) -> None:
    assert parse(written, OCTOBER) is None


@given(st.integers(2000, 2100), numbers)
def test_a_key_says_the_class_on_any_day(year: int, number: int) -> None:
    school_class = SchoolClass(year, number)
    assert parse(school_class.key, OCTOBER) == school_class


@given(days, st.integers(-3, GRADES + 6), numbers)
def test_a_label_can_be_typed_back(day: date, grade: int, number: int) -> None:
    school_class = SchoolClass(school_year(day) - grade + 1, number)
    assert parse(school_class.label(day), day) == school_class


@given(st.text(max_size=40), days)
def test_anything_can_be_typed(text: str, day: date) -> None:
    found = parse(text, day)
    assert found is None or found.number >= 1


def test_the_youngest_sort_last() -> None:
    older, younger = SchoolClass(2023, 2), SchoolClass(2024, 1)
    assert sorted([younger, older]) == [older, younger]

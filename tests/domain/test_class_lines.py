"""Classes as an office pastes them."""

from datetime import date

import pytest

from kiosk.domain.class_lines import ClassRefused, coming_year, first_grade, read_classes
from kiosk.domain.refusals import FormRefused
from kiosk.domain.school_class import SchoolClass

OCTOBER = date(2025, 10, 13)
JULY = date(2026, 7, 1)


def labels(text: str, day: date = OCTOBER) -> list[str]:
    return [each.label(day) for each in read_classes(text, day)]


@pytest.mark.parametrize(
    "text",
    [
        "三(1)班 三(2)班",
        "三（1）班、三（2）班",
        "三(2)班\n三(1)班\n三(2)班",
        "301,302",
        "三年级2个班",
        "Grade 3 Class 1, Grade 3 Class 2",
        "Grade 3: 2 classes".replace(":", ","),
        "2023-1 2023-2",
    ],
)
def test_two_classes_of_the_third_grade(text: str) -> None:
    assert labels(text) == ["三(1)班", "三(2)班"]


@pytest.mark.parametrize(
    "text",
    [
        "1-6年级 每级4个班",
        "1到6年级每个年级4个班",
        "一至六年级，各4个班",
        "Grades 1-6, 4 classes each",
        "1-3年级 每级4个班\n4-6年级 每级4个班",
    ],
)
def test_six_grades_of_four(text: str) -> None:
    assert labels(text) == [f"{grade}({number})班" for grade in "一二三四五六" for number in range(1, 5)]


def test_one_class_is_not_a_number_of_classes() -> None:
    assert labels("三年级2班") == ["三(2)班"]


def test_a_class_that_enters_in_september_may_be_written_by_its_year() -> None:
    assert read_classes("2026级(1)班", OCTOBER) == [SchoolClass(2026, 1)]


@pytest.mark.parametrize(
    ("text", "written", "reason"),
    [
        ("三(1)班 花名册", "花名册", "class_unreadable"),
        ("三(1)班\n七(1)班", "七(1)班", "class_impossible"),
        ("三(99)班", "三(99)班", "class_impossible"),
        ("5-2年级 每级4个班", "5-2年级 每级4个班", "class_impossible"),
        ("1-6年级 每级0个班", "1-6年级 每级0个班", "class_impossible"),
        ("2019级(1)班", "2019级(1)班", "class_impossible"),
    ],
)
def test_what_is_no_class_is_named(text: str, written: str, reason: str) -> None:
    with pytest.raises(ClassRefused) as refused:
        read_classes(text, OCTOBER)
    assert (refused.value.written, refused.value.reason) == (written, reason)


@pytest.mark.parametrize(("text", "reason"), [(" \n ", "classes_missing"), ("三" * 4001, "classes_too_long")])
def test_an_empty_or_endless_text_is_refused(text: str, reason: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_classes(text, OCTOBER)
    assert refused.value.reasons == {"classes": reason}


def test_the_year_that_comes_is_this_one_while_it_is_not_there() -> None:
    known = read_classes("2-6年级 每级3个班", OCTOBER)
    assert coming_year(known, OCTOBER) == 2025
    with_first = [*first_grade(known, 2025), *known]
    assert coming_year(with_first, OCTOBER) == 2026
    assert coming_year([*first_grade(with_first, 2026), *with_first], OCTOBER) is None


def test_a_first_grade_has_as_many_classes_as_the_one_before_it() -> None:
    known = read_classes("一年级 3个班\n二年级 5个班", JULY)
    assert first_grade(known, 2026) == [SchoolClass(2026, number) for number in (1, 2, 3)]
    assert first_grade([], 2026) == [SchoolClass(2026, 1)]

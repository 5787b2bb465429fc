"""A name: every real one is welcome, and what is no name is told so kindly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.claimant import NAME_AT_MOST, NO_CLASS, Claimant, read_claimant
from kiosk.domain.refusals import FormRefused
from kiosk.domain.school_class import SchoolClass

OCTOBER = date(2025, 10, 13)
CLASSES = [SchoolClass(2023, 2), SchoolClass(2024, 1)]


def read(name: str, class_key: str = "2023-2", contact: str = "13800138000") -> Claimant:
    return read_claimant(Claimant(name, class_key, contact), CLASSES, OCTOBER, contact_required=True)


def reasons(name: str, class_key: str = "2023-2", contact: str = "13800138000") -> dict[str, str]:
    with pytest.raises(FormRefused) as refused:
        read(name, class_key, contact)
    return refused.value.reasons


@pytest.mark.parametrize(
    "name",
    [
        "林小雨",
        "欧阳娜娜",
        "李珺玥",
        "阿依古丽·买买提",
        "迪丽热巴·迪力木拉提",
        "Emma Li",
        "Emma O'Neill-Zhang",
        "José García",
        "Нурсултан",
        "さくら",
        "小雨妈妈",
        "𠮷田",
        "龘",
    ],
)
def test_a_real_name_is_kept_as_written(name: str) -> None:
    assert read(name).name == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  林小雨  ", "林小雨"),
        ("林　小雨", "林 小雨"),
        ("Ｅｍｍａ", "Emma"),
        ("林\u200b小\u200d雨\ufeff", "林小雨"),
        ("\u202e雨小林", "雨小林"),
        ("林\n小\t雨", "林 小 雨"),
        ("林\x00小雨", "林小雨"),
        ("林小雨🌧", "林小雨🌧"),
    ],
)
def test_a_name_is_tidied(typed: str, kept: str) -> None:
    assert read(typed).name == kept


@pytest.mark.parametrize("typed", ["", " ", "\u3000\t\n"])
def test_an_empty_name_is_missing(typed: str) -> None:
    assert reasons(typed) == {"name": "name_missing"}


@pytest.mark.parametrize(
    "typed",
    [
        "😀",
        "👨‍👩‍👧‍👦",
        "🇨🇳🇨🇳",
        "12345",
        "***",
        "。。。",
        "\u200b\u200b",
        "\u202e",
        "\u0301",
        "\x00",
        "\ue000",
    ],
)
def test_what_nobody_can_read_out_is_no_name(typed: str) -> None:
    assert reasons(typed) == {"name": "name_unreadable"}


def test_a_name_has_room_but_not_for_everything() -> None:
    assert read("林" * NAME_AT_MOST).name == "林" * NAME_AT_MOST
    assert reasons("林" * (NAME_AT_MOST + 1)) == {"name": "name_too_long"}
    assert reasons("林小雨" * 10_000) == {"name": "name_too_long"}
    assert reasons("ﷺ" * 3) == {"name": "name_too_long"}, "one character that is tidied into eighteen"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("2023-2", "2023-2"),
        ("三(2)班", "2023-2"),
        ("二1班", "2024-1"),
        (NO_CLASS, NO_CLASS),
        (" other ", NO_CLASS),
    ],
)
def test_a_class_is_kept_by_its_key(typed: str, key: str) -> None:
    assert read("林小雨", typed).class_key == key


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "class_missing"),
        ("  ", "class_missing"),
        ("三(9)班", "class_unknown"),
        ("2023-9", "class_unknown"),
        ("<script>", "class_unknown"),
        ("x" * 10_000, "class_unknown"),
    ],
)
def test_a_class_that_the_school_does_not_have(typed: str, reason: str) -> None:
    assert reasons("林小雨", typed) == {"class_name": reason}


def test_every_field_at_fault_is_named_at_once() -> None:
    assert reasons("😀", "", "12345678901") == {
        "name": "name_unreadable",
        "class_name": "class_missing",
        "contact": "phone_impossible",
    }


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=70), st.booleans())
def test_anything_can_be_typed(name: str, class_key: str, contact: str, required: bool) -> None:
    typed = Claimant(name, class_key, contact)
    try:
        once = read_claimant(typed, CLASSES, OCTOBER, contact_required=required)
    except FormRefused as refused:
        once = Claimant("林小雨", NO_CLASS, "13800138000")
        named = set(refused.reasons)
    else:
        named = set()
    assert named <= {"name", "class_name", "contact"}
    assert read_claimant(once, CLASSES, OCTOBER, contact_required=required) == once
    assert "\x00" not in once.name + once.class_key + once.contact

"""A contact: a phone of any sort that can ring, a WeChat id, a mail address, or nothing where allowed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.claimant import CONTACT_AT_MOST, NO_CLASS, Claimant, read_claimant
from kiosk.domain.refusals import FormRefused

OCTOBER = date(2025, 10, 13)


def read(contact: str, *, required: bool = True) -> str:
    typed = Claimant("林小雨", NO_CLASS, contact)
    return read_claimant(typed, [], OCTOBER, contact_required=required).contact


def reason(contact: str, *, required: bool = True) -> str:
    with pytest.raises(FormRefused) as refused:
        read(contact, required=required)
    assert set(refused.value.reasons) == {"contact"}
    return refused.value.reasons["contact"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800138000", "13800138000"),
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("138–0013–8000", "13800138000"),
        ("+86 138 0013 8000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("86-13800138000", "13800138000"),
        ("19912345678", "19912345678"),
        ("010-62781234", "01062781234"),
        ("（010）62781234", "01062781234"),
        ("0571-87951234", "057187951234"),
        ("4008123123", "4008123123"),
        ("+852 2123 4567", "+85221234567"),
        ("+44 20 7946 0958", "+442079460958"),
        ("+1 (212) 555-0123", "+12125550123"),
    ],
)
def test_a_phone_that_can_ring(typed: str, kept: str) -> None:
    assert read(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "1380013800",
        "138001380000",
        "12345678901",
        "11111111111",
        "00000000000",
        "110",
        "+86 10000000000",
        "+999 123456789",
        "++",
        "-",
        "1" * CONTACT_AT_MOST,
    ],
)
def test_a_phone_that_cannot_exist(typed: str) -> None:
    assert reason(typed) == "phone_impossible"


@pytest.mark.parametrize("typed", ["xiaoyu_mama", "wxid_8k2j4h", "Lin-Xiaoyu", "a12345"])
def test_a_wechat_id(typed: str) -> None:
    assert read(typed) == typed


@pytest.mark.parametrize("typed", ["lin@example.com", "mama.lin+school@mail.example.cn", "123456@qq.com"])
def test_a_mail_address(typed: str) -> None:
    assert read(typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "小雨妈妈",
        "wx",
        "a1234",
        "lin@",
        "@example.com",
        "lin@example",
        "a b@example.com",
        "😀",
        "138abc",
        "<script>",
    ],
)
def test_what_nobody_could_be_reached_by(typed: str) -> None:
    assert reason(typed) == "contact_unreadable"


def test_a_contact_has_an_end() -> None:
    assert reason("lin@" + "x" * CONTACT_AT_MOST + ".cn") == "contact_too_long"
    assert reason("1" * 100_000) == "contact_too_long"


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_no_contact_is_for_the_school_to_allow(typed: str) -> None:
    assert reason(typed) == "contact_missing"
    assert read(typed, required=False) == ""


def test_an_optional_contact_must_still_ring() -> None:
    assert reason("12345678901", required=False) == "phone_impossible"


@given(st.text("0123456789+-() .", min_size=1, max_size=CONTACT_AT_MOST))
def test_any_row_of_digits_is_kept_or_refused(typed: str) -> None:
    try:
        kept = read(typed, required=False)
    except FormRefused as refused:
        kept = ""
        reasons = set(refused.reasons.values())
    else:
        reasons = set()
    assert reasons <= {"phone_impossible", "contact_unreadable"}
    assert kept.removeprefix("+").isdecimal() or not kept
    assert read(kept, required=False) == kept

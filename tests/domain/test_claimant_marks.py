"""Whatever way somebody types the same name or contact, its mark is the same."""

import unicodedata
from datetime import date

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.claimant import NO_CLASS, Claimant, read_claimant
from kiosk.domain.claimant_marks import contact_key, is_same_family, name_key, tail_key

DAY = date(2026, 3, 2)
MOBILES = st.from_regex(r"13[0-9]{9}", fullmatch=True)
ACCOUNTS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{5,15}", fullmatch=True)
MAILS = st.builds("{}@{}.cn".format, ACCOUNTS, st.from_regex(r"[A-Za-z]{1,8}", fullmatch=True))
GAPS = st.sampled_from(["", " ", "-", "\u3000", " - ", "‐", "－", ".", "\u200b"])
NAMES = st.lists(st.sampled_from("林小雨张欧阳Ａabcßéz"), min_size=1, max_size=8).map("".join)


def kept(contact: str) -> str:
    """The contact as the form keeps it."""
    typed = Claimant("林小雨", NO_CLASS, contact)
    return read_claimant(typed, [], DAY, contact_required=True).contact


def full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


@given(MOBILES, st.lists(GAPS, min_size=11, max_size=11), st.sampled_from(["", "+86", "0086", "86", "(+86)"]))
def test_a_mobile_is_found_however_it_is_broken_up(mobile: str, gaps: list[str], code: str) -> None:
    typed = code + "".join(gap + digit for gap, digit in zip(gaps, mobile, strict=True))
    assert contact_key(typed) == contact_key(kept(mobile)) == "86" + mobile
    assert contact_key(full_width(typed)) == "86" + mobile
    assert tail_key(typed) == mobile[-4:]


@given(MOBILES, GAPS)
def test_its_last_four_find_it(mobile: str, gap: str) -> None:
    assert tail_key(mobile[-4:-2] + gap + mobile[-2:]) == tail_key(kept(mobile))


@pytest.mark.parametrize("region", ["GB", "US", "HK", "JP", "DE", "KR"])
def test_a_number_of_abroad_is_found_in_every_way_of_writing_it(region: str) -> None:
    number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    assert number is not None
    ways = phonenumbers.PhoneNumberFormat
    written = [phonenumbers.format_number(number, way) for way in (ways.E164, ways.INTERNATIONAL)]
    typed = [*written, "00" + written[0][1:], full_width(written[1]), written[0][1:]]
    assert {contact_key(each) for each in typed} == {contact_key(kept(written[0]))} == {written[0][1:]}


@pytest.mark.parametrize("typed", ["020-8123 4567", "+86 20 8123 4567", "(020) 81234567", "008620 81234567"])
def test_a_landline_is_found_with_and_without_its_country(typed: str) -> None:
    assert contact_key(typed) == contact_key(kept("02081234567")) == "862081234567"


@given(st.one_of(ACCOUNTS, MAILS))
def test_mail_and_wechat_are_found_in_any_capitals_and_width(contact: str) -> None:
    found = contact_key(kept(contact))
    ways = [contact.upper(), contact.lower(), full_width(contact), f" {contact}\t", contact.swapcase()]
    assert {contact_key(way) for way in ways} == {found}
    assert {tail_key(way) for way in ways} == {tail_key(kept(contact))}


@given(ACCOUNTS, ACCOUNTS)
def test_two_accounts_are_told_apart(one: str, other: str) -> None:
    assert (contact_key(one) == contact_key(other)) == (one.casefold() == other.casefold())


def test_the_tail_of_a_mail_address_is_the_end_of_its_account() -> None:
    assert tail_key("Lin.Xiaoyu@Example.CN") == "aoyu"


@pytest.mark.parametrize("short", ["", "   ", "123", "ab@example.cn"])
def test_what_is_shorter_than_a_tail_has_none(short: str) -> None:
    assert tail_key(short) == ""


@given(NAMES, st.sampled_from([" ", "\u3000", "·", "・", "-", "'", "\u200b"]))
def test_a_name_is_found_however_it_is_spaced_and_dotted(name: str, gap: str) -> None:
    ways = [gap.join(name), name.upper(), f" {name} ", unicodedata.normalize("NFD", name), full_width(name)]
    assert {name_key(way) for way in ways} == {name_key(name)}


def test_names_of_other_letters_stay_apart() -> None:
    assert len({name_key(name) for name in ("林小雨", "林小宇", "林晓雨", "小雨林")}) == 4


@given(st.text(max_size=60))
def test_any_text_has_keys_that_settle(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert contact_key(contact_key(text)) == contact_key(text)
    assert tail_key(tail_key(text)) in {"", tail_key(text)}


def test_a_family_is_known_again_by_its_contact_or_by_name_and_class_together() -> None:
    nothing = dict.fromkeys(("name_mark", "class_mark", "contact_mark"))
    whole = {"name_mark": b"name", "class_mark": b"class", "contact_mark": b"contact"}
    assert is_same_family(whole, {**nothing, "contact_mark": b"contact"})
    assert is_same_family(whole, {**whole, "contact_mark": None})
    assert not is_same_family(whole, {**nothing, "name_mark": b"name"})
    assert not is_same_family(whole, {**whole, "contact_mark": b"x", "class_mark": b"x"})
    assert not is_same_family(nothing, nothing)

"""Codes survive a person's fingers: one slip is always noticed, style never matters."""

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.domain.codes import (
    ALPHABET,
    LENGTH,
    check_character,
    code_in,
    is_well_formed,
    new_code,
    normalised,
)

codes = st.randoms(use_true_random=False).map(lambda chance: new_code(chance.choice))
places = st.integers(0, LENGTH - 1)


@given(codes)
def test_a_new_code_is_well_formed(code: str) -> None:
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert is_well_formed(code)


def test_the_alphabet_leaves_out_what_people_confuse() -> None:
    assert len(set(ALPHABET)) == 30
    assert not set("0O1ILU") & set(ALPHABET)


def test_every_single_slip_is_noticed() -> None:
    code = new_code(random.Random(7).choice)
    slips = [code[:at] + other + code[at + 1 :] for at in range(LENGTH) for other in ALPHABET]
    assert [slip for slip in slips if is_well_formed(slip)] == [code] * LENGTH


@given(codes, places, st.sampled_from(ALPHABET))
def test_a_slip_in_any_code_is_noticed(code: str, at: int, other: str) -> None:
    assume(code[at] != other)
    assert not is_well_formed(code[:at] + other + code[at + 1 :])


@given(codes, places, places)
def test_two_swapped_characters_are_noticed(code: str, one: int, other: int) -> None:
    assume(code[one] != code[other])
    swapped = list(code)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert not is_well_formed("".join(swapped))


@given(codes, places)
def test_a_missing_or_a_doubled_character_is_noticed(code: str, at: int) -> None:
    assert not is_well_formed(code[:at] + code[at + 1 :])
    assert not is_well_formed(code[:at] + code[at] + code[at:])


def test_a_body_without_a_check_character_is_passed_over() -> None:
    without = ALPHABET[16] + "222222"
    assert check_character(without) is None
    pieces = iter(without + "2222222")
    assert new_code(lambda _: next(pieces)) == "22222222"


@pytest.mark.parametrize(
    "typed",
    [
        "7k3m9qxa",
        "7K3M 9QXA",
        " 7k3m-9qxa ",
        "７Ｋ３Ｍ　９ＱＸＡ",
        "７ｋ３ｍ９ｑｘａ",
        "7K3M—9QXA",
        "7K3M.9QXA。",
        "7\u200bK3M9QXA\ufeff",
    ],
)
def test_style_does_not_matter(typed: str) -> None:
    assert normalised(typed) == "7K3M9QXA"


@given(st.text(max_size=200))
def test_anything_can_be_typed(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    is_well_formed(once)


@pytest.mark.parametrize("code", ["", "7K3M9QX", "7K3M9QX0", "7K3M9QXOA", "水杯水杯水杯水杯"])
def test_what_could_not_have_been_printed_is_mistyped(code: str) -> None:
    assert not is_well_formed(code)


@pytest.mark.parametrize(
    "read",
    [
        "https://station.example/t/7K3M9QXZ",
        "HTTPS://STATION.EXAMPLE/T/7K3M9QXZ",
        "http://192.168.1.20:8080/t/7k3m9qxz",
        "https://station.example/s/7K3M9QXZ",
        "https://station.example/t/7K3M9QXZ/?from=wechat#top",
        "station.example/t/7K3M-9QXZ\r\n",
        "ｈｔｔｐｓ：／／station。example／ｔ／７Ｋ３Ｍ９ＱＸＺ",
        "https：、、station。example、t、7K3M9QXZ",
        "https://station.example/s/7K3M9QXZ/ABCDEFGH",
        "https：、、station。example、s、7K3M9QXZ、23456789",
        "7K3M9QXZ",
        " 7k3m 9qxz ",
    ],
)
def test_a_code_is_found_in_what_a_scanner_read(read: str) -> None:
    assert code_in(read) == "7K3M9QXZ"


@pytest.mark.parametrize(
    "read",
    [
        "",
        "https://station.example/t/",
        "https://station.example/t/7K3M9QXA",
        "https://station.example/items/7K3M9QXZ",
        "https://station.example/t/7K3M9QXZ/claim",
        "https://station.example/x?next=/T7K3M9QXZ",
        "WIFI:S:school;T:WPA;P:7K3M9QXZ;;",
        "6901234567892",
        "水杯" * 3_000,
    ],
)
def test_what_holds_no_code_gives_none(read: str) -> None:
    assert code_in(read) is None


@given(codes)
def test_every_code_is_found_bare_and_in_its_address(code: str) -> None:
    assert code_in(code) == code_in(f"https://station.example/t/{code.lower()}") == code


@given(st.text(max_size=300))
def test_anything_can_be_scanned(text: str) -> None:
    found = code_in(text)
    assert found is None or is_well_formed(found)

"""A word of the changing code counts at its own station, in its own minutes, under the school's own key."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from kiosk.adapters.vault import Vault
from kiosk.services.changing_codes import is_word_now, word_now
from tests.clock import MONDAY


def test_it_changes_every_minute(vault: Vault) -> None:
    words = [word_now(vault, 1, MONDAY + timedelta(seconds=second)) for second in range(0, 300, 20)]
    assert len(set(words)) == 5
    assert words[0] == words[2] != words[3]


@pytest.mark.parametrize(("minutes", "counts"), [(0, True), (2, True), (3, False), (4, False), (-2, False)])
def test_it_counts_for_a_short_while(vault: Vault, minutes: int, counts: bool) -> None:
    word = word_now(vault, 1, MONDAY)
    assert is_word_now(vault, 1, word, MONDAY + timedelta(minutes=minutes)) is counts


def test_style_does_not_matter(vault: Vault) -> None:
    word = word_now(vault, 1, MONDAY)
    for written in (word.lower(), f"{word[:4]} {word[4:]}", f"{word[:4]}-{word[4:]}"):
        assert is_word_now(vault, 1, written, MONDAY)


def test_another_stations_or_another_schools_word_is_none(vault: Vault) -> None:
    other = Vault([Fernet.generate_key().decode()], "another secret key")
    assert not is_word_now(vault, 1, word_now(vault, 2, MONDAY), MONDAY)
    assert not is_word_now(vault, 1, word_now(other, 1, MONDAY), MONDAY)


@pytest.mark.parametrize("wrong", ["", "23456789", "水杯", "a" * 5000, "2" * 7])
def test_what_is_no_word_is_none(vault: Vault, wrong: str) -> None:
    assert not is_word_now(vault, 1, wrong, MONDAY)

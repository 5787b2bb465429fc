"""王老师's password is kept as a hash that costs a guesser dearly."""

import pytest

from kiosk.adapters.passwords import fits, hashed

KNOWN = hashed("correct horse 电池")


def test_the_password_fits_its_hash() -> None:
    assert fits("correct horse 电池", KNOWN)


@pytest.mark.parametrize("wrong", ["", "correct horse", "Correct horse 电池", "correct horse 电池 ", "\x00"])
def test_another_does_not(wrong: str) -> None:
    assert not fits(wrong, KNOWN)


@pytest.mark.parametrize("no_hash", ["", "not a hash", "$argon2id$v=19$broken"])
def test_nothing_fits_what_is_no_hash(no_hash: str) -> None:
    assert not fits("", no_hash)
    assert not fits("correct horse 电池", no_hash)


def test_a_hash_is_argon2id_and_salted() -> None:
    assert KNOWN.startswith("$argon2id$")
    assert hashed("the same") != hashed("the same")
    assert len(KNOWN) <= 200

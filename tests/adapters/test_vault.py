"""Claimants are sealed for the keys of the school alone; digests are its signature."""

import pytest
from cryptography.fernet import Fernet, InvalidToken
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import Claimant
from tests.conftest import ENCRYPTION_KEY, SECRET_KEY
from tests.makers import XIAOYU, XIAOYU_IN_WORDS

NEWER_KEY = Fernet.generate_key().decode()
VAULT = Vault([ENCRYPTION_KEY], SECRET_KEY)
ROTATED = Vault([NEWER_KEY, ENCRYPTION_KEY], SECRET_KEY)
RETIRED = Vault([NEWER_KEY], SECRET_KEY)


@given(st.builds(Claimant, *(st.text(max_size=60, alphabet=st.characters(exclude_categories=["Cs"])),) * 3))
def test_what_was_sealed_can_be_opened(claimant: Claimant) -> None:
    assert VAULT.open(VAULT.seal(claimant)) == claimant


def test_nothing_of_it_can_be_read() -> None:
    sealed = VAULT.seal(XIAOYU)
    assert not any(trace.encode() in sealed for trace in XIAOYU_IN_WORDS)
    assert VAULT.seal(XIAOYU) != sealed


def test_a_changed_byte_opens_nothing() -> None:
    sealed = bytearray(VAULT.seal(XIAOYU))
    sealed[20] ^= 1
    with pytest.raises(InvalidToken):
        VAULT.open(bytes(sealed))


def test_another_schools_key_opens_nothing() -> None:
    stranger = Vault([Fernet.generate_key().decode()], SECRET_KEY)
    with pytest.raises(InvalidToken):
        stranger.open(VAULT.seal(XIAOYU))
    assert stranger.open_if_kept(VAULT.seal(XIAOYU)) is None
    assert VAULT.open_if_kept(VAULT.seal(XIAOYU)) == XIAOYU


def test_a_new_key_opens_old_seals_and_makes_new_ones() -> None:
    old = VAULT.seal(XIAOYU)
    assert ROTATED.open(old) == XIAOYU
    with pytest.raises(InvalidToken):
        VAULT.open(ROTATED.seal(XIAOYU))


def test_after_resealing_the_old_key_can_retire() -> None:
    resealed = ROTATED.reseal(VAULT.seal(XIAOYU))
    assert RETIRED.open(resealed) == XIAOYU


def test_a_digest_is_one_of_its_purpose_its_parts_and_its_key() -> None:
    digest = VAULT.digest("form", "a", "b")
    assert digest == Vault([NEWER_KEY], SECRET_KEY).digest("form", "a", "b")
    others = [
        VAULT.digest("receipt", "a", "b"),
        VAULT.digest("form", "ab"),
        VAULT.digest("form", "a", "b", ""),
        VAULT.digest("form", 'a","b'),
        Vault([ENCRYPTION_KEY], "another secret").digest("form", "a", "b"),
    ]
    assert len({digest, *others}) == 6
    assert {len(each) for each in (digest, *others)} == {32}


@given(st.text(max_size=200, alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_text_that_was_sealed_can_be_opened(text: str) -> None:
    assert VAULT.open_text(VAULT.seal_text(text)) == text
    assert RETIRED.open_text(ROTATED.reseal(VAULT.seal_text(text))) == text


def test_a_mark_is_one_of_its_purpose_its_text_and_the_secret_key_alone() -> None:
    mark = VAULT.mark("name", "林小雨")
    assert mark == RETIRED.mark("name", "林小雨")
    assert len(mark) == 16
    others = [
        VAULT.mark("contact", "林小雨"),
        VAULT.mark("name", "林小宇"),
        Vault([ENCRYPTION_KEY], "another secret").mark("name", "林小雨"),
        VAULT.digest("name", "林小雨")[:16],
    ]
    assert mark not in others

"""The arithmetic of the changing code: which minutes count, for how long, and what a word looks like."""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from kiosk.domain.changing_code import good_minutes, minute_of, seconds_good, seconds_left, word_of
from kiosk.domain.codes import ALPHABET, LENGTH

NOON = datetime(2025, 10, 13, 12, 0, tzinfo=UTC)


def test_a_minute_is_the_same_everywhere() -> None:
    assert minute_of(NOON) == minute_of(NOON + timedelta(seconds=59))
    assert minute_of(NOON) + 1 == minute_of(NOON + timedelta(seconds=60))
    assert minute_of(NOON) == minute_of(NOON.astimezone(timezone(timedelta(hours=8))))


@pytest.mark.parametrize(
    ("seconds_later", "counts"),
    [(-61, False), (-60, True), (0, True), (59, True), (60, True), (179, True), (180, False), (240, False)],
)
def test_a_word_counts_in_its_minute_and_two_minutes_after_it(seconds_later: int, counts: bool) -> None:
    assert (minute_of(NOON) in good_minutes(NOON + timedelta(seconds=seconds_later))) is counts


def test_what_a_screen_is_told_is_what_counts() -> None:
    for second in (0, 1, 30, 59):
        now = NOON + timedelta(seconds=second)
        assert minute_of(now + timedelta(seconds=seconds_left(now))) == minute_of(now) + 1
        last = now + timedelta(seconds=seconds_good(now))
        assert minute_of(now) in good_minutes(last - timedelta(seconds=1))
        assert minute_of(now) not in good_minutes(last)


def test_a_word_is_of_the_codes_letters_and_every_letter_is_as_likely() -> None:
    words = [word_of(sha256(str(number).encode()).digest()) for number in range(3_000)]
    assert {len(word) for word in words} == {LENGTH}
    letters = "".join(words)
    counts = {letter: letters.count(letter) for letter in ALPHABET}
    assert sum(counts.values()) == len(letters)
    assert max(counts.values()) < 1.3 * min(counts.values())
    assert len(set(words)) == len(words)

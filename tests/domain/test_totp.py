"""The codes of the second step, against the examples of the standard (RFC 6238, appendix B; RFC 4226, D)."""

from datetime import UTC, datetime

import pytest

from kiosk.domain import totp

SECRET = b"12345678901234567890"
NOW = datetime(2025, 10, 13, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"),
     (2000000000, "279037"), (20000000000, "353130")],
)  # fmt: skip
def test_the_examples_of_the_standard(seconds: int, code: str) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert totp.code_at(SECRET, totp.step_at(moment)) == code


@pytest.mark.parametrize(("steps", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(steps: int, fits: bool) -> None:
    here = totp.step_at(NOW)
    found = totp.matching_step(SECRET, totp.code_at(SECRET, here + steps), NOW)
    assert found == (here + steps if fits else None)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "１２３４５６", "abcdef"])
def test_what_is_no_code_fits_nothing(typed: str) -> None:
    assert totp.matching_step(SECRET, typed, NOW) is None
    assert not totp.looks_like_a_code(typed)


def test_the_secret_survives_its_text() -> None:
    text = totp.as_text(SECRET)
    assert len(text) == 32
    assert totp.from_text(text) == SECRET
    assert totp.grouped(text).replace(" ", "") == text


def test_the_address_says_whose_it_is() -> None:
    said = totp.address("GEZDGNBV", "王 li", "Integrity Station")
    assert said == (
        "otpauth://totp/Integrity%20Station:%E7%8E%8B%20li?secret=GEZDGNBV&issuer=Integrity%20Station"
    )

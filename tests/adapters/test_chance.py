"""Names and codes come by chance, in the shape that the rules ask for."""

from kiosk.adapters import chance
from kiosk.domain.codes import is_well_formed, normalised


def test_codes_are_well_formed_and_new() -> None:
    codes = {chance.new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(map(is_well_formed, codes))


def test_a_things_public_name_is_never_a_code() -> None:
    refs = {chance.new_ref() for _ in range(500)}
    assert len(refs) == 500
    assert all(len(ref) == 10 and ref.isalnum() and ref == ref.lower() for ref in refs)
    assert not any(is_well_formed(normalised(ref)) for ref in refs)


def test_a_duty_code_is_six_digits_and_may_begin_with_zero() -> None:
    codes = {chance.new_duty_code() for _ in range(2000)}
    assert all(len(code) == 6 and code.isdecimal() for code in codes)
    assert any(code.startswith("0") for code in codes)


def test_a_token_fits_into_an_address() -> None:
    tokens = {chance.new_token() for _ in range(500)}
    assert len(tokens) == 500
    assert all(len(token) == 32 and token.replace("-", "a").replace("_", "a").isalnum() for token in tokens)

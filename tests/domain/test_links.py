"""What is kept of a token finds it again and gives nothing away."""

from kiosk.domain.links import digest_of


def test_a_digest_finds_its_token_and_no_other() -> None:
    assert digest_of("a token") == digest_of("a token")
    assert digest_of("a token") != digest_of("a tokem")
    assert len(digest_of("")) == 32


def test_a_link_of_today_is_found_in_ten_years() -> None:
    known = "e3316e2bafebb6103a3418e8778c0adc960d40213a03a7e7f4fcd3426ed807bf"
    assert digest_of("a token").hex() == known

"""How far two colours stand apart, against figures that WCAG itself gives."""

import pytest

from kiosk.domain.contrast import contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21.0),
        ("#ffffff", "#fff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_the_ratio_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("text", ["white", "#ff", "#12345", "rgba(0, 0, 0, .5)", "fff", "#ggg"])
def test_what_is_no_plain_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a plain colour"):
        contrast(text, "#fff")

"""A name that stands in a thing, as it is written down."""

import pytest

from kiosk.domain.name_inside import CLASS_AT_MOST, NAME_AT_MOST, NameInside, from_text, read_name_inside
from kiosk.domain.refusals import FormRefused


def test_it_is_tidied_and_comes_back_out_of_its_text() -> None:
    inside = read_name_inside("  沈安禾\u200b ", " 四(1)班")
    assert inside == NameInside("沈安禾", "四(1)班")
    assert from_text(inside.text) == inside


@pytest.mark.parametrize(
    ("name", "class_line", "known"), [("", "四(1)班", True), ("沈", "", True), (" ", "\t", False)]
)
def test_either_may_be_empty_and_nothing_is_no_name(name: str, class_line: str, known: bool) -> None:
    assert bool(read_name_inside(name, class_line)) == known


def test_what_is_too_long_is_refused_by_its_field() -> None:
    assert read_name_inside("沈" * NAME_AT_MOST, "四" * CLASS_AT_MOST)
    with pytest.raises(FormRefused) as refused:
        read_name_inside("沈" * (NAME_AT_MOST + 1), "四" * (CLASS_AT_MOST + 1))
    assert refused.value.reasons == {"name_inside": "name_too_long", "class_inside": "class_too_long"}

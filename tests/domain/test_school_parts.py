"""What an office types of zones, kinds and stations."""

from dataclasses import replace

import pytest

from kiosk.domain.choices import tidied_text
from kiosk.domain.refusals import FormRefused
from kiosk.domain.school_parts import (
    CategoryForm,
    Names,
    ZoneForm,
    checked_category,
    checked_names,
    checked_slug,
    checked_zone,
)

ZONE = ZoneForm(Names("球类区", "Balls"), "c", "orange", "grid", 12)
KIND = CategoryForm(Names("风筝", "Kite"), "只", "纸鸢", 60, held=False, icon="toy")


def test_what_is_typed_is_tidied() -> None:
    assert checked_names(Names("  北门\u200b 守护站 ", "North\tgate")) == Names("北门 守护站", "North gate")
    assert checked_slug(" North-Gate ") == "north-gate"
    assert checked_zone(ZONE)["letter"] == "C"
    assert checked_category(replace(KIND, measure=" "))["measure"] == "个"


@pytest.mark.parametrize(
    ("how", "reasons"),
    [
        ({"names": Names(" ", "")}, {"name_zh": "part_name_missing"}),
        ({"names": Names("…", "")}, {"name_zh": "part_name_missing"}),
        (
            {"names": Names("区" * 21, "Z" * 21)},
            {"name_zh": "zone_name_too_long", "name_en": "zone_name_too_long"},
        ),
        ({"letter": ""}, {"letter": "letter_impossible"}),
        ({"letter": "AB"}, {"letter": "letter_impossible"}),
        ({"letter": "区"}, {"letter": "letter_impossible"}),
        ({"colour": "gold"}, {"colour": "zone_colour_missing"}),
        ({"pattern": ""}, {"pattern": "pattern_missing"}),
        ({"capacity": None}, {"capacity": "capacity_impossible"}),
        ({"capacity": 501}, {"capacity": "capacity_impossible"}),
    ],
)
def test_a_zone_that_cannot_be_is_refused(how: dict[str, object], reasons: dict[str, str]) -> None:
    with pytest.raises(FormRefused) as refused:
        checked_zone(replace(ZONE, **how))
    assert refused.value.reasons == reasons


@pytest.mark.parametrize(
    ("how", "reasons"),
    [
        ({"names": Names("", "")}, {"name_zh": "part_name_missing"}),
        ({"names": Names("类" * 41, "")}, {"name_zh": "part_name_too_long"}),
        ({"measure": "个个个个个"}, {"measure": "measure_too_long"}),
        ({"words": "词" * 201}, {"words": "words_too_long"}),
        ({"keep_days": 0}, {"keep_days": "keep_days_impossible"}),
        ({"keep_days": None}, {"keep_days": "keep_days_impossible"}),
        ({"icon": "spaceship"}, {"icon": "icon_missing"}),
    ],
)
def test_a_kind_that_cannot_be_is_refused(how: dict[str, object], reasons: dict[str, str]) -> None:
    with pytest.raises(FormRefused) as refused:
        checked_category(replace(KIND, **how))
    assert refused.value.reasons == reasons


@pytest.mark.parametrize("slug", ["-gate", "gate-", "a--b", "北门", "a b", "g" * 33, "../x"])
def test_an_address_that_cannot_be_is_refused(slug: str) -> None:
    with pytest.raises(FormRefused) as refused:
        checked_slug(slug)
    assert refused.value.reasons == {"slug": "slug_impossible"}


def test_a_text_keeps_its_lines_and_nothing_unseen() -> None:
    assert tidied_text(" 一\r\n\r\n\r\n\u202e二\x07\t三 \r") == "一\n\n二 三"
    assert tidied_text("\n \n") == ""

"""How well a found thing fits a lost one: what brings points, what takes them, and what is said about it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.colours import Colour
from kiosk.domain.matching import DAYS_BEFORE, GOOD_FROM, KEPT_FROM, Telling, fit, near_kinds
from kiosk.domain.standard_categories import STANDARD_CATEGORIES

MONDAY = date(2025, 10, 13)
CUP = Telling("cup", "水杯 Cup 杯子 水壶 保温杯", "blue", "playground", MONDAY, "小熊贴纸")
KINDS = [category.key for category in STANDARD_CATEGORIES]


def score(**how: object) -> int:
    """How well a cup found in another way fits the cup that was lost."""
    return fit(CUP, replace(CUP, **how)).score  # type: ignore[arg-type]


def test_the_same_in_everything_is_a_good_match_with_all_its_reasons() -> None:
    same = fit(CUP, CUP)
    assert same.score >= GOOD_FROM + 10
    assert same.reasons == ("kind", "colour", "words", "place", "days")


@pytest.mark.parametrize(
    "how",
    [
        {"kind": "lunchbox"},
        {"colour": "purple"},
        {"colour": None},
        {"place": "gym"},
        {"place": None},
        {"words": "恐龙"},
        {"words": ""},
        {"day": MONDAY + timedelta(days=6)},
        {"day": MONDAY - timedelta(days=1)},
    ],
)
def test_whatever_differs_costs_points(how: dict[str, object]) -> None:
    assert 0 < score(**how) < score()


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"colour": "purple"}, {"colour": "red"}),
        ({"colour": "mixed"}, {"colour": "red"}),
        ({"colour": None}, {"colour": "red"}),
        ({"place": None}, {"place": "gym"}),
        ({"place": "elsewhere"}, {"place": "gym"}),
        ({"words": ""}, {"words": "恐龙"}),
        ({"words": "小雄贴纸"}, {"words": "恐龙"}),
        ({"day": MONDAY + timedelta(days=1)}, {"day": MONDAY + timedelta(days=9)}),
        ({"day": MONDAY - timedelta(days=1)}, {"day": MONDAY - timedelta(days=2)}),
        ({"day": MONDAY - timedelta(days=2)}, {"day": MONDAY - timedelta(days=4)}),
        ({"kind": "lunchbox"}, {"kind": "umbrella"}),
    ],
)
def test_silence_and_nearness_lie_between_agreement_and_contradiction(
    better: dict[str, object], worse: dict[str, object]
) -> None:
    assert score(**better) > score(**worse)


def test_another_kind_is_no_match_at_all() -> None:
    assert fit(CUP, replace(CUP, kind="umbrella")).score == 0


def test_what_was_logged_as_other_is_found_by_its_words() -> None:
    unsorted = {"kind": "other", "called": "其他物品 Other thing"}
    named, unnamed = score(**unsorted, words="保温杯 小熊贴纸"), score(**unsorted, words="恐龙")
    assert named >= KEPT_FROM
    assert named >= unnamed + 10


def test_what_was_found_long_before_it_was_lost_is_another_thing() -> None:
    assert score(day=MONDAY - timedelta(days=DAYS_BEFORE)) < score(day=MONDAY + timedelta(days=30))


def test_how_its_kind_is_called_says_little() -> None:
    named = replace(CUP, words="水杯")
    assert fit(named, named).score < score()


def test_near_kinds_lead_both_ways() -> None:
    for kind in KINDS:
        for near in near_kinds(kind) or ():
            assert kind in (near_kinds(near) or {kind})
    assert near_kinds("other") is None
    assert near_kinds("a kind of the school's own") == {"a kind of the school's own", "other"}


tellings = st.builds(
    Telling,
    kind=st.sampled_from([*KINDS, "own"]),
    called=st.text(max_size=20),
    colour=st.sampled_from([None, *Colour]),
    place=st.sampled_from([None, "gym", "elsewhere", "bus"]),
    day=st.dates(date(2025, 1, 1), date(2026, 1, 1)),
    words=st.text(max_size=60),
)


@given(tellings, tellings)
def test_a_score_is_a_number_from_0_to_100_with_reasons_only_for_what_speaks(
    lost: Telling, found: Telling
) -> None:
    found_fit = fit(lost, found)
    assert 0 <= found_fit.score <= 100
    assert ("colour" in found_fit.reasons) <= (lost.colour == found.colour is not None)
    assert ("place" in found_fit.reasons) <= (lost.place == found.place is not None)

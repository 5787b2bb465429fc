"""Charts as shapes: bars keep proportions and places, a line keeps to its frame, long names are cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.web.charts import WIDE, Amount, Table, line, lying, shortened, standing

NO_TABLE = Table([], [])
COUNTS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)), min_size=1, max_size=8)


def amounts(counts: list[tuple[int, int]]) -> list[Amount]:
    """Amounts whose filled part is never more than the whole."""
    return [Amount("水杯", max(pair), min(pair), "") for pair in counts]


@given(COUNTS)
def test_bars_are_as_long_as_what_they_stand_for(counts: list[tuple[int, int]]) -> None:
    given_ = amounts(counts)
    most = max(each.whole for each in given_)
    for chart, longest in (
        (lying("a", "", "", given_, NO_TABLE), WIDE - 2),
        (standing("a", "", "", given_, NO_TABLE), 110),
    ):
        for bar, amount in zip(chart.bars, given_, strict=True):
            assert 0 <= bar.filled <= bar.length <= longest
            assert bool(bar.length) == bool(amount.whole)
            assert abs(bar.length - longest * amount.whole / max(most, 1)) <= 2


@given(COUNTS)
def test_no_bar_stands_on_another(counts: list[tuple[int, int]]) -> None:
    for chart, wide in (
        (lying("a", "", "", amounts(counts), NO_TABLE), 32),
        (standing("a", "", "", amounts(counts), NO_TABLE), 24),
    ):
        feet = [bar.at for bar in chart.bars]
        assert all(after - before >= wide for before, after in pairwise(feet))
        assert feet[0] >= 0
    assert feet[-1] + 24 <= WIDE


@given(st.lists(st.integers(0, 100), min_size=1, max_size=200))
def test_a_line_keeps_to_its_frame_and_to_its_order(shares: list[int]) -> None:
    drawn = line("index", "", "", shares, ("1", "2"), NO_TABLE)
    assert all(36 <= point.x <= WIDE - 2 and 22 <= point.y <= 132 for point in drawn.points)
    assert [point.x for point in drawn.points] == sorted(point.x for point in drawn.points)
    assert (drawn.said, len(drawn.points)) == (f"{shares[-1]}%", len(shares))
    assert 0 < drawn.said_at < 136


def test_one_count_is_one_point_with_one_day_under_it() -> None:
    drawn = line("index", "", "", [92], ("11月18日", "11月18日"), NO_TABLE)
    assert (drawn.first, drawn.last, drawn.path) == ("11月18日", "", "M41 31")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("水杯", "水杯"),
        ("一二三四五六七八九十一二三", "一二三四五六七八九十一二三"),
        ("一二三四五六七八九十一二三四", "一二三四五六七八九十一二…"),
        ("A" * 26, "A" * 26),
        ("A" * 27, "A" * 25 + "…"),
    ],
)
def test_a_long_name_is_cut_where_it_would_meet_its_number(name: str, shown: str) -> None:
    assert shortened(name) == shown

"""Measures make a sheet only if all labels lie on its page."""

import pytest

from kiosk.domain.labels import Kind, checked_measures, checked_title, layout_of
from kiosk.domain.refusals import FormRefused

GOOD = {
    "page_width": 100.0,
    "page_height": 150.0,
    "columns": 2,
    "rows": 3,
    "label_width": 45.0,
    "label_height": 48.0,
    "margin_left": 4.0,
    "margin_top": 2.0,
    "gap_x": 2.0,
    "gap_y": 1.0,
    "padding": 2.0,
}


def reasons(**how: float | None) -> dict[str, str]:
    """Why these measures are refused."""
    typed = {name: value for name, value in {**GOOD, **how}.items() if value is not None}
    with pytest.raises(FormRefused) as refused:
        checked_measures(typed)
    return refused.value.reasons


def test_good_measures_are_a_sheet() -> None:
    layout = layout_of("ours", checked_measures(GOOD))
    assert list(layout.places())[:3] == [(4.0, 2.0), (51.0, 2.0), (4.0, 51.0)]
    assert (layout.per_page, layout.kind) == (6, Kind.CUT)
    assert layout_of("roll", checked_measures({**GOOD, "columns": 1, "rows": 1})).kind is Kind.ROLL


def test_lengths_are_kept_to_a_hundredth_of_a_millimetre() -> None:
    assert checked_measures({**GOOD, "label_width": 44.98765}).label_width == 44.99


@pytest.mark.parametrize("name", GOOD)
def test_none_may_be_missing(name: str) -> None:
    assert reasons(**{name: None}) == {name: "measure_unreadable"}


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("page_width", 421, "measure_impossible"),
        ("label_height", 7.9, "measure_impossible"),
        ("margin_left", -0.1, "measure_impossible"),
        ("columns", 1.5, "measure_count_impossible"),
        ("rows", 0, "measure_count_impossible"),
        ("columns", 301, "measure_count_impossible"),
        ("margin_left", 8.2, "labels_beyond_the_page"),
        ("gap_x", 7.0, "labels_beyond_the_page"),
        ("rows", 4, "labels_beyond_the_page"),
        ("gap_y", 3.0, "labels_beyond_the_page"),
        ("padding", 22.5, "padding_too_wide"),
    ],
)
def test_what_cannot_be_is_refused_by_name(name: str, value: float, reason: str) -> None:
    field = {"margin_left": "columns", "gap_x": "columns", "gap_y": "rows"}.get(name, name)
    assert reasons(**{name: value}) == {field if reason == "labels_beyond_the_page" else name: reason}


def test_no_page_holds_more_than_300_labels() -> None:
    tiny = {"page_width": 420, "page_height": 420, "columns": 20, "rows": 20, "padding": 0}
    small = {"label_width": 10, "label_height": 10, "margin_left": 0, "margin_top": 0}
    assert reasons(**tiny, **small) == {"columns": "labels_too_many"}


@pytest.mark.parametrize(
    ("title", "reason"), [(" \t", "layout_title_missing"), ("长" * 41, "layout_title_too_long")]
)
def test_a_sheet_needs_a_name_of_a_reasonable_length(title: str, reason: str) -> None:
    with pytest.raises(FormRefused) as refused:
        checked_title(title)
    assert refused.value.reasons == {"title": reason}

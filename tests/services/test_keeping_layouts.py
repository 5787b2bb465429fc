"""A school keeps the sheets it measured."""

import pytest

from kiosk.adapters.database import Database
from kiosk.domain.refusals import FormRefused, LayoutUnknown
from kiosk.queries.label_layouts import own_layouts
from kiosk.services.keeping_layouts import LAYOUTS_AT_MOST, drop_layout, keep_layout
from tests.clock import MONDAY
from tests.makers import ASchool, a_school

MEASURES = {
    "page_width": 210,
    "page_height": 297,
    "columns": 2,
    "rows": 7,
    "label_width": 99.1,
    "label_height": 38.1,
    "margin_left": 4.65,
    "margin_top": 15.15,
    "gap_x": 2.5,
    "gap_y": 0,
    "padding": 2,
}


def kept(database: Database, school: ASchool) -> list[str]:
    """The names of the school's sheets."""
    with database.read() as connection:
        return [own.layout.name for own in own_layouts(connection, school.id)]


def test_a_sheet_is_kept_by_its_name_to_a_hundredth_of_a_millimetre(
    database: Database, school: ASchool
) -> None:
    keep_layout(database, school.id, "  教务处  的标签 ", MEASURES, MONDAY)
    with database.read() as connection:
        [own] = own_layouts(connection, school.id)
    assert own.layout.name == "教务处 的标签"
    assert {name: getattr(own.layout, name) for name in MEASURES} == MEASURES


def test_the_same_once_more_is_once_and_other_measures_need_another_name(
    database: Database, school: ASchool
) -> None:
    first = keep_layout(database, school.id, "A", MEASURES, MONDAY)
    assert keep_layout(database, school.id, "A", MEASURES, MONDAY) == first
    with pytest.raises(FormRefused) as refused:
        keep_layout(database, school.id, "A", {**MEASURES, "rows": 6}, MONDAY)
    assert refused.value.reasons == {"title": "layout_title_taken"}
    assert kept(database, school) == ["A"]


def test_there_is_an_end_to_sheets(database: Database, school: ASchool) -> None:
    for number in range(LAYOUTS_AT_MOST):
        keep_layout(database, school.id, f"S{number:02}", MEASURES, MONDAY)
    with pytest.raises(FormRefused) as refused:
        keep_layout(database, school.id, "one more", MEASURES, MONDAY)
    assert refused.value.reasons == {"title": "layouts_too_many"}


def test_a_sheet_is_dropped_by_its_own_school_only(database: Database, school: ASchool) -> None:
    layout_id = keep_layout(database, school.id, "A", MEASURES, MONDAY)
    other = a_school(database, "希望小学", ("north",), "zhao")
    with pytest.raises(LayoutUnknown):
        drop_layout(database, other.id, layout_id)
    assert kept(database, other) == []
    assert kept(database, school) == ["A"]
    drop_layout(database, school.id, layout_id)
    assert kept(database, school) == []

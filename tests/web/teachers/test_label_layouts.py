"""Labels that a school measures for itself."""

import pytest

from kiosk.bootstrap import Station
from kiosk.models import LabelLayout
from tests.kept import rows_of
from tests.makers import ASchool, a_label_layout
from tests.web.doors import token_of
from tests.web.phone import Page, Phone

LABELS = "/teacher/labels"
GOOD = {
    "title": "办公室的标签",
    "page_width": "210",
    "page_height": "297",
    "columns": "2",
    "rows": "8",
    "label_width": "99,1",
    "label_height": " 33.9 ",
    "margin_left": "4.65",
    "margin_top": "12.9",
    "gap_x": "2.5",
    "gap_y": "0",
    "padding": "2",
}


def press(teacher: Phone, **filled_in: str) -> Page:
    """Fills in the measures and presses the button."""
    return teacher.press(teacher.open(LABELS).form("/labels"), **{**GOOD, **filled_in})


def titles(station: Station) -> list[str]:
    """The names of all kept labels."""
    return [title for (title,) in rows_of(station.database, LabelLayout.title)]


def test_labels_are_kept_and_chosen_at_once(teacher: Phone, station: Station) -> None:
    page = press(teacher)
    assert page.address == "/teacher/prints"
    assert page.form("/tags.pdf").fields["layout"].startswith("own:")
    assert "办公室的标签" in page.text
    assert titles(station) == ["办公室的标签"]


@pytest.mark.parametrize(
    ("field", "value", "chinese", "english"),
    [
        ("title", " ", "请给这种标签纸起个名字", "Please give the sheet a name"),
        ("label_width", "breit", "请填写以毫米为单位的长度", "Please write a length in millimetres"),
        ("label_width", "nan", "请填写以毫米为单位的长度", "Please write a length in millimetres"),
        ("rows", "9", "这么多这样大的标签，一页放不下", "do not fit on the page"),
        ("columns", "1.5", "1 到 300 之间的整数", "between 1 and 300"),
        ("label_height", "9", "手机看不清", "too fine for a phone"),
        ("page_width", "9" * 400, "请填写以毫米为单位的长度", "Please write a length in millimetres"),
    ],
)
def test_it_refuses_the_unfinished_form(
    teacher: Phone, station: Station, field: str, value: str, chinese: str, english: str
) -> None:
    page = press(teacher, **{field: value})
    assert page.status == 422
    assert page.says(chinese, english)
    assert page.form("/labels").fields["gap_x"] == "2.5"
    assert titles(station) == []


def test_a_second_sheet_of_that_name_is_refused(teacher: Phone, station: Station) -> None:
    press(teacher)
    page = press(teacher, rows="7")
    assert page.status == 422
    assert page.says("这个名字已经用在另一种标签纸上了", "Another sheet has this name")
    assert titles(station) == ["办公室的标签"]


def test_labels_are_dropped(teacher: Phone, station: Station, school: ASchool) -> None:
    a_label_layout(station.database, school)
    page = teacher.press(teacher.open(LABELS).form("/drop"))
    assert page.address == LABELS
    assert titles(station) == []


def test_another_school_sees_and_drops_nothing_of_ours(
    teacher: Phone, stranger: Phone, station: Station, school: ASchool
) -> None:
    a_label_layout(station.database, school)
    form = teacher.open(LABELS).form("/drop")
    page = stranger.open(LABELS)
    assert "教务处的标签" not in page.text
    form.fields["csrf_token"] = token_of(page)
    assert stranger.press(form).status == 404
    assert titles(station) == ["教务处的标签"]


def test_who_is_not_signed_in_keeps_and_drops_nothing(
    teacher: Phone, visitor: Phone, station: Station, school: ASchool
) -> None:
    a_label_layout(station.database, school)
    page, token = teacher.open(LABELS), token_of(visitor.open("/sign-in"))
    for ending in ("/labels", "/drop"):
        form = page.form(ending)
        form.fields["csrf_token"] = token
        assert visitor.press(form, **(GOOD if ending == "/labels" else {})).address == "/sign-in"
    assert titles(station) == ["教务处的标签"]
    assert teacher.open(page.form("/drop").action).status == 405

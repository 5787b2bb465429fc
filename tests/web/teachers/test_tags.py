"""Tags on chosen labels: skipped ones, a look before, a page to try the printer, and what is refused."""

import pypdfium2 as pdfium
import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from kiosk.bootstrap import Station
from kiosk.models import Tag, TagSeries
from tests.kept import counts
from tests.makers import ASchool, a_label_layout
from tests.web.doors import token_of
from tests.web.phone import Page, Phone, forms_in
from tests.web.teachers.taken_out import watched_in

PRINTS = "/teacher/prints"
PICTURE = "/teacher/tags.svg"


def press(teacher: Phone, **filled_in: str) -> Page:
    """Fills in the form for tags and presses its button."""
    return teacher.press(teacher.open(PRINTS).form("/tags.pdf"), **{"station": "1", **filled_in})


def make(teacher: Phone, **filled_in: str) -> bytes:
    """The PDF that the press gives."""
    form = teacher.open(PRINTS).form("/tags.pdf")
    return teacher.client.post(form.action, data={**form.fields, "station": "1", **filled_in}).data


def look(teacher: Phone, **filled_in: str) -> Page:
    """Fills it in and presses the button that only shows it."""
    page = teacher.open(PRINTS)
    form = page.form("/tags.pdf")
    form.action = "/teacher/tags/look"
    return teacher.press(form, **{"station": "1", **filled_in})


def test_a_print_is_a_series_with_its_labels_and_who_printed_it(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    make(teacher, count="3", layout="roll-40x30")
    with station.database.read() as connection:
        series = connection.execute(select(TagSeries)).one()
        assert set(connection.scalars(select(Tag.series_id))) == {series.id}
    assert (series.layout, series.count, series.printed_by) == ("roll-40x30", 3, school.staff_id)


def test_skipped_labels_stay_empty(teacher: Phone) -> None:
    pdf = make(teacher, count="2", skip="23", layout="a4-3x8")
    with pdfium.PdfDocument(pdf) as document:
        assert len(document) == 2


def twice(teacher: Phone, *second: dict[str, str]) -> list[TestResponse]:
    """The answers to one form, sent as it stands and then with what else is given."""
    form = teacher.open(PRINTS).form("/tags.pdf")
    fields = {**form.fields, "station": "1", "count": "5", "layout": "a4-3x8"}
    return [teacher.client.post(form.action, data=fields | more) for more in ({}, *second)]


def test_a_second_press_makes_nothing_and_offers_the_same_file(teacher: Phone, station: Station) -> None:
    first, second = twice(teacher, {})
    page = Page(second, "zh")
    assert (second.status_code, counts(station.database)["tag"]) == (409, 5)
    assert page.says("已经生成过 5 张", "has made its 5 tags already")
    again, fresh = (form for form in forms_in(page.html) if form.action.endswith("/tags.pdf"))
    assert teacher.client.post(again.action, data=again.fields).data == first.data
    teacher.client.post(fresh.action, data=fresh.fields)
    assert counts(station.database)["tag"] == 10


def test_a_form_that_now_asks_for_something_else_is_told_what_it_made(
    teacher: Phone, station: Station
) -> None:
    for answer in twice(
        teacher, {"count": "7"}, {"layout": "roll-30x20", "again": "1"}, {"count": "7", "watched": "1"}
    )[1:]:
        assert answer.status_code == 409
        assert "again" not in {name for form in forms_in(answer.text) for name in form.fields}
    assert counts(station.database)["tag"] == 5


def test_it_tells_a_script_how_far_it_is_and_gives_one_form_the_same_file(
    teacher: Phone, station: Station
) -> None:
    watched = {"count": "50", "watched": "1"}
    form = teacher.open(PRINTS).form("/tags.pdf")
    fields = {**form.fields, "station": "1", "layout": "roll-30x20", **watched}
    answers = [watched_in(teacher.client.post(form.action, data=fields).data) for _ in range(2)]
    assert answers[0] == answers[1]
    assert (answers[0].whole, answers[0].told) == (True, [("of", 50), ("at", 20), ("at", 40), ("at", 50)])
    assert answers[0].name.startswith("tags-")
    with pdfium.PdfDocument(answers[0].file) as document:
        assert len(document) == 50
    assert counts(station.database)["tag"] == 50


@pytest.mark.parametrize(
    ("skip", "layout"), [("24", "a4-3x8"), ("1", "roll-30x20"), ("-1", "a4-3x8"), ("x", "a4-3x8")]
)
def test_it_refuses_to_skip_a_whole_sheet(teacher: Phone, station: Station, skip: str, layout: str) -> None:
    page = press(teacher, count="3", skip=skip, layout=layout)
    assert page.status == 422
    assert page.says("请填写已经用掉几张标签", "how many labels are used")
    assert page.form("/tags.pdf").fields["skip"] == skip
    assert counts(station.database)["tag"] == 0


def test_labels_too_low_for_any_code_are_named_with_the_reason_and_refused(
    teacher: Phone, station: Station
) -> None:
    page = teacher.open(PRINTS)
    assert "l4731-like" not in page.form("/tags.pdf").choices["layout"]
    assert page.says("手机至少要 0.4 毫米", "a phone needs 0.4 mm")
    assert press(teacher, count="3", layout="l4731-like").status == 422
    assert counts(station.database)["tag"] == 0


def test_a_look_makes_nothing_and_keeps_what_was_chosen(teacher: Phone, station: Station) -> None:
    page = look(teacher, count="7", layout="hang-3x3", skip="2")
    assert (page.status, page.address.split("?")[0]) == (200, PRINTS)
    form = page.form("/tags.pdf")
    assert (form.fields["count"], form.fields["skip"], form.fields["layout"]) == ("7", "2", "hang-3x3")
    assert f"{PICTURE}?layout=hang-3x3&amp;station=1&amp;skip=2" in page.html
    assert counts(station.database)["tag"] == counts(station.database)["tag_series"] == 0


@pytest.mark.parametrize(
    "query", ["", "?layout=roll-30x20", "?layout=hang-3x3&station=2&skip=99", "?skip=-1&station=x"]
)
def test_the_picture_says_sample_and_carries_no_code_of_ours(
    teacher: Phone, station: Station, query: str
) -> None:
    answer = teacher.client.get(PICTURE + query)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert "样张 SAMPLE" in answer.text
    assert counts(station.database)["tag"] == 0


@pytest.mark.parametrize(
    "address",
    [f"{PICTURE}?layout=a5", f"{PICTURE}?layout=l4731-like", "/teacher/calibration.pdf?layout=own:9"],
)
def test_there_is_no_picture_of_unknown_labels(teacher: Phone, address: str) -> None:
    assert teacher.open(address).status == 404


def test_a_calibration_page_is_as_large_as_its_paper(teacher: Phone) -> None:
    answer = teacher.client.get("/teacher/calibration.pdf?layout=roll-60x40")
    assert answer.mimetype == "application/pdf"
    with pdfium.PdfDocument(answer.data) as document:
        wide, high = document[0].get_size()
    assert (round(wide / 72 * 25.4, 1), round(high / 72 * 25.4, 1)) == (60, 40)


def test_the_schools_own_labels_stand_among_the_others_but_not_at_another_school(
    teacher: Phone, stranger: Phone, station: Station, school: ASchool
) -> None:
    key = f"own:{a_label_layout(station.database, school)}"
    page = teacher.open(PRINTS)
    assert "教务处的标签" in page.text
    assert key in page.form("/tags.pdf").choices["layout"]
    make(teacher, count="2", layout=key)
    with station.database.read() as connection:
        assert connection.scalar(select(TagSeries.layout)) == "教务处的标签"
    assert key not in stranger.open(PRINTS).form("/tags.pdf").choices["layout"]
    assert stranger.open(f"{PICTURE}?layout={key}").status == 404
    assert stranger.open(f"/teacher/calibration.pdf?layout={key}").status == 404


def test_who_is_not_signed_in_sees_none_of_it(visitor: Phone, teacher: Phone, station: Station) -> None:
    form = teacher.open(PRINTS).form("/tags.pdf")
    form.action, form.fields["csrf_token"] = "/teacher/tags/look", token_of(visitor.open("/sign-in"))
    assert visitor.press(form).address == "/sign-in"
    assert visitor.open(PICTURE).address == "/sign-in"
    assert visitor.open("/teacher/calibration.pdf").address == "/sign-in"

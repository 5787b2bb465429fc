"""The office keeps the classes, the texts and the rules."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.choices import Choices
from kiosk.models.school_class import classes_of
from kiosk.models.setting import choices_of
from tests.clock import Clock
from tests.makers import ASchool
from tests.web.doors import signed_in
from tests.web.phone import Phone
from tests.web.teachers.school_office import HOME, an_office, sent

CLASSES, TEXTS, RULES = f"{HOME}/classes", f"{HOME}/texts", f"{HOME}/rules"


@pytest.fixture
def office(app: Flask, station: Station, school: ASchool) -> Phone:
    return an_office(app, station, school)


def keys(station: Station, school: ASchool) -> list[str]:
    with station.database.read() as connection:
        return [each.key for each in classes_of(connection, school.id)]


def chosen(station: Station, school: ASchool) -> Choices:
    with station.database.read() as connection:
        return choices_of(connection, school.id)


def test_a_pasted_list_is_all_classes_if_the_office_says_so(
    office: Phone, station: Station, school: ASchool, elsewhere: ASchool
) -> None:
    sent(office, CLASSES, CLASSES, classes="1-6年级 每级2个班", only="1")
    assert keys(station, school) == [
        f"{year}-{number}" for year in range(2025, 2019, -1) for number in (1, 2)
    ]
    for _ in range(2):
        sent(office, CLASSES, CLASSES, classes="三(9)班")
    assert len(keys(station, school)) == 13
    assert len(keys(station, elsewhere)) == 36


def test_what_is_no_class_is_named_and_nothing_is_kept(
    office: Phone, station: Station, school: ASchool
) -> None:
    page = sent(office, CLASSES, CLASSES, classes="三(1)班 <b>大班", only="1")
    assert page.status == 422
    assert "“<b>大班”：看不懂这个班级" in page.text
    assert "三(1)班 &lt;b&gt;大班</textarea>" in page.html
    assert 'name="only" value="1" checked' in page.html
    assert len(keys(station, school)) == 36


def test_the_next_first_grade_comes_in_one_press_and_only_once(
    office: Phone, station: Station, school: ASchool
) -> None:
    form = office.open(CLASSES).form("/first-grade")
    for _ in range(2):
        page = office.press(form)
    assert page.says("九月起", "From September on")
    assert len([key for key in keys(station, school) if key.startswith("2026-")]) == 6
    assert len(keys(station, school)) == 42
    assert not [form for form in page.forms if form.action.endswith("/first-grade")]
    assert "一(1)班" in office.open("/late").text
    assert "2026级" not in office.open("/late").text


def test_in_september_all_have_moved_up_and_who_left_is_taken_away(
    office: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    clock.now = datetime(2026, 9, 1, 2, tzinfo=UTC)
    signed_in(office, "office")
    page = office.open(CLASSES)
    assert page.says("这些班已毕业离校", "These have left the school")
    assert "2020级(1)班" in page.text
    sent(office, CLASSES, "/remove-left")
    sent(office, CLASSES, "/first-grade")
    assert keys(station, school)[0] == "2026-1"
    assert keys(station, school)[-1] == "2021-6"


def test_ticked_classes_go_and_a_stranger_key_harms_nobody(
    office: Phone, station: Station, school: ASchool, elsewhere: ASchool
) -> None:
    form = office.open(CLASSES).form("/remove")
    for _ in range(2):
        office.press(form, **{"class": "2023-2"})
    assert len(keys(station, school)) == 35
    office.press(form, **{"class": "' OR 1=1"})
    office.press(form)
    assert len(keys(station, school)) == 35
    assert len(keys(station, elsewhere)) == 36


def test_the_texts_are_kept_as_plain_lines(office: Phone, station: Station, school: ASchool) -> None:
    page = sent(
        office,
        TEXTS,
        TEXTS,
        pledge_zh="一看。\r\n<script>二认</script>\u202e",
        pledge_en="",
        privacy_zh="",
        privacy_en="a" * 900,
    )
    assert page.status == 200
    assert "一看。\n&lt;script&gt;二认&lt;/script&gt;</textarea>" in page.html
    assert chosen(station, school).pledge_zh == "一看。\n<script>二认</script>"
    page = sent(office, TEXTS, TEXTS, pledge_zh="诺" * 901, pledge_en="Kept", privacy_zh="", privacy_en="")
    assert page.status == 422
    assert "Kept</textarea>" in page.html
    assert chosen(station, school).pledge_en == ""
    sent(office, TEXTS, TEXTS, pledge_zh=" ", pledge_en="", privacy_zh="", privacy_en="")
    assert chosen(station, school) == Choices()


def test_the_longest_text_of_quotes_and_lines_fits(office: Phone, station: Station, school: ASchool) -> None:
    text = "\n".join(['"'] * 450)
    sent(office, TEXTS, TEXTS, pledge_zh=text, pledge_en="", privacy_zh="", privacy_en="")
    assert chosen(station, school).pledge_zh == text


def test_the_rules_are_kept_and_hold_at_once(
    office: Phone, station: Station, school: ASchool, elsewhere: ASchool
) -> None:
    days = {"claimant_days": " 30 ", "lost_days": "14", "request_days": "21", "display_days": "7"}
    chosen_ones = {"board_readers": "pass", "languages": "en,zh"}
    page = sent(office, RULES, RULES, contact_required=None, tags_reusable="1", **chosen_ones, **days)
    assert page.status == 200
    assert chosen(station, school) == Choices(
        contact_required=False,
        tags_reusable=True,
        claimant_days=30,
        lost_days=14,
        request_days=21,
        display_days=7,
        board_readers="pass",
        languages=("en", "zh"),
    )
    assert office.open("/board/east").status == 403
    assert office.open("/board/elsewhere").status == 200
    assert chosen(station, elsewhere) == Choices()
    assert "30" in office.open(f"/privacy?school={school.id}").text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("claimant_days", "0"),
        ("claimant_days", "3651"),
        ("lost_days", "366"),
        ("request_days", ""),
        ("display_days", "a week"),
        ("board_readers", "nobody"),
        ("languages", "fr"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_and_the_rest_stays_typed(
    office: Phone, station: Station, school: ASchool, field: str, typed: str
) -> None:
    page = sent(office, RULES, RULES, **{"contact_required": None, field: typed})
    assert page.status == 422
    assert f'id="err-{field}"' in page.html
    form = page.form(RULES)
    assert "contact_required" not in form.fields
    assert form.fields.get(field, typed) == typed
    assert chosen(station, school) == Choices()

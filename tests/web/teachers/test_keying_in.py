"""/teacher/paper: sheets and their rows, each once, with kind answers; never another school's."""

from datetime import timedelta

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.codes import grouped
from kiosk.domain.item_life import State
from kiosk.models import Claim, Dispute
from kiosk.services.hanging_back import put_back_claimed
from kiosk.services.logging_items import Logged
from tests.clock import MONDAY, Clock
from tests.kept import counts, outcomes_of, rows_of, state_of
from tests.makers import ASchool, a_claim, a_tag, an_item
from tests.services.on_paper import SERIAL
from tests.web.doors import signed_in
from tests.web.families.gate import THREE_LINES
from tests.web.phone import Page, Phone

PAPER = "/teacher/paper"
SHEET = f"{PAPER}/{SERIAL}"
HAORANS = {"name": "周浩然", "contact": "139 0013 9000"}
WHEN = {"day": "2025-10-13", "time": "15:30"}


@pytest.fixture
def code(station: Station, school: ASchool) -> str:
    return a_tag(station.database, school)


@pytest.fixture
def cup(station: Station, school: ASchool, code: str) -> Logged:
    """A cup with a tag on it."""
    return an_item(station.database, school, tag_code=code)


def key_in(teacher: Phone, code: str = "", row: int | str = 1, **how: str) -> Page:
    """Fills in the form of a row and presses the button."""
    form = teacher.open(f"{SHEET}?row={row}").form(SHEET)
    return teacher.press(form, code=code, **{**THREE_LINES, **WHEN, **how})


def test_a_sheet_is_opened_by_its_code(teacher: Phone) -> None:
    for typed in (SERIAL, f" {grouped(SERIAL).lower()} "):
        page = teacher.press(teacher.open(PAPER).form(PAPER), serial=typed)
        assert page.address == SHEET
        assert grouped(SERIAL) in page.title


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ("7K3M9QXA", "有一处打错了", "This code has a slip in it"),
        ("", "请输入纸单号", "Please type the sheet's code"),
    ],
)
def test_a_mistyped_code_is_said_and_kept(teacher: Phone, typed: str, chinese: str, english: str) -> None:
    page = teacher.press(teacher.open(PAPER).form(PAPER), serial=typed)
    assert page.status == 422
    assert page.says(chinese, english)
    assert page.form(PAPER).fields["serial"] == typed
    assert teacher.open(f"{PAPER}/{typed or 'nothing'}").status == 404


def test_a_row_is_registered_and_the_next_one_waits(
    app: Flask, station: Station, clock: Clock, cup: Logged, code: str
) -> None:
    clock.forward(days=2)
    teacher = Phone(app)
    signed_in(teacher)
    page = key_in(teacher, grouped(code).lower())
    assert page.status == 200
    assert page.says("第 1 行已登记", "Row 1 is on record")
    form = page.form(SHEET)
    assert (form.fields["row"], form.fields["day"], form.fields["name"]) == ("2", "10-13", "")
    assert rows_of(station.database, Claim.kind, Claim.claimed_at) == [
        ("at_station", MONDAY + timedelta(seconds=1))
    ]
    assert state_of(station.database, cup.id) == State.CLAIMED
    [(claim_id,)] = rows_of(station.database, Claim.id)
    assert f"/teacher/claims/{claim_id}" in page.links


def test_the_same_row_again_is_on_record_already(
    teacher: Phone, station: Station, school: ASchool, cup: Logged, code: str
) -> None:
    key_in(teacher, code)
    before = counts(station.database)
    assert key_in(teacher, code).says("第 1 行已登记", "Row 1 is on record")
    page = key_in(teacher, code, name="周浩然")
    assert page.status == 409
    assert page.says("这一行已经登记过了。", "This row is on record already.")
    assert page.form(SHEET).fields["name"] == "周浩然"
    [(claim_id,)] = rows_of(station.database, Claim.id)
    assert f"/teacher/claims/{claim_id}" in page.links
    assert counts(station.database) == before


def test_all_that_is_wrong_is_said_at_once(teacher: Phone, station: Station) -> None:
    before = counts(station.database)
    page = key_in(teacher, "ABCDEFGH", name="", contact="12", day="someday", time="25:00")
    for chinese, english in (
        ("请把月、日写成", "Please write month and day like"),
        ("请把时间写成", "Please write the time like"),
        ("编码好像输错了", "This code has a slip in it"),
        ("请写上姓名", "Please write a name"),
        ("这个电话号码不对", "This phone number cannot be right"),
    ):
        assert page.says(chinese, english)
    order = ("day", "time", "code", "name", "contact")
    assert [link for link in page.links if link.startswith("#f-")] == [f"#f-{field}" for field in order]
    assert counts(station.database) == before


def test_another_day_is_said_to_be_another_row(teacher: Phone, cup: Logged, code: str) -> None:
    key_in(teacher, code)
    assert key_in(teacher, code, time="").says("这一行已经登记过了。", "This row is on record already.")


def test_a_tags_code_is_no_sheet_but_another_schools_tag_is_not_told_of(
    teacher: Phone, stranger: Phone, code: str
) -> None:
    page = teacher.press(teacher.open(PAPER).form(PAPER), serial=code)
    assert page.status == 422
    assert page.says("这是吊牌上的编码", "This is the code of a tag")
    assert stranger.press(stranger.open(PAPER).form(PAPER), serial=code).address == f"{PAPER}/{code}"


def test_a_class_is_found_by_its_number(teacher: Phone) -> None:
    page = teacher.open(SHEET)
    assert "302 三(2)班</option>" in page.html


def test_wrong_rows_keep_what_was_typed(teacher: Phone, station: Station, cup: Logged, code: str) -> None:
    before = counts(station.database)
    page = key_in(teacher, code, name="", class_name="", day="2025-10-14", time="16:30")
    assert page.status == 422
    for chinese, english in (
        ("请写上姓名", "Please write a name"),
        ("请选择班级", "Please choose a class"),
        ("这一天还没到", "This day has not come yet"),
    ):
        assert page.says(chinese, english)
    form = page.form(SHEET)
    kept = {name: form.fields[name] for name in ("code", "contact", "day", "time", "row")}
    assert kept == {"code": code, "contact": THREE_LINES["contact"], "day": "2025-10-14", "time": "16:30"} | {
        "row": "1"
    }
    assert counts(station.database) == before


@pytest.mark.parametrize(
    ("how", "chinese", "english"),
    [
        ({"code": ""}, "请输入吊牌上的编码", "Please type the tag's code"),
        ({"code": "ABCDEFGH"}, "编码好像输错了", "This code has a slip in it"),
        ({"code": SERIAL}, "您学校没有找到这件物品", "No thing of your school"),
        ({"day": "someday"}, "请把月、日写成", "Please write month and day like"),
        ({"time": "25:00"}, "请把时间写成", "Please write the time like"),
        ({"time": "half past"}, "请把时间写成", "Please write the time like"),
        ({"time": "15:31"}, "这个时间还没到", "This time has not come yet"),
        ({"day": "2025-08-01"}, "31 天以上", "more than 31 days ago"),
        ({"day": "2025-10-09"}, "那天以后才捡到", "found only after that day"),
    ],
)
def test_each_slip_has_its_sentence(
    teacher: Phone, station: Station, cup: Logged, code: str, how: dict[str, str], chinese: str, english: str
) -> None:
    before = counts(station.database)
    page = key_in(teacher, **{"code": code, **how})
    assert page.status == 422
    assert page.says(chinese, english)
    assert counts(station.database) == before


@pytest.mark.parametrize("row", ["9", "0", "", "one"])
def test_a_row_that_is_none_is_refused(
    teacher: Phone, station: Station, cup: Logged, code: str, row: str
) -> None:
    page = teacher.press(teacher.open(SHEET).form(SHEET), code=code, **THREE_LINES, row=row)
    assert page.status == 422
    assert page.says("请选择这一行前面的行号", "Please choose the number that stands before the row")
    assert outcomes_of(station.database, cup.id) == []


@pytest.mark.parametrize("typed", ["1530", "15：30", "15.30", "15:30:00", "", "930", "9:05"])
def test_a_time_may_be_written_as_the_hand_writes_it(
    teacher: Phone, station: Station, cup: Logged, code: str, typed: str
) -> None:
    assert key_in(teacher, code, time=typed).status == 200
    assert outcomes_of(station.database, cup.id) == ["open"]


def test_a_picture_will_do_for_a_code(teacher: Phone, station: Station, school: ASchool, cup: Logged) -> None:
    gone = an_item(station.database, school, State.MISSING, note="红色围巾")
    form = teacher.open(SHEET).form(SHEET)
    assert form.choices["ref"] == [gone.ref, cup.ref]
    assert key_in(teacher, ref=gone.ref).says("第 1 行已登记", "Row 1 is on record")
    assert rows_of(station.database, Claim.kind) == [("late",)]


def test_a_picture_tells_where_a_code_cannot_be_read_to_its_end(
    teacher: Phone, station: Station, school: ASchool, cup: Logged, code: str
) -> None:
    other = an_item(station.database, school)
    assert key_in(teacher, code, ref=other.ref).status == 200
    assert outcomes_of(station.database, cup.id) == ["open"], "a whole code goes before a picture"
    assert key_in(teacher, code[:5], row=2, ref=other.ref).status == 200
    assert outcomes_of(station.database, other.id) == ["open"]


def test_a_things_address_will_do_for_a_code(teacher: Phone, station: Station, cup: Logged) -> None:
    assert key_in(teacher, f"{station.config.base_url}/items/{cup.ref}").status == 200
    assert outcomes_of(station.database, cup.id) == ["open"]


@pytest.mark.parametrize(
    ("state", "chinese", "english"),
    [(State.STORED, "没有挂在守护栏上", "does not hang on a board")],
)
def test_what_does_not_hang_there_is_said(
    teacher: Phone, station: Station, school: ASchool, state: State, chinese: str, english: str
) -> None:
    thing = an_item(station.database, school, state)
    page = key_in(teacher, ref=thing.ref)
    assert page.status == 409
    assert page.says(chinese, english)


def test_two_families_and_one_thing_are_talked_with(
    teacher: Phone, station: Station, school: ASchool, cup: Logged, code: str
) -> None:
    a_claim(station.database, station.vault, school, cup)
    page = key_in(teacher, code, **HAORANS)
    assert page.status == 409
    assert page.says("这件失物后来已经有人登记了。", "Somebody registered this thing meanwhile.")
    assert 'form="row" name="mine" value="1"' in page.html
    kept = teacher.press(page.form(SHEET), mine="1")
    [(dispute_id,)] = rows_of(station.database, Dispute.id)
    assert f"/teacher/disputes/{dispute_id}" in kept.links
    assert kept.says("第 1 行已登记", "Row 1 is on record")
    assert outcomes_of(station.database, cup.id) == ["open"]
    opened = teacher.press(teacher.open(f"/teacher/disputes/{dispute_id}").form("/open"))
    assert f"{grouped(SERIAL)} - 1" in opened.text
    again = key_in(teacher, code, **HAORANS)
    assert again.says("这一行已经登记过了。", "This row is on record already.")


def test_the_same_family_is_known_without_opening_it(
    teacher: Phone, station: Station, school: ASchool, cup: Logged, code: str
) -> None:
    a_claim(station.database, station.vault, school, cup)
    before = counts(station.database)
    for how in ({"name": "林妈妈"}, {"contact": HAORANS["contact"]}):
        page = key_in(teacher, code, row=3, **how)
        assert page.status == 409
        assert page.says("这家人后来自己登记过这件失物了。", "This same family registered this thing itself")
        assert f"{SHEET}?row=4&day=2025-10-13" in page.links
        assert 'name="mine"' not in page.html
    assert counts(station.database) == before


def test_what_came_back_meanwhile_is_registered_after_all(
    teacher: Phone, station: Station, school: ASchool, cup: Logged, code: str
) -> None:
    a_claim(station.database, station.vault, school, cup)
    page = key_in(teacher, code, **HAORANS)
    put_back_claimed(station.database, school.id, 1, school.staff_id, MONDAY)
    assert teacher.press(page.form(SHEET), mine="1").status == 200
    assert outcomes_of(station.database, cup.id) == ["put_back", "open"]
    assert counts(station.database)["dispute"] == 0


def test_a_slip_is_put_back_and_keyed_in_anew(
    teacher: Phone, station: Station, school: ASchool, cup: Logged, code: str
) -> None:
    wrong = an_item(station.database, school)
    key_in(teacher, ref=wrong.ref)
    put_back_claimed(station.database, school.id, 1, school.staff_id, MONDAY)
    page = key_in(teacher, code)
    assert page.status == 409
    assert page.says("这一行登记过，后来撤销了。", "This row was on record, and that was undone since.")
    a_claim(station.database, station.vault, school, cup)
    meanwhile = teacher.press(page.form(SHEET), anew="1", **HAORANS)
    assert meanwhile.says("这件失物后来已经有人登记了。", "Somebody registered this thing meanwhile.")
    kept = teacher.press(meanwhile.form(SHEET), mine="1")
    assert kept.says("第 1 行已登记", "Row 1 is on record")
    assert counts(station.database)["dispute"] == 1


def test_an_undone_row_has_a_way_of_its_own_and_keeps_its_sheet_from_the_shredder(
    teacher: Phone, station: Station, school: ASchool, cup: Logged, code: str
) -> None:
    things = [an_item(station.database, school) for _ in range(8)]
    for row, thing in enumerate(things, 1):
        page = key_in(teacher, ref=thing.ref, row=row)
    assert page.says("这张纸单每一行都登记好了", "Every row of this sheet is on record")
    put_back_claimed(station.database, school.id, 1, school.staff_id, MONDAY)
    page = teacher.open(SHEET)
    assert not page.says("这张纸单每一行都登记好了", "Every row of this sheet is on record")
    [way] = [link for link in page.links if "anew=1" in link]
    form = teacher.open(way).form(SHEET)
    page = teacher.press(form, code=code, **{**THREE_LINES, **WHEN})
    assert page.says("第 1 行已登记", "Row 1 is on record")
    assert outcomes_of(station.database, cup.id) == ["open"]


def test_a_full_sheet_may_be_shredded(teacher: Phone, station: Station, school: ASchool) -> None:
    page = teacher.open(SHEET)
    for row in range(1, 9):
        assert not page.says("再拿下一张", "take the next one")
        page = key_in(teacher, ref=an_item(station.database, school).ref, row=row)
    assert page.says("这张纸单每一行都登记好了", "Every row of this sheet is on record")


def test_another_school_has_a_sheet_of_its_own(
    teacher: Phone, stranger: Phone, station: Station, cup: Logged, code: str
) -> None:
    before = counts(station.database)
    assert key_in(stranger, code).says("您学校没有找到这件物品", "No thing of your school")
    assert key_in(stranger, ref=cup.ref).says("您学校没有找到这件物品", "No thing of your school")
    assert counts(station.database) == before
    key_in(teacher, code)
    assert "/teacher/claims/" not in " ".join(stranger.open(SHEET).links)


def test_a_familys_form_cannot_fill_a_row_beforehand(
    station: Station, school: ASchool, teacher: Phone, cup: Logged, code: str, app: Flask
) -> None:
    other = an_item(station.database, school)
    family = Phone(app)
    family.open(f"/t/{code}")
    form = family.open(f"/items/{other.ref}").form("/claim")
    form.fields["key"] = f"paper {school.id} {SERIAL} 1"
    assert family.press(form, **THREE_LINES).status == 200
    assert key_in(teacher, code).says("第 1 行已登记", "Row 1 is on record")
    assert outcomes_of(station.database, cup.id) == ["open"]


def test_who_is_not_signed_in_keys_nothing_in(visitor: Phone, teacher: Phone, station: Station) -> None:
    assert visitor.open(PAPER).address == "/sign-in"
    assert visitor.open(SHEET).address == "/sign-in"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, school: ASchool, language: str) -> None:
    browser = Phone(app, language)
    signed_in(browser)
    assert browser.open(PAPER).says("把纸上的登记录进来", "Key in what was written on paper")
    assert browser.open(SHEET).says("这张纸单的各行", "The rows of this sheet")

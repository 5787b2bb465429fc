"""The claim log taken out as a file: what is in it, who may, and that the access log knew it first."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from kiosk.adapters.spreadsheets.scratch import ROOM
from kiosk.bootstrap import Station
from kiosk.domain.claimant import Claimant
from kiosk.models import AccessEntry
from kiosk.queries.access_log import first_break
from kiosk.services.claiming import claim_late
from kiosk.services.returning import PUT_BACK, put_back
from tests.adapters.spreadsheets.reading import moment_of
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import HAORAN, ASchool, a_claim, a_claim_form, an_item
from tests.web.doors import signed_in
from tests.web.phone import Phone
from tests.web.teachers.taken_out import CSV, PAGE, XLSX, get, lines_of, rows_of_book, watched_in

FORMULA = "=HYPERLINK(A1)"
PERSONAL = ("林小雨", "周浩然", "13800138000", "13912345678", "三(2)班", "小熊贴纸", "2023-2")


@pytest.fixture(autouse=True)
def claims(station: Station, school: ASchool, elsewhere: ASchool) -> None:
    """A cup of Monday, put back on Tuesday; a ball at the north gate, late; and a cup of another school."""
    east, north = school.station_ids
    cup = an_item(station.database, school, station_id=east, note="小熊贴纸")
    token = a_claim(station.database, station.vault, school, cup, MONDAY + timedelta(days=3))
    put_back(station.database, token, PUT_BACK, MONDAY + timedelta(days=4))
    ball = an_item(station.database, school, category="ball", station_id=north, colour=None)
    form = a_claim_form(ball, typed=HAORAN)
    claim_late(station.database, station.vault, form, MONDAY + timedelta(days=5))
    a_claim(station.database, station.vault, elsewhere)


def entries(station: Station) -> list[tuple[str, str]]:
    return [(act, reason) for act, reason in rows_of(station.database, AccessEntry.act, AccessEntry.reason)]


def with_names(
    office: Phone, query: str = "", reason: str = "期末核对", kind: str = "csv", **how: str
) -> Any:
    form = office.open(f"{PAGE}{query}").form("/export")
    fields = {**form.fields, "reason": reason, "format": kind, **how}
    return office.client.post(PAGE, data=fields, base_url="http://localhost")


def test_a_row_says_what_where_when_and_how_it_ended(teacher: Phone) -> None:
    ball, cup = lines_of(get(teacher, CSV).data)
    assert cup == {
        "编号": "1",
        "登记时间": "2025-10-16 15:30",
        "登记方式": "在守护站",
        "物品": "蓝色水杯",
        "种类": "水杯",
        "颜色": "蓝色",
        "分区": "B 水杯区",
        "捡到地点": "操场",
        "捡到的日子": "2025-10-13",
        "等了几天": "3",
        "守护站": "实验小学east门",
        "状态": "已放回",
        "归还时间": "2025-10-17 15:30",
        "查看时间": "",
        "值得看看": "",
    }
    assert (ball["物品"], ball["登记方式"], ball["归还时间"]) == ("球", "补登记", "")


def test_the_workbook_says_the_same_with_real_numbers_and_dates(teacher: Phone) -> None:
    answer = get(teacher, XLSX)
    _ball, cup = rows_of_book(answer.data)
    _line, line = lines_of(get(teacher, CSV).data)
    assert f"{moment_of(cup['登记时间']):%Y-%m-%d %H:%M}" == line["登记时间"]
    assert f"{moment_of(cup['捡到的日子']):%Y-%m-%d}" == line["捡到的日子"]
    assert (cup["编号"], cup["等了几天"]) == (1, 3)
    texts = {name: value for name, value in cup.items() if isinstance(value, str)}
    assert texts.items() <= line.items()
    assert answer.headers["Content-Disposition"] == "attachment; filename=claims-2025-10-13.xlsx"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", [CSV, XLSX])
def test_nothing_in_it_is_about_a_person(admin: Phone, address: str) -> None:
    """The office too gets names only where it asks for them."""
    file = get(admin, address).data
    words = str(rows_of_book(file)) if address == XLSX else file.decode("utf-8-sig")
    assert "蓝色水杯" in words
    assert [told for told in PERSONAL if told in words] == []


@pytest.mark.parametrize("address", [CSV, XLSX])
def test_it_is_narrowed_as_the_log_is(teacher: Phone, address: str) -> None:
    read = lines_of if address == CSV else rows_of_book
    numbers = {
        query: [int(row["编号"]) for row in read(get(teacher, f"{address}?{query}").data)]  # type: ignore[arg-type, operator]
        for query in ("kind=late", "station=1", "category=cup&outcome=open", "since=2025-10-18", "odd=yes")
    }
    assert numbers == {
        "kind=late": [2],
        "station=1": [1],
        "category=cup&outcome=open": [],
        "since=2025-10-18": [2],
        "odd=yes": [],
    }


def test_a_kept_search_narrows_it(teacher: Phone) -> None:
    page = teacher.press(teacher.open("/teacher/claims").form("/search"), words="周浩然")
    [link] = [link for link in page.links if link.startswith(PAGE)]
    page = teacher.open(link)
    assert "周浩然" in page.text
    [csv_link] = [link for link in page.links if ".csv" in link]
    assert [row["编号"] for row in lines_of(get(teacher, csv_link).data)] == ["2"]


def test_a_search_that_ended_finds_nobody(teacher: Phone) -> None:
    assert lines_of(get(teacher, f"{CSV}?found=long-ago").data) == []
    assert "这次搜索已经结束" in teacher.open(f"{PAGE}?found=long-ago").text


def test_no_other_school_is_in_it(stranger: Phone, teacher: Phone) -> None:
    assert [row["编号"] for row in lines_of(get(stranger, CSV).data)] == ["3"]
    assert [row["编号"] for row in lines_of(get(teacher, f"{CSV}?station=3").data)] == ["2", "1"]


def test_the_access_log_knows_before_the_first_byte(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    language = {"Accept-Language": "zh"}
    answer = teacher.client.get(
        f"{CSV}?kind=late&since=2025-10-14", base_url="http://localhost", headers=language, buffered=False
    )
    assert entries(station) == [("export", "csv 1 plain kind,since")]
    answer.close()
    get(teacher, XLSX)
    assert entries(station)[1:] == [("export", "xlsx 2 plain all")]
    with station.database.read() as connection:
        assert first_break(connection, school.id) is None


def test_looking_at_the_page_or_at_the_head_leaves_no_entry(teacher: Phone, station: Station) -> None:
    page = teacher.open(f"{PAGE}?kind=late")
    assert page.says("导出记录", "Take the log out")
    assert "补登记" in page.text
    assert "1 条认领" in page.text
    assert teacher.client.head(CSV, base_url="http://localhost").data == b""
    assert entries(station) == []


def test_where_no_entry_can_be_written_nothing_leaves(teacher: Phone, station: Station) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    before = counts(station.database)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.services.exporting.note_access", refuse)
        answer = get(teacher, CSV)
    assert (answer.status_code, answer.mimetype) == (500, "text/html")
    assert counts(station.database) == before


def test_the_office_takes_names_out_on_purpose(admin: Phone, station: Station, school: ASchool) -> None:
    answer = with_names(admin, "?station=1", reason="  期末  核对 ")
    [cup] = lines_of(answer.data)
    assert (cup["姓名"], cup["班级"], cup["电话"]) == ("林小雨", "三(2)班", "13800138000")
    assert cup["失物备注"] == "小熊贴纸"
    assert "claims-with-names-" in answer.headers["Content-Disposition"]
    assert entries(station) == [("export", "csv 1 names station 期末 核对")]
    told = admin.open("/teacher/access").text
    assert "CSV · 1 条认领 · 含姓名和电话 · 守护站 · 期末 核对" in told
    with station.database.read() as connection:
        assert first_break(connection, school.id) is None


def test_names_are_in_the_workbook_too(admin: Phone) -> None:
    ball, _cup = rows_of_book(with_names(admin, kind="xlsx").data)
    assert (ball["姓名"], ball["班级"], ball["电话"]) == ("周浩然", "二(1)班", "13912345678")


def test_a_name_that_is_a_formula_is_defused(admin: Phone, station: Station, school: ASchool) -> None:
    item = an_item(station.database, school)
    a_claim(station.database, station.vault, school, item, typed=Claimant(FORMULA, "2023-2", "+442079460958"))
    line = lines_of(with_names(admin).data)[0]
    assert (line["姓名"], line["电话"]) == (f"'{FORMULA}", "'+442079460958")
    row = rows_of_book(with_names(admin, kind="xlsx").data)[0]
    assert (row["姓名"], row["电话"]) == (FORMULA, "+442079460958")


def test_names_need_a_reason_every_time(admin: Phone, station: Station) -> None:
    with_names(admin)
    answer = with_names(admin, reason=" ")
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert len(entries(station)) == 1


def test_names_are_for_the_office_alone(teacher: Phone, stranger: Phone, station: Station) -> None:
    page = teacher.open(PAGE)
    assert not [form for form in page.forms if form.action == PAGE]
    token = page.form("/sign-out").fields["csrf_token"]
    answer = teacher.client.post(
        PAGE, data={"csrf_token": token, "reason": "看看"}, base_url="http://localhost"
    )
    assert answer.status_code == 403
    assert entries(station) == []


def test_who_is_not_signed_in_gets_no_file(visitor: Phone, station: Station) -> None:
    for address in (CSV, XLSX, PAGE):
        assert visitor.open(address).address == "/sign-in"
    assert entries(station) == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_watched_file_is_the_same_file(teacher: Phone, kind: str) -> None:
    address = f"/teacher/claims.{kind}"
    answer = get(teacher, f"{address}?watched=1")
    assert answer.mimetype == "application/octet-stream"
    found = watched_in(answer.data)
    assert (found.name, found.whole) == (f"claims-2025-10-13.{kind}", True)
    assert found.told == [("of", 2), ("at", 2)]
    if kind == "csv":
        assert found.file == get(teacher, address).data
    else:
        assert rows_of_book(found.file) == rows_of_book(get(teacher, address).data)


@pytest.mark.parametrize("address", [CSV, XLSX, f"{XLSX}?watched=1"])
def test_nothing_is_left_on_the_disk(teacher: Phone, station: Station, address: str) -> None:
    get(teacher, address)
    room = station.config.data_dir / ROOM
    assert not room.exists() or list(room.iterdir()) == []


def test_nothing_is_left_on_the_disk_when_the_browser_goes(teacher: Phone, station: Station) -> None:
    answer = teacher.client.get(f"{XLSX}?watched=1", base_url="http://localhost", buffered=False)
    parts = answer.iter_encoded()
    assert next(parts).startswith(b"name ")
    assert next(parts) == b"at 2\n"
    room = station.config.data_dir / ROOM
    assert len(list(room.iterdir())) == 1
    answer.close()
    assert list(room.iterdir()) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_the_readers_language(app: Flask, language: str) -> None:
    browser = Phone(app, language)
    signed_in(browser)
    page = browser.open(PAGE)
    assert page.says("不含姓名和电话", "Without names and phones")
    assert page.says("含姓名和电话的文件，只有教务处可以导出。", "is for the school office alone.")
    _ball, cup = lines_of(get(browser, CSV).data)
    assert ("蓝色水杯" in cup.values(), "Blue cup" in cup.values()) == (language == "zh", language == "en")


def test_a_log_longer_than_a_batch_is_whole(
    teacher: Phone, station: Station, school: ASchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.web.teachers.export_rows._AT_ONCE", 2)
    for _ in range(3):
        a_claim(station.database, station.vault, school)
    found = watched_in(get(teacher, f"{CSV}?watched=1").data)
    assert found.told == [("of", 5), ("at", 2), ("at", 4), ("at", 5)]
    assert [row["编号"] for row in lines_of(found.file)] == ["6", "5", "4", "2", "1"]

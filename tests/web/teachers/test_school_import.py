"""The office imports a table: it is looked at first, and then all of it is on record, once."""

import codecs
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.models import Item, Place
from kiosk.services.logging_items import log_item
from kiosk.services.printing_tags import make_tags
from kiosk.services.stepping import STATION
from tests.clock import MONDAY, Clock
from tests.kept import counts
from tests.makers import ASchool, a_log_form, a_tag
from tests.web.doors import signed_in
from tests.web.phone import Page, Phone
from tests.web.teachers.school_office import HOME, an_office, sent

IMPORT, NOW = f"{HOME}/import", f"{HOME}/import/now"
TABLE = "类别,分区,地点,颜色,备注\n水杯,B,食堂,蓝色,有贴纸\n雨伞,,,,\n手机,B,操场,,\n"


@pytest.fixture
def office(app: Flask, station: Station, school: ASchool) -> Phone:
    return an_office(app, station, school)


def looked(office: Phone, text: str = TABLE, **more: Any) -> Page:
    return sent(office, IMPORT, IMPORT, text=text, **more)


def things(station: Station) -> int:
    with station.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(Item)) or 0


def test_a_table_is_looked_at_and_then_imported(office: Phone, station: Station) -> None:
    page = looked(office)
    assert page.title == "还没有导入任何东西"
    assert page.says("每一行都没有问题：共 3 件", "Every row is fine")
    assert things(station) == 0
    page = office.press(page.form(NOW))
    assert page.title == "已登记 3 件失物"
    assert page.address.startswith(f"{IMPORT}/")
    assert "1" in page.text
    assert things(station) == 3
    board = office.open("/board/east").text
    assert "蓝色水杯" in board
    assert "雨伞" not in board


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + TABLE.encode(),
        TABLE.encode("gb18030"),
        codecs.BOM_UTF16_LE + TABLE.replace(",", "\t").encode("utf-16-le"),
    ],
)
def test_a_file_goes_before_what_was_pasted(office: Phone, station: Station, content: bytes) -> None:
    page = looked(office, "类别\n飞机", table=(BytesIO(content), "things.csv"))
    office.press(page.form(NOW))
    assert things(station) == 3


def test_wrong_cells_are_told_in_sentences_and_nothing_can_be_imported(
    office: Phone, station: Station
) -> None:
    page = looked(office, "类别,地点,价格\n水杯,食堂,3\n水壶,食堂二,\n<b>,<i>,\n")
    assert page.status == 422
    assert "第 3 行「类别」列：学校没有“水壶”这个类别。您是不是想写“水杯”？" in page.text
    assert "第 3 行「地点」列：学校没有“食堂二”这个地点。您是不是想写“食堂”？" in page.text
    assert "“&lt;b&gt;”" in page.html
    assert "价格" in page.text
    assert [form for form in page.forms if form.action == NOW] == []
    assert things(station) == 0


def test_the_sentences_are_in_the_readers_language(app: Flask, station: Station, school: ASchool) -> None:
    an_office(app, station, school)
    english = Phone(app, "en")
    signed_in(english, "office")
    page = looked(english, "category,place\ncup,canteeen\n")
    sentence = "Row 2, column place: “canteeen” is not a place of this school. Did you mean Canteen?"
    assert sentence in page.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "里面还什么都没有"),
        ({"text": "地点\n食堂"}, "第 1 行应当是表头"),
        ({"text": '类别,备注\n水杯,"没有关上'}, "第 2 行有一个引号没有关上"),
        ({"table": (BytesIO(b"PK\x03\x04"), "things.xlsx")}, "这是 Excel 工作簿"),
        ({"text": "类别\n" + "水杯\n" * 2001}, "最多 2000 行"),
    ],
)
def test_what_is_no_table_is_refused_and_what_was_pasted_stays(
    office: Phone, station: Station, typed: dict[str, Any], sentence: str
) -> None:
    page = looked(office, **{"text": "类别", **typed})
    assert page.status == 422
    assert sentence in page.text
    assert 'id="err-table"' in page.html
    assert (typed.get("text", "类别") + "</textarea>").replace('"', "&#34;") in page.html


def test_a_second_press_and_a_reload_import_nothing_more(
    office: Phone, station: Station, school: ASchool
) -> None:
    code = a_tag(station.database, school)
    form = office.open(IMPORT).form(IMPORT)
    text = f"类别,吊牌\n水杯,{code}\n水杯,\n水杯,\n"
    pages = [office.press(form, text=text) for _ in range(2)]
    made = [office.press(page.form(NOW)) for page in (*pages, pages[0])]
    assert [page.title for page in made] == ["已登记 3 件失物"] * 3
    assert len({page.address for page in made}) == 1
    assert things(station) == 3


def test_what_changed_since_the_look_is_looked_at_once_more(
    office: Phone, station: Station, school: ASchool
) -> None:
    code = a_tag(station.database, school)
    page = looked(office, f"类别,地点,吊牌\n雨伞,,\n水杯,食堂,{code}\n")
    log_item(station.database, a_log_form(school, tag_code=code), None, STATION, MONDAY)
    before = counts(station.database)
    again = office.press(page.form(NOW))
    assert again.status == 422
    assert "您查看之后有了变化，所以什么也没有导入。" in again.text
    assert "第 3 行「吊牌」列" in again.text
    assert counts(station.database) == before


def test_what_means_another_thing_by_now_is_shown_before_it_is_kept(
    office: Phone, station: Station, school: ASchool
) -> None:
    page = looked(office, "类别,地点\n水杯,食堂\n")
    with station.database.engine.begin() as connection:
        for key, name in (("canteen", "大食堂"), ("gym", "食堂")):
            connection.execute(update(Place).where(Place.key == key).values(name_zh=name))
    again = office.press(page.form(NOW))
    assert again.status == 422
    assert things(station) == 0
    assert office.press(again.form(NOW)).title == "已登记 1 件失物"


def test_what_was_carried_along_is_what_was_looked_at(
    app: Flask, office: Phone, station: Station, elsewhere: ASchool
) -> None:
    form = looked(office).form(NOW)
    for carried in ("", "made up", form.fields["carried"][:-1] + "x"):
        assert office.press(form, carried=carried).status == 422
    theirs = an_office(app, station, elsewhere, "theirs")
    stranger = looked(theirs).form(NOW)
    assert theirs.press(stranger, carried=form.fields["carried"]).status == 422
    assert things(station) == 0


def test_today_is_the_day_of_the_look(office: Phone, station: Station, clock: Clock) -> None:
    clock.now = datetime(2025, 10, 13, 15, 55, tzinfo=UTC)  # five minutes to midnight at the school
    page = looked(office, "类别\n水杯\n")
    clock.forward(minutes=10)
    office.press(page.form(NOW))
    with station.database.read() as connection:
        assert connection.scalar(select(Item.found_on)) == MONDAY.date()


def test_things_go_to_the_station_that_is_chosen(office: Phone, station: Station, school: ASchool) -> None:
    page = looked(office, "类别,站点\n水杯,\n雨伞,实验小学east门\n", station=str(school.station_ids[1]))
    office.press(page.form(NOW))
    with station.database.read() as connection:
        assert list(connection.scalars(select(Item.station_id).order_by(Item.form_key))) == [
            school.station_ids[1],
            school.station_ids[0],
        ]


def test_a_full_table_fits_through_the_form(office: Phone, station: Station, school: ASchool) -> None:
    codes = make_tags(station.database, school.station_id, 2000, chance.new_code, MONDAY)
    rows = "".join(f"水杯,B,食堂,蓝色,{n}{'小熊贴纸' * 9},2025-10-01,{codes[n]}\n" for n in range(2000))
    text = f"类别,分区,地点,颜色,备注,捡到日期,吊牌\n{rows}"
    page = looked(office, "", table=(BytesIO(text.encode("gb18030")), "things.csv"))
    assert office.press(page.form(NOW)).title == "已登记 2000 件失物"
    assert things(station) == 2000


def test_an_empty_table_to_fill_in_is_understood(office: Phone, station: Station) -> None:
    answer = office.open(f"{IMPORT}.csv").response
    assert answer.headers["Content-Disposition"] == "attachment; filename=import.csv"
    content = answer.get_data()
    assert content.startswith(codecs.BOM_UTF8)
    page = looked(office, content.decode("utf-8-sig") + "水杯,B 水杯区,食堂,蓝,,9月7日,,\n")
    assert page.status == 200


def test_another_schools_import_and_one_that_never_was_are_not_here(
    app: Flask, office: Phone, station: Station, elsewhere: ASchool
) -> None:
    made = office.press(looked(office).form(NOW)).address
    theirs = an_office(app, station, elsewhere, "theirs")
    assert theirs.open(made).status == 404
    assert office.open(f"{IMPORT}/{'0' * 32}").status == 404


def test_it_is_the_offices(teacher: Phone, visitor: Phone, station: Station) -> None:
    assert teacher.open(IMPORT).status == 403
    assert visitor.open(IMPORT).address == "/sign-in"
    assert teacher.client.get(NOW).status_code in {403, 404, 405}
    assert things(station) == 0

"""Sheets of blank tags, the poster, and a new code for a station."""

from dataclasses import replace

import pypdfium2 as pdfium
import pytest
import zxingcpp
from flask import Flask
from PIL import Image
from sqlalchemy import select
from werkzeug.test import TestResponse

from kiosk.bootstrap import Station
from kiosk.config import Config
from kiosk.domain import codes
from kiosk.models import Station as StationRow
from kiosk.models import Tag
from kiosk.services.choosing import choose
from kiosk.web.app import create_app
from tests.kept import counts
from tests.makers import ASchool
from tests.web.doors import signed_in, token_of
from tests.web.phone import Page, Phone

PRINTS = "/teacher/prints"


def press(teacher: Phone, **filled_in: str | None) -> Page:
    """Fills in the form for tags and presses the button."""
    form = teacher.open(PRINTS).form("/tags.pdf")
    return teacher.press(form, **{"station": "1", **filled_in})


def sheet(teacher: Phone, **filled_in: str) -> TestResponse:
    """The PDF that the same press gives."""
    form = teacher.open(PRINTS).form("/tags.pdf")
    return teacher.client.post(form.action, data={**form.fields, "station": "1", **filled_in})


def picture_of(pdf: bytes, page: int = 0) -> Image.Image:
    """A page at 200 dpi, so that a symbol can be read off it."""
    document = pdfium.PdfDocument(pdf)
    picture: Image.Image = document[page].render(scale=200 / 72).to_pil()
    document.close()
    return picture


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pdfium.PdfDocument(pdf)
    number = len(document)
    document.close()
    return number


def read_off(pdf: bytes, page: int = 0) -> set[str]:
    """What the symbols of a page say."""
    return {symbol.text for symbol in zxingcpp.read_barcodes(picture_of(pdf, page))}


def tags(station: Station) -> dict[str, int]:
    """The station of every tag on record, by the tag's code."""
    with station.database.read() as connection:
        return dict(connection.execute(select(Tag.code, Tag.station_id)).all())


def station_codes(station: Station) -> list[str]:
    """The present code of every station."""
    with station.database.read() as connection:
        return list(connection.scalars(select(StationRow.code).order_by(StationRow.id)))


def test_a_sheet_of_tags_is_a_download(teacher: Phone, station: Station) -> None:
    answer = sheet(teacher, station="2", count="5")
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename=tags-north-2025-10-13-5.pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    made = tags(station)
    assert set(made.values()) == {2}
    assert all(map(codes.is_well_formed, made))
    assert read_off(answer.data) == {f"{station.config.base_url}/t/{code}" for code in made}


def test_a_printed_tag_leads_where_it_should(teacher: Phone, visitor: Phone, station: Station) -> None:
    [address] = read_off(sheet(teacher, count="1").data)
    page = visitor.open(address.removeprefix(station.config.base_url))
    assert page.says("这个吊牌还空着", "This tag is still empty")


def test_every_layout_can_be_chosen(teacher: Phone, station: Station) -> None:
    layouts = teacher.open(PRINTS).form("/tags.pdf").choices["layout"]
    assert {"a4-3x8", "l7160-like", "hang-3x3", "roll-30x20"} <= set(layouts)
    for layout in layouts:
        assert sheet(teacher, layout=layout, count="2").mimetype == "application/pdf"
    assert pages_in(sheet(teacher, layout="a4-3x8", count="25").data) == 2
    assert len(tags(station)) == 2 * len(layouts) + 25


def test_every_form_makes_new_tags(teacher: Phone, station: Station) -> None:
    sheets = [sheet(teacher, count="3").data for _ in range(2)]
    assert not read_off(sheets[0]) & read_off(sheets[1])
    assert len(tags(station)) == 6


@pytest.mark.parametrize("count", ["", "0", "2001", "-3", "many", "1.5", "9" * 30])
def test_it_refuses_a_number_that_is_none(teacher: Phone, station: Station, count: str) -> None:
    page = press(teacher, count=count)
    assert page.status == 422
    assert page.says("请填写数量，1 到 2000 之间。", "between 1 and 2000.")
    assert page.form("/tags.pdf").fields["count"] == count
    assert tags(station) == {}


@pytest.mark.parametrize(
    ("field", "value", "chinese", "english"),
    [
        ("layout", "a5", "请选择一种版式。", "Please choose one of the sheets."),
        ("layout", None, "请选择一种版式。", "Please choose one of the sheets."),
        ("station", "99", "请选择本校的一个守护站。", "Please choose one of your stations."),
        ("station", None, "请选择本校的一个守护站。", "Please choose one of your stations."),
    ],
)
def test_it_refuses_the_unfinished_form(
    teacher: Phone, station: Station, field: str, value: str | None, chinese: str, english: str
) -> None:
    page = press(teacher, count="3", **{field: value})
    assert page.status == 422
    assert page.says(chinese, english)
    assert tags(station) == {}


def test_an_address_too_long_for_small_tags_is_refused_before_any_is_made(
    station: Station, school: ASchool
) -> None:
    base_url = f"https://{'lost-and-found.' * 6}school.example"
    there = replace(station, config=Config(data_dir=station.config.data_dir, base_url=base_url))
    browser = Phone(create_app(there), origin=base_url)
    signed_in(browser)
    page = press(browser, layout="a4-6x16", count="3")
    assert page.status == 422
    assert page.says("守护站的网址太长", "The station's address is too long")
    assert tags(station) == {}


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_the_poster_carries_the_stations_code(teacher: Phone, station: Station, size: str) -> None:
    answer = teacher.client.get(f"/teacher/poster.pdf?station=2&page={size}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f"attachment; filename=poster-north-{size}.pdf"
    assert read_off(answer.data) == {f"{station.config.base_url}/s/{station_codes(station)[1]}"}
    width, _height = picture_of(answer.data).size
    assert round(width / 200 * 25.4) == {"a4": 210, "a3": 297}[size]


@pytest.mark.parametrize(
    "query", ["", "?station=99", "?station=x", "?station=1&page=a0", f"?station={10**40}"]
)
def test_there_is_no_poster_of_nothing(teacher: Phone, query: str) -> None:
    assert teacher.open(f"/teacher/poster.pdf{query}").status == 404


def test_a_station_gets_a_new_code(teacher: Phone, visitor: Phone, station: Station) -> None:
    before = station_codes(station)
    page = teacher.press(teacher.open(PRINTS).form("/stations/1/renew-code"))
    after = station_codes(station)
    assert page.address == PRINTS
    assert f"{after[0][:4]} {after[0][4:]}" in page.text
    assert page.says("旧站点码的海报已失效", "A poster with an older code opens nothing any more")
    assert after[0] != before[0]
    assert after[1] == before[1]
    assert visitor.open(f"/s/{before[0]}").status == 404
    assert visitor.open(f"/s/{after[0]}").status == 200


def test_the_page_says_what_a_new_code_costs_before_it_is_made(teacher: Phone) -> None:
    page = teacher.open(PRINTS)
    assert page.says("墙上的海报马上失效", "The poster on the wall stops working at once")


def test_another_school_prints_and_renews_nothing_of_ours(
    stranger: Phone, teacher: Phone, station: Station
) -> None:
    form = teacher.open(PRINTS).form("/stations/1/renew-code")
    form.fields["csrf_token"] = token_of(stranger.open(PRINTS))
    before = counts(station.database), station_codes(station)
    assert press(stranger, station="1", count="1").status == 422
    assert stranger.open("/teacher/poster.pdf?station=1").status == 404
    assert stranger.press(form).status == 404
    assert stranger.open(f"{PRINTS}?renewed=1").text.count(before[1][0][:4]) == 0
    assert (counts(station.database), station_codes(station)) == before


def test_who_is_not_signed_in_prints_and_renews_nothing(
    visitor: Phone, teacher: Phone, station: Station
) -> None:
    page = teacher.open(PRINTS)
    token = token_of(visitor.open("/sign-in"))
    before = counts(station.database), station_codes(station)
    for ending in ("/tags.pdf", "/stations/1/renew-code"):
        form = page.form(ending)
        form.fields["csrf_token"] = token
        assert visitor.press(form, station="1").address == "/sign-in"
    assert visitor.open("/teacher/poster.pdf?station=1").address == "/sign-in"
    assert (counts(station.database), station_codes(station)) == before


@pytest.mark.parametrize("address", ["/teacher/tags.pdf", "/teacher/stations/1/renew-code"])
def test_making_and_renewing_refuse_get(teacher: Phone, station: Station, address: str) -> None:
    before = counts(station.database), station_codes(station)
    assert teacher.open(address).status == 405
    assert (counts(station.database), station_codes(station)) == before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, school: ASchool, language: str) -> None:
    browser = Phone(app, language)
    signed_in(browser)
    assert browser.open(PRINTS).says("空白吊牌", "Blank tags")
    assert press(browser, count="0").says("请填写数量，1 到 2000 之间。", "between 1 and 2000.")


def test_it_says_where_the_printed_code_gives_no_pass(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    words = ("印出来的码不能用来登记", "The printed code gives no pass")
    assert not teacher.open(PRINTS).says(*words)
    choose(station.database, school.id, changing_code=True, printed_code=False)
    assert teacher.open(PRINTS).says(*words)

"""GET and POST /lost: a family tells what it misses and gets a page of its own."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from kiosk.bootstrap import Station
from kiosk.models import LostNotice
from kiosk.web.families import lost
from tests.makers import XIAOYU, ASchool, a_school, an_item, the_strangers_school
from tests.web.phone import HtmlForm, Page, Phone

TOLD = {
    "category": "cup",
    "colour": "blue",
    "place": "playground",
    "lost_on": "2025-10-13",
    "words": "小熊贴纸",
    "contact": XIAOYU.contact,
}


def lost_form(page: Page) -> HtmlForm:
    """The form of a lost notice."""
    return page.form("/lost")


def tell(phone: Phone, **typed: str | None) -> Page:
    """Opens the form, fills it in, presses the button."""
    return phone.press(lost_form(phone.open("/lost")), **{**TOLD, **typed})


def notices(station: Station) -> int:
    with station.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(LostNotice)) or 0


def test_it_leads_to_a_page_of_its_own(reader: Phone, station: Station) -> None:
    page = tell(reader)
    assert page.status == 200
    assert page.address.startswith("/lost/")
    assert len(page.address) > len("/lost/") + 30
    assert page.says("寻物：蓝色水杯", "Lost: Blue cup")
    assert "小熊贴纸" in page.text
    assert notices(station) == 1


def test_the_form_asks_in_both_languages(reader: Phone) -> None:
    page = reader.open("/lost")
    assert page.says("丢了东西？告诉守护站", "Lost something? Tell the station")
    form = lost_form(page)
    assert form.fields["lost_on"] == "2025-10-13"
    assert {"cup", "jacket", "phone"} <= set(form.choices["category"])
    assert {"blue", ""} <= set(form.choices["colour"])
    assert {"playground", ""} <= set(form.choices["place"])


def test_the_answer_is_an_address_to_keep(family: Phone) -> None:
    page = family.open("/lost")
    response = family.client.post(
        "/lost", data={**lost_form(page).fields, **TOLD}, base_url="http://localhost"
    )
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/lost/")


def test_the_same_form_twice_is_one_notice_and_one_page(family: Phone, station: Station) -> None:
    form = lost_form(family.open("/lost"))
    first, second = (family.press(form, **TOLD) for _ in range(2))
    assert first.address == second.address
    assert notices(station) == 1


def test_the_same_form_with_other_words_is_asked_for_once_more(reader: Phone, station: Station) -> None:
    form = lost_form(reader.open("/lost"))
    reader.press(form, **TOLD)
    page = reader.press(form, **{**TOLD, "words": "恐龙"})
    assert page.status == 409
    assert lost_form(page).fields["words"] == "恐龙"
    assert reader.press(lost_form(page)).address.startswith("/lost/")
    assert notices(station) == 2


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"category": None}, ("请点一张图片：丢了什么？", "Please tap a picture: what did you lose?")),
        ({"lost_on": "2025-10-14"}, ("这一天还没到", "This day has not come yet.")),
        ({"lost_on": "soon"}, ("请选择不见的日子", "Please choose the day on which you missed it")),
        ({"contact": ""}, ("请", "Please write a phone number, in case a teacher needs to reach you.")),
        ({"contact": "123"}, ("请", "This phone number cannot be right.")),
        ({"words": "字" * 101}, ("请最多写 100 个字。", "Please write at most 100 characters about it.")),
    ],
)
def test_an_unfinished_form_keeps_what_was_typed(
    reader: Phone, station: Station, missing: dict[str, str | None], sentence: tuple[str, str]
) -> None:
    page = tell(reader, **missing)
    assert page.status == 422
    assert page.says(*sentence)
    kept = lost_form(page).fields
    for name, value in {**TOLD, **missing}.items():
        assert kept.get(name) == value or value == "soon", name
    assert notices(station) == 0


def test_not_sure_is_an_answer(reader: Phone) -> None:
    page = tell(reader, colour="", place="", words="", lost_on="", unsure="1")
    assert page.status == 200
    assert page.says("寻物：水杯", "Lost: Cup")
    assert page.says("10月6日", "6 Oct")


def test_where_the_contact_is_optional_it_may_stay_empty(app: Flask, station: Station) -> None:
    a_school(station.database, contact_required="false")
    assert tell(Phone(app, "en"), contact="").says("没有保存电话号码。", "No phone number is kept.")


def test_it_refuses_a_missing_token(family: Phone, station: Station) -> None:
    assert tell(family, csrf_token=None).status == 400
    assert notices(station) == 0


def test_a_form_without_its_token_comes_back_filled_in(family: Phone) -> None:
    page = tell(family, csrf_token="old")
    assert page.status == 400
    assert lost_form(page).fields["words"] == "小熊贴纸"


def test_on_a_server_of_several_schools_it_asks_which(
    app: Flask, station: Station, school: ASchool, reader: Phone
) -> None:
    other = the_strangers_school(station.database)
    page = reader.open("/lost")
    assert page.says("在哪所学校丢的？", "At which school did you lose it?")
    assert f"/lost?school={other.id}" in page.links
    form = lost_form(reader.open(f"/lost?school={other.id}"))
    assert form.fields["school"] == str(other.id)
    assert reader.press(form, **TOLD).status == 200
    with station.database.read() as connection:
        assert connection.scalars(select(LostNotice.school_id)).all() == [other.id]


@pytest.mark.parametrize("number", ["999", "x", "-1", "9" * 30])
def test_an_unknown_school_is_no_school(station: Station, reader: Phone, number: str) -> None:
    the_strangers_school(station.database)
    assert reader.open(f"/lost?school={number}").says("在哪所学校丢的？", "At which school did you lose it?")


def test_before_any_school_there_is_nothing_to_tell(app: Flask) -> None:
    page = Phone(app).open("/lost")
    assert (page.status, page.address) == (200, "/")


def test_a_flood_from_one_browser_is_stopped_and_keeps_what_was_typed(
    reader: Phone, station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lost, "NOTICES_OF_A_BROWSER", "2 per hour")
    for _ in range(2):
        assert tell(reader).status == 200
    page = tell(reader)
    assert page.status == 429
    assert lost_form(page).fields["words"] == "小熊贴纸"
    assert notices(station) == 2


@pytest.mark.parametrize("pool", ["NOTICES_OF_AN_ADDRESS", "NOTICES_OF_A_SCHOOL"])
def test_a_flood_from_many_browsers_is_stopped(
    app: Flask, school: ASchool, station: Station, monkeypatch: pytest.MonkeyPatch, pool: str
) -> None:
    monkeypatch.setattr(lost, pool, "2 per hour")
    answers = [tell(Phone(app)).status for _ in range(3)]
    assert answers == [200, 200, 429]
    assert notices(station) == 2


def test_ways_lead_there_from_where_a_family_finds_nothing(
    reader: Phone, station: Station, school: ASchool
) -> None:
    an_item(station.database, school)
    for address in ("/", "/board/east?q=dinosaur", "/privacy"):
        assert any(link.startswith("/lost") for link in reader.open(address).links), address
    page = reader.open("/board/east?q=dinosaur")
    assert page.says("这里没有？告诉守护站你丢了什么", "Not here? Tell the station what you lost")

"""A school may let only those read the board who are there; nothing of it leaks to anybody else."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.domain.presence import PASS_LASTS
from kiosk.services.choosing import choose
from tests.clock import Clock
from tests.kept import state_of
from tests.makers import ASchool, a_claim, an_item, the_strangers_school
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form, station_code, take_home
from tests.web.phone import Phone

SECRET = "画着小狐狸"
CUP = "蓝色水杯"


@pytest.fixture
def closed(station: Station, school: ASchool) -> ASchool:
    """实验小学 shows its board at the station alone."""
    choose(station.database, school.id, board_readers="pass")
    return school


def test_from_home_there_is_a_kind_page_and_nothing_else(
    reader: Phone, station: Station, closed: ASchool
) -> None:
    item = an_item(station.database, closed, note=SECRET)
    for address in ("/", "/board/east", "/board/east?q=cup&zone=B", f"/items/{item.ref}"):
        page = reader.open(address)
        assert page.status == 403
        assert page.says("这块展板在现场看", "This board can be read at the station")
        for word in (SECRET, "蓝色水杯", "Blue cup", "?zone=", "/photos/"):
            assert word not in page.html


@pytest.mark.parametrize("state", [State.MISSING, State.HELD, State.MOVED_ON, State.STORED])
def test_no_thing_says_from_home_what_became_of_it(
    family: Phone, station: Station, closed: ASchool, state: State
) -> None:
    page = family.open(f"/items/{an_item(station.database, closed, state).ref}")
    assert (page.status, page.title) == (403, "这块展板在现场看")


def test_a_scan_opens_it_and_two_hours_later_it_is_closed(
    app: Flask, station: Station, clock: Clock, closed: ASchool
) -> None:
    """The layer that keeps boards must not hand one browser's page to the other."""
    an_item(station.database, closed)
    there, home = Phone(app), Phone(app)
    code = station_code(station, closed)
    for _ in range(2):
        assert CUP in there.open(f"/s/{code}").html
        assert home.open("/board/east").status == 403
        assert CUP in there.open("/board/east").html
        assert home.open("/").status == 403
    clock.now += PASS_LASTS
    page = there.open("/board/east")
    assert (page.status, CUP in page.html) == (403, False)


def test_a_school_that_changes_its_mind_is_obeyed_at_once(
    family: Phone, station: Station, school: ASchool
) -> None:
    an_item(station.database, school)
    for readers, status in (("anyone", 200), ("pass", 403), ("anyone", 200)):
        choose(station.database, school.id, board_readers=readers)
        page = family.open("/board/east")
        assert page.status == status
        assert (CUP in page.html) == (status == 200)


def test_what_a_browser_kept_is_not_confirmed_to_it(app: Flask, station: Station, closed: ASchool) -> None:
    there = Phone(app)
    an_item(station.database, closed)
    mark = there.open(f"/s/{station_code(station, closed)}").response.headers["ETag"]
    answer = app.test_client().get("/board/east", headers={"If-None-Match": mark})
    assert answer.status_code == 403


def test_a_tag_a_code_a_late_claim_and_a_receipt_still_work(
    family: Phone, app: Flask, station: Station, closed: ASchool
) -> None:
    _item, code = a_tagged_item(station, closed)
    assert take_home(family, code).title == "登记好了，带它回家吧！"
    token = a_claim(station.database, station.vault, closed)
    home = Phone(app)
    assert home.open(f"/receipts/{token}").status == 200
    missing = an_item(station.database, closed, State.MISSING)
    late = home.open(f"/late?item={missing.ref}")
    assert (late.status, late.asks) == (200, True)
    assert home.open(f"/code?code={station_code(station, closed)}").status == 200


def test_a_claim_without_a_pass_shows_nothing_and_keeps_what_was_typed(
    app: Flask, station: Station, closed: ASchool
) -> None:
    item, code = a_tagged_item(station, closed, note=SECRET)
    form = claim_form(Phone(app).open(f"/t/{code}"))
    home = Phone(app)
    token = home.open("/late").form("/late").fields["csrf_token"]
    form.fields["csrf_token"] = token
    page = home.press(form, **THREE_LINES)
    assert page.status == 403
    assert SECRET not in page.html
    assert state_of(station.database, item.id) == State.ON_DISPLAY
    home.open(f"/s/{station_code(station, closed)}")
    assert home.press(page.form("/claim")).title == "登记好了，带它回家吧！"


@pytest.mark.parametrize("name", ["", "周浩然"])
def test_that_was_mine_shows_nothing_either_and_keeps_what_was_typed(
    app: Flask, station: Station, closed: ASchool, name: str
) -> None:
    item, code = a_tagged_item(station, closed)
    a_claim(station.database, station.vault, closed, item)
    there, home = Phone(app), Phone(app)
    there.open(f"/t/{code}")
    form = there.open(f"/items/{item.ref}/mine").form("/mine")
    form.fields["csrf_token"] = home.open("/late").form("/late").fields["csrf_token"]
    page = home.press(form, **{**THREE_LINES, "name": name}, words="里面写着周字")
    assert page.status == 403
    assert CUP not in page.text
    assert page.form("/mine").fields["words"] == "里面写着周字"


def test_a_pass_of_another_station_is_none(app: Flask, station: Station, closed: ASchool) -> None:
    other = the_strangers_school(station.database)
    browser = Phone(app)
    browser.open(f"/s/{station_code(station, other)}")
    assert browser.open("/board/elsewhere").status == 200
    assert browser.open("/board/east").status == 403


def test_the_schools_own_words_stand_on_the_form_the_receipt_and_the_privacy_page(
    family: Phone, station: Station, school: ASchool
) -> None:
    pledge, privacy = "拿对物品。\n<b>不冒领</b>", "我们只留三行。"
    choose(station.database, school.id, pledge_zh=pledge, privacy_zh=privacy)
    _item, code = a_tagged_item(station, school)
    shown = "拿对物品。\n&lt;b&gt;不冒领&lt;/b&gt;"
    assert shown in family.open(f"/t/{code}").html
    assert shown in family.open("/late").html
    assert shown in take_home(family, code).html
    assert privacy in family.open("/privacy").html
    assert privacy in family.open("/privacy?lang=en").html
    choose(station.database, school.id, privacy_en="Three lines.")
    assert "Three lines." in family.open("/privacy").html

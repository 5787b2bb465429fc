"""GET and POST /late: by the tag's code or by its picture, from anywhere, and thanked."""

import pytest
from flask import Flask

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from tests.makers import ASchool, a_tag, an_item
from tests.web.families.gate import THREE_LINES, a_tagged_item, cancel_tag, slip, take_home
from tests.web.phone import Page, Phone

THANKED = ("补登记好了，谢谢你回来告诉我们！", "Registered. Thank you for coming back to tell us!")
SENTENCES = {
    "neither": (
        "请输入吊牌上的编码，或点一下它的图片。",
        "Please type the tag's code, or tap the picture of the thing.",
    ),
    "unknown": (
        "没有找到这个编码。请再扫一次或重新输入，也可以问问老师。",
        "We do not know this code. Please scan or type it again, or ask a teacher.",
    ),
    "mistyped": (
        "编码好像输错了。请对照吊牌，一个一个检查。",
        "This code has a slip in it. Please compare it with the tag, letter by letter.",
    ),
    "blank": (
        "这是一张空白吊牌，还没有挂东西。请改点图片。",
        "This tag is still blank: nothing hangs on it. Please tap the picture instead.",
    ),
    "cancelled": (
        "这张吊牌已作废。请交给老师或站长。",
        "This tag was cancelled. Please hand it to a teacher or a station keeper.",
    ),
}


def press_late(phone: Phone, **typed: str | None) -> Page:
    """Opens /late, fills it in and presses the button."""
    return phone.press(phone.open("/late").form("/late"), **{**THREE_LINES, **typed})


def code_for(what: str, station: Station, school: ASchool) -> str:
    """What somebody types who is mistaken in this way."""
    if what == "cancelled":
        code = a_tagged_item(station, school)[1]
        cancel_tag(station, code)
        return code
    blank = a_tag(station.database, school)
    return {"neither": "", "unknown": chance.new_code(), "mistyped": slip(blank), "blank": blank}[what]


def test_by_its_picture(station: Station, school: ASchool, reader: Phone) -> None:
    item = an_item(station.database, school, State.MISSING)
    page = press_late(reader, ref=item.ref)
    assert page.address.startswith("/receipts/")
    assert page.says(*THANKED)
    assert "林*" in page.text


@pytest.mark.parametrize("state", [State.MISSING, State.ON_DISPLAY])
def test_by_its_tags_code(station: Station, school: ASchool, reader: Phone, state: State) -> None:
    _, code = a_tagged_item(station, school, state=state)
    page = press_late(reader, code=f" {code[:4].lower()}-{code[4:]} ")
    assert page.says(*THANKED)


def test_only_what_left_without_a_record_can_be_tapped(
    station: Station, school: ASchool, family: Phone
) -> None:
    gone = [an_item(station.database, school, State.MISSING).ref for _ in range(2)]
    for state in (State.ON_DISPLAY, State.STORED, State.HELD, State.MOVED_ON):
        an_item(station.database, school, state)
    assert sorted(family.open("/late").form("/late").choices["ref"]) == sorted(gone)


def test_the_missing_things_own_page_leads_here(station: Station, school: ASchool, reader: Phone) -> None:
    item = an_item(station.database, school, State.MISSING)
    page = reader.open(f"/items/{item.ref}")
    assert not page.asks
    address = next(link for link in page.links if link.startswith("/late?"))
    form = reader.open(address).form("/late")
    assert form.fields["ref"] == item.ref
    assert reader.press(form, **THREE_LINES).says(*THANKED)


@pytest.mark.parametrize("what", list(SENTENCES))
def test_each_mistake_has_its_sentence_and_nothing_typed_is_lost(
    station: Station, school: ASchool, reader: Phone, what: str
) -> None:
    code = code_for(what, station, school)
    again = press_late(reader, code=code)
    assert again.status == 422
    assert again.says(*SENTENCES[what])
    assert {**THREE_LINES, "code": code}.items() <= again.form("/late").fields.items()


def test_an_unfinished_form_keeps_what_was_tapped(station: Station, school: ASchool, reader: Phone) -> None:
    item = an_item(station.database, school, State.MISSING)
    again = press_late(reader, ref=item.ref, name="😀")
    assert again.status == 422
    assert again.says(
        "请用文字写姓名，让老师能看懂。",
        "Please write the name in letters or characters, so that a teacher can read it.",
    )
    assert again.form("/late").fields["ref"] == item.ref
    assert reader.press(again.form("/late"), name="林小雨").says(*THANKED)


def test_what_still_hangs_there_is_not_taken_from_afar_by_its_public_name(
    station: Station, school: ASchool, reader: Phone
) -> None:
    item, code = a_tagged_item(station, school)
    again = press_late(reader, ref=item.ref)
    assert again.status == 422
    assert again.says(
        "在我们这里，它还挂在板上。请输入吊牌上的编码。",
        "As far as we know, this still hangs on the board. Please type the code on its tag.",
    )
    assert THREE_LINES.items() <= again.form("/late").fields.items()
    assert reader.press(again.form("/late"), code=code, ref=None).says(*THANKED)


def test_twice_is_once(station: Station, school: ASchool, family: Phone) -> None:
    item = an_item(station.database, school, State.MISSING)
    form = family.open("/late").form("/late")
    receipts = {family.press(form, **THREE_LINES, ref=item.ref).address for _ in range(3)}
    assert len(receipts) == 1


@pytest.mark.parametrize("by", ["code", "ref"])
def test_what_somebody_registered_shows_the_kind_page(
    station: Station, school: ASchool, reader: Phone, app: Flask, by: str
) -> None:
    item, code = a_tagged_item(station, school)
    take_home(Phone(app), code)
    page = press_late(reader, **{by: code if by == "code" else item.ref}, name="周浩然")
    assert page.status == 409
    assert page.says("刚刚有人登记了它", "Somebody registered this a moment ago")
    assert "林*" not in page.text


def test_what_moved_on_says_so(station: Station, school: ASchool, reader: Phone) -> None:
    item, code = a_tagged_item(station, school, state=State.MOVED_ON)
    for page in (press_late(reader, code=code), reader.open(f"/items/{item.ref}")):
        assert page.says("这件东西已经离开展板了", "This thing has already left the board")


def test_what_rests_in_the_cupboard_says_so(station: Station, school: ASchool, reader: Phone) -> None:
    item, code = a_tagged_item(station, school, state=State.STORED)
    page = press_late(reader, code=code)
    assert page.address == f"/items/{item.ref}"
    assert page.says("它正在柜子里休息", "It is resting in the cupboard")


@pytest.mark.parametrize("ref", ["nothing", "../../etc", "水杯"])
def test_an_unknown_thing_has_its_sentence(reader: Phone, ref: str) -> None:
    page = press_late(reader, ref=ref)
    assert page.status == 404
    assert page.says("没有找到这件东西", "We do not know this thing")


def test_a_missing_token_gives_the_form_back(station: Station, school: ASchool, reader: Phone) -> None:
    item = an_item(station.database, school, State.MISSING)
    again = press_late(reader, ref=item.ref, csrf_token=None)
    assert again.status == 400
    assert reader.press(again.form("/late")).says(*THANKED)


def test_where_no_station_has_opened_it_says_so(app: Flask) -> None:
    for language in ("zh", "en"):
        page = Phone(app, language).open("/late")
        assert page.says("守护站还没开放，很快见！", "No station has opened yet. See you soon!")


def test_guessing_codes_is_slowed_down_here_too(station: Station, school: ASchool, reader: Phone) -> None:
    _, code = a_tagged_item(station, school)
    form = reader.open("/late").form("/late")
    tries = [reader.press(form, **THREE_LINES, code="23456789") for _ in range(61)]
    assert [page.status for page in tries] == [422] * 60 + [429]
    assert tries[-1].says(
        "试的次数太多了。请过几分钟再试。",
        "That was tried too often. Please wait a few minutes, then try again.",
    )
    assert THREE_LINES.items() <= tries[-1].form("/late").fields.items()
    assert reader.press(form, **THREE_LINES, code=code).says(*THANKED)

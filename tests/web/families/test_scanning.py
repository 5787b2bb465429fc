"""GET /s/<code>, /t/<code> and /code: what a scan or a typed code opens, and a sentence for every dud."""

import pytest

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.services.renewing_codes import renew_station_code
from tests.clock import MONDAY
from tests.makers import ASchool, a_tag, an_item, the_strangers_school
from tests.web.families.gate import a_tagged_item, cancel_tag, slip, station_code, take_home
from tests.web.phone import Phone

UNKNOWN = (
    "没有找到这个编码。请再扫一次或重新输入，也可以问问老师。",
    "We do not know this code. Please scan or type it again, or ask a teacher.",
)
MISTYPED = (
    "编码好像输错了。请对照吊牌，一个一个检查。",
    "This code has a slip in it. Please compare it with the tag, letter by letter.",
)
USED = ("这件东西已经离开展板了", "This thing has already left the board")
BLANK = ("这个吊牌还空着", "This tag is still empty")
CANCELLED = (
    "这张吊牌已作废。请交给老师或站长。",
    "This tag was cancelled. Please hand it to a teacher or a station keeper.",
)


def test_the_stations_code_gives_the_pass_and_shows_the_board(
    station: Station, school: ASchool, family: Phone
) -> None:
    item = an_item(station.database, school)
    board = family.open(f"/s/{station_code(station, school)}")
    assert board.address == "/board/east"
    assert family.open(f"/items/{item.ref}").asks


def test_a_tags_code_gives_the_pass_and_shows_its_thing(
    station: Station, school: ASchool, family: Phone
) -> None:
    item, code = a_tagged_item(station, school)
    page = family.open(f"/t/{code}")
    assert (page.status, page.address, page.title) == (200, f"/items/{item.ref}", "蓝色水杯")
    assert page.asks


@pytest.mark.parametrize("where", ["t", "T", "s", "S"])
@pytest.mark.parametrize("style", [str.upper, str.lower, lambda code: f"{code[:4]} {code[4:]}"])
def test_style_does_not_matter(station: Station, school: ASchool, family: Phone, where: str, style) -> None:
    item, tag = a_tagged_item(station, school)
    family.open(f"/{where}/{style(tag if where in 'tT' else station_code(station, school))}")
    assert family.open(f"/items/{item.ref}").asks


def test_without_a_scan_a_thing_can_be_seen_but_not_claimed(
    station: Station, school: ASchool, reader: Phone
) -> None:
    page = reader.open(f"/items/{an_item(station.database, school).ref}")
    assert page.status == 200
    assert not page.asks
    assert page.says("是你的吗？到守护站来认领", "Is it yours? Come to the station")


def test_a_pass_for_one_station_is_none_for_another(station: Station, school: ASchool, family: Phone) -> None:
    other = the_strangers_school(station.database)
    elsewhere = an_item(station.database, other)
    family.open(f"/s/{station_code(station, school)}")
    assert not family.open(f"/items/{elsewhere.ref}").asks


@pytest.mark.parametrize("where", ["/t/", "/s/", "/code?code="])
def test_an_unknown_code_gets_its_sentence(reader: Phone, where: str) -> None:
    code = chance.new_code()
    page = reader.open(where + code)
    assert page.status == 404
    assert page.says(*UNKNOWN)
    assert [form.fields["code"] for form in page.forms if "code" in form.names] == [code]


@pytest.mark.parametrize("where", ["/t/", "/s/", "/code?code="])
def test_a_mistyped_code_gets_its_sentence_and_stays_in_the_box(
    station: Station, school: ASchool, reader: Phone, where: str
) -> None:
    typed = slip(a_tag(station.database, school))
    page = reader.open(where + typed)
    assert page.status == 404
    assert page.says(*MISTYPED)
    assert [form.fields["code"] for form in page.forms if "code" in form.names] == [typed]


@pytest.mark.parametrize("typed", ["!!!", "——", "水杯", "7K3M", "a" * 500])
def test_what_is_no_code_at_all_is_a_mistyped_one(reader: Phone, typed: str) -> None:
    page = reader.open(f"/code?code={typed}")
    assert page.status == 404
    assert page.says(*MISTYPED)


def test_an_empty_box_is_no_mistake(reader: Phone) -> None:
    page = reader.open("/code?code=")
    assert page.status == 200
    assert page.says("输入吊牌编号", "Type a tag's code")
    assert "aria-invalid" not in page.html


@pytest.mark.parametrize("kind", ["tag", "station"])
def test_a_code_can_be_typed(station: Station, school: ASchool, family: Phone, kind: str) -> None:
    item, tag = a_tagged_item(station, school)
    code = tag if kind == "tag" else station_code(station, school)
    form = next(form for form in family.open("/code").forms if "code" in form.names)
    assert form.action == "/code"
    page = family.open(f"/code?code={code[:4].lower()}+{code[4:]}")
    assert page.address == (f"/items/{item.ref}" if kind == "tag" else "/board/east")
    assert family.open(f"/items/{item.ref}").asks


def test_a_used_tag_gets_its_sentence(station: Station, school: ASchool, reader: Phone) -> None:
    _, code = a_tagged_item(station, school)
    take_home(reader, code)
    page = reader.open(f"/t/{code}")
    assert page.says(*USED)
    assert "/late" in page.links


def test_a_tag_of_a_thing_that_moved_on_is_a_used_one(
    station: Station, school: ASchool, reader: Phone
) -> None:
    _, code = a_tagged_item(station, school, state=State.MOVED_ON)
    assert reader.open(f"/t/{code}").says(*USED)


def test_a_blank_tag_gets_its_sentence_and_no_pass(station: Station, school: ASchool, reader: Phone) -> None:
    item = an_item(station.database, school)
    page = reader.open(f"/t/{a_tag(station.database, school)}")
    assert page.status == 200
    assert page.says(*BLANK)
    assert not reader.open(f"/items/{item.ref}").asks


def test_a_cancelled_tag_gets_its_sentence_and_no_pass(
    station: Station, school: ASchool, reader: Phone
) -> None:
    item, code = a_tagged_item(station, school)
    cancel_tag(station, code)
    assert reader.open(f"/t/{code}").says(*CANCELLED)
    assert not reader.open(f"/items/{item.ref}").asks


def test_a_renewed_station_code_ends_the_old_one(station: Station, school: ASchool, reader: Phone) -> None:
    old = station_code(station, school)
    new = renew_station_code(station.database, school.id, school.station_id, chance.new_code, MONDAY)
    page = reader.open(f"/s/{old}")
    assert page.status == 404
    assert page.says(*UNKNOWN)
    assert reader.open(f"/s/{new}").address == "/board/east"


def test_the_page_after_a_scan_does_not_carry_the_code(
    station: Station, school: ASchool, family: Phone
) -> None:
    _, tag = a_tagged_item(station, school)
    for code, way in ((tag, "t"), (station_code(station, school), "s")):
        assert code not in family.open(f"/{way}/{code}").html


def test_guessing_is_slowed_down_but_never_a_good_scan(
    station: Station, school: ASchool, reader: Phone
) -> None:
    _, code = a_tagged_item(station, school)
    pages = [reader.open("/t/23456789") for _ in range(61)]
    assert [page.status for page in pages] == [404] * 60 + [429]
    assert pages[-1].says(
        "试的次数太多了。请过几分钟再试。",
        "That was tried too often. Please wait a few minutes, then try again.",
    )
    assert reader.open(f"/t/{code}").asks

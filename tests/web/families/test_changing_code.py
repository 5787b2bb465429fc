"""GET /s/<code>/<minute>: a screen's code gives the pass while it is fresh; a school may want no other."""

import pytest
from flask import Flask

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.services.changing_codes import word_now
from kiosk.services.choosing import choose
from kiosk.web.families.codes import WRONG_CODES
from tests.clock import Clock
from tests.makers import ASchool, an_item
from tests.web.families.gate import a_tagged_item, station_code
from tests.web.phone import Page, Phone

OLD = (
    "这张二维码图片已经过期了，请扫守护站屏幕上现在的这一张。",
    "This picture of the code is old. Please scan the one that the screen at the station shows now.",
)
PRINTED = (
    "印出来的二维码只能查看展板。要登记，请扫守护站屏幕上的二维码，或扫物品的吊牌。",
    "The printed code shows the board. To register, scan the code on the screen at the station, or your"
    " thing's tag.",
)


@pytest.fixture
def changing(station: Station, school: ASchool) -> ASchool:
    """Its screens show the changing code, and its poster gives no pass."""
    choose(station.database, school.id, changing_code=True, printed_code=False)
    return school


def seen_now(station: Station, school: ASchool, way: str = "s") -> str:
    """What the QR on the screen says at this moment."""
    word = word_now(station.vault, school.station_id, station.clock())
    return f"/{way}/{station_code(station, school)}/{word}"


def may_claim(phone: Phone, station: Station, school: ASchool) -> bool:
    return phone.open(f"/items/{an_item(station.database, school).ref}").asks


@pytest.mark.parametrize(("minutes", "counts"), [(0, True), (2, True), (3, False), (4, False)])
def test_it_gives_the_pass_in_its_minute_and_two_minutes_later(
    station: Station, clock: Clock, changing: ASchool, family: Phone, minutes: int, counts: bool
) -> None:
    address = seen_now(station, changing)
    clock.forward(minutes=minutes)
    page = family.open(address)
    assert (page.status, page.address.partition("?")[0]) == (200, "/board/east")
    assert may_claim(family, station, changing) is counts


def test_an_old_one_shows_the_board_and_says_one_kind_sentence(
    station: Station, clock: Clock, changing: ASchool, reader: Phone
) -> None:
    an_item(station.database, changing)
    address = seen_now(station, changing)
    clock.forward(minutes=4)
    page = reader.open(address)
    assert page.says(*OLD)
    assert page.says("蓝色水杯", "Blue cup")
    assert reader.client.get_cookie("station") is None
    fresh = reader.open(seen_now(station, changing))
    assert not fresh.says(*OLD)
    assert may_claim(reader, station, changing)


def test_who_is_there_by_now_reads_nothing_of_the_old_scan(
    station: Station, clock: Clock, changing: ASchool, reader: Phone
) -> None:
    old = seen_now(station, changing)
    clock.forward(minutes=4)
    reader.open(seen_now(station, changing))
    assert not reader.open(old).says(*OLD)


@pytest.mark.parametrize("style", [str.upper, str.lower])
@pytest.mark.parametrize("way", ["s", "S"])
def test_style_does_not_matter(
    station: Station, changing: ASchool, family: Phone, way: str, style: type[str]
) -> None:
    *_front, code, word = seen_now(station, changing).split("/")
    family.open(f"/{way}/{style(code)}/{style(word)}")
    assert may_claim(family, station, changing)


def test_a_word_of_another_station_gives_nothing(station: Station, changing: ASchool, family: Phone) -> None:
    word = word_now(station.vault, changing.station_id + 1, station.clock())
    family.open(f"/s/{station_code(station, changing)}/{word}")
    assert not may_claim(family, station, changing)


def test_an_unknown_station_gets_the_sentence_of_any_wrong_code(
    station: Station, changing: ASchool, reader: Phone
) -> None:
    word = word_now(station.vault, changing.station_id, station.clock())
    page = reader.open(f"/s/{chance.new_code()}/{word}")
    assert page.status == 404
    assert page.says("没有找到这个编码", "We do not know this code")


def test_a_school_without_changing_codes_takes_none(station: Station, school: ASchool, reader: Phone) -> None:
    assert reader.open(seen_now(station, school)).says(*OLD)
    assert not may_claim(reader, station, school)


@pytest.mark.parametrize("typed", [False, True])
def test_a_printed_code_that_is_turned_off_shows_the_board_and_gives_no_pass(
    station: Station, changing: ASchool, reader: Phone, typed: bool
) -> None:
    an_item(station.database, changing)
    code = station_code(station, changing)
    page = reader.open(f"/code?code={code}" if typed else f"/s/{code}")
    assert (page.status, page.address) == (200, "/board/east")
    assert page.says(*PRINTED)
    assert page.says("蓝色水杯", "Blue cup")
    assert not may_claim(reader, station, changing)


def test_a_tag_gives_the_pass_as_ever(station: Station, changing: ASchool, family: Phone) -> None:
    _item, code = a_tagged_item(station, changing)
    assert family.open(f"/t/{code}").asks
    typing = Phone(family.client.application)
    assert typing.open(f"/code?code={code}").asks


def test_a_printed_code_that_counts_again_is_not_called_worthless(
    station: Station, changing: ASchool, reader: Phone
) -> None:
    assert reader.open("/board/east?scanned=printed").says(*PRINTED)
    choose(station.database, changing.id, printed_code=True)
    assert not reader.open("/board/east?scanned=printed").says(*PRINTED)
    reader.open(f"/s/{station_code(station, changing)}")
    assert may_claim(reader, station, changing)


@pytest.mark.parametrize("which", [OLD, PRINTED])
def test_where_the_board_is_for_those_at_the_station_the_kind_page_says_it(
    station: Station, clock: Clock, changing: ASchool, reader: Phone, which: tuple[str, str]
) -> None:
    choose(station.database, changing.id, board_readers="pass")
    an_item(station.database, changing, State.ON_DISPLAY)
    address = seen_now(station, changing) if which == OLD else f"/s/{station_code(station, changing)}"
    clock.forward(minutes=4)
    page = reader.open(address)
    assert page.status == 403
    assert page.says("这块展板在现场看", "This board can be read at the station")
    assert page.says(*which)
    assert not page.says("蓝色水杯", "Blue cup")
    assert reader.open(seen_now(station, changing)).says("蓝色水杯", "Blue cup")


def test_guesses_are_counted_like_wrong_codes_and_never_a_good_scan(
    station: Station, changing: ASchool, reader: Phone
) -> None:
    most, code = int(WRONG_CODES.partition("/")[0]), station_code(station, changing)
    pages: list[Page] = [reader.open(f"/s/{code}/guess{number}") for number in range(most + 1)]
    assert [page.status for page in pages] == [200] * most + [429]
    reader.open(seen_now(station, changing))
    assert may_claim(reader, station, changing)


def test_no_page_carries_the_word(app: Flask, station: Station, changing: ASchool) -> None:
    address = seen_now(station, changing)
    word = address.rpartition("/")[2]
    assert word not in Phone(app).open(address).html

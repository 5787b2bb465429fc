"""The page of prints so far: a lost sheet is cancelled, a found one taken back."""

import pytest

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.models import Tag, TagSeries
from kiosk.services.printing_tags import make_tags
from kiosk.web.app import create_app
from tests.clock import MONDAY
from tests.kept import rows_of
from tests.makers import ASchool, a_duty
from tests.web.doors import token_of
from tests.web.phone import Phone

SERIES = "/teacher/tag-series"


@pytest.fixture
def sheet(station: Station, school: ASchool) -> list[str]:
    """Two blank tags of one print."""
    return make_tags(
        station.database, school.station_id, 2, chance.new_code, MONDAY, "l7160-like", school.staff_id
    )


def cancelled(station: Station) -> int:
    """How many tags are cancelled."""
    return sum(at is not None for (at,) in rows_of(station.database, Tag.cancelled_at))


def test_without_prints_it_says_so(teacher: Phone) -> None:
    assert teacher.open(SERIES).says("还没有打印过吊牌", "No tags were printed yet")


def test_a_print_is_listed_with_what_became_of_it(teacher: Phone, sheet: list[str]) -> None:
    page = teacher.open(SERIES)
    assert "l7160-like" in page.text
    assert page.says("2 张空白", "2 blank")
    assert page.says("0 张在用或用过", "0 in use or used")
    assert not any(code in page.text for code in sheet)


def test_a_lost_sheet_is_cancelled_and_a_found_one_good_again(
    teacher: Phone, station: Station, sheet: list[str]
) -> None:
    page = teacher.press(teacher.open(SERIES).form("/cancel"))
    assert page.address.startswith(SERIES)
    assert page.says("2 张失效", "2 worthless")
    assert cancelled(station) == 2
    page = teacher.press(page.form("/take-back"))
    assert page.says("2 张空白", "2 blank")
    assert cancelled(station) == 0


def test_a_cancelled_tag_says_so_to_whoever_scans_it(
    teacher: Phone, visitor: Phone, station: Station, sheet: list[str]
) -> None:
    teacher.press(teacher.open(SERIES).form("/cancel"))
    assert visitor.open(f"/t/{sheet[0]}").says("这张吊牌已作废", "This tag was cancelled")


def test_a_keeper_is_told_to_take_another(
    teacher: Phone, station: Station, school: ASchool, sheet: list[str]
) -> None:
    teacher.press(teacher.open(SERIES).form("/cancel"))
    duty = a_duty(station.database, school)
    keeper = Phone(create_app(station))
    keeper.press(keeper.open("/duty").form("/duty"), code=duty.code)
    assert keeper.open(f"/t/{sheet[0]}").says("请拿一张空白的", "Please take a blank one")


def test_another_school_sees_and_cancels_nothing_of_ours(
    teacher: Phone, stranger: Phone, station: Station, sheet: list[str]
) -> None:
    form = teacher.open(SERIES).form("/cancel")
    form.fields["csrf_token"] = token_of(stranger.open("/teacher/prints"))
    assert stranger.open(SERIES).says("还没有打印过吊牌", "No tags were printed yet")
    assert stranger.press(form).status == 404
    form.action = form.action.replace("/cancel", "/take-back")
    assert stranger.press(form).status == 404
    assert rows_of(station.database, TagSeries.cancelled_at) == [(None,)]


@pytest.mark.parametrize("act", ["cancel", "take-back"])
def test_cancelling_refuses_get_and_a_stranger(
    teacher: Phone, visitor: Phone, station: Station, sheet: list[str], act: str
) -> None:
    form = teacher.open(SERIES).form("/cancel")
    form.action = form.action.replace("/cancel", f"/{act}")
    assert teacher.open(form.action).status == 405
    form.fields["csrf_token"] = token_of(visitor.open("/sign-in"))
    assert visitor.press(form).address == "/sign-in"
    assert cancelled(station) == 0

"""A tablet that lay in the grass too long costs nobody what was filled in."""

from kiosk.bootstrap import Station
from kiosk.services.keeping_duty import close_duty
from tests.clock import Clock
from tests.makers import ADuty, ASchool, a_duty
from tests.web.doors import on_duty, types_code
from tests.web.keepers.conftest import Snap
from tests.web.keepers.logbook import CUP, logged, save
from tests.web.phone import Phone

HERE = ("刚才填的都还在。", "What you filled in is still here.")


def test_what_a_quiet_device_sent_waits_for_the_code(
    tablet: Phone, station: Station, duty: ADuty, clock: Clock, snap: Snap
) -> None:
    page = tablet.open("/keeper/")
    clock.forward(minutes=61)
    asked = save(tablet, page, photo=snap(), found_on="2025-10-10", **CUP)
    assert asked.address == "/duty"
    assert logged(station) == []
    names = types_code(tablet, duty.code)
    assert names.says(*HERE)
    back = tablet.press(names.form("/who"), keeper="2")
    assert back.says(*HERE)
    assert ".thumb.jpg" in back.html
    save(tablet, back)
    [item] = logged(station)
    assert {name: item[name] for name in CUP} == CUP
    assert (item["keeper_id"], item["found_on"].isoformat()) == (2, "2025-10-10")
    assert item["photo_name"]


def test_it_waits_for_the_next_duty_too(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock, snap: Snap
) -> None:
    page = tablet.open("/keeper/")
    close_duty(station.database, school.id, duty.id, clock())
    save(tablet, page, photo=snap(), **CUP)
    again = a_duty(station.database, school, code="222333", now=clock())
    save(tablet, on_duty(tablet, again.code))
    assert [item["duty_id"] for item in logged(station)] == [again.id]


def test_once_it_is_logged_it_waits_no_more(tablet: Phone, duty: ADuty, clock: Clock, snap: Snap) -> None:
    page = tablet.open("/keeper/")
    clock.forward(minutes=61)
    save(tablet, page, photo=snap(), **CUP)
    after = save(tablet, on_duty(tablet, duty.code))
    assert not after.says(*HERE)
    assert "category" not in tablet.open("/keeper/").form("/keeper/items").fields


def test_a_very_long_note_does_not_burst_the_cookie(tablet: Phone, duty: ADuty, clock: Clock) -> None:
    page = tablet.open("/keeper/")
    clock.forward(minutes=61)
    save(tablet, page, **{**CUP, "note": "长" * 9000})
    back = on_duty(tablet, duty.code)
    assert back.says(*HERE)
    assert back.form("/keeper/items").fields["note"].startswith("长长")


def test_a_device_without_a_name_keeps_what_it_sent(
    stranger: Phone, duty: ADuty, station: Station, snap: Snap
) -> None:
    names = types_code(stranger, duty.code)
    token = names.form("/who").fields["csrf_token"]
    asked = stranger.post("/keeper/items", csrf_token=token, photo=snap(), **CUP)
    assert asked.address == "/keeper/who"
    save(stranger, stranger.press(asked.form("/who"), keeper="1"))
    assert [item["category"] for item in logged(station)] == ["cup"]

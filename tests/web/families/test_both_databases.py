"""A family's whole way, on SQLite and on PostgreSQL alike."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from tests.makers import ASchool, an_item
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form, station_code, take_home
from tests.web.families.test_board import hanging
from tests.web.phone import Phone

pytestmark = pytest.mark.parametrize(
    "database_kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)


def test_look_recognise_register_and_hang_it_back(
    station: Station, school: ASchool, family: Phone, app: Flask
) -> None:
    item, code = a_tagged_item(station, school)
    family.open(f"/s/{station_code(station, school)}")
    assert hanging(family.open("/?q=lan se shui bei&zone=B")) == [item.ref]
    second = claim_form(family.open(f"/t/{code}"))
    receipt = take_home(Phone(app), code, remember="1")
    assert "登记好了" in receipt.text
    assert family.press(second, **THREE_LINES).status == 409
    assert hanging(family.open("/")) == []
    assert "已经离开展板" in family.open(f"/t/{code}").text
    assert "已经删除" in family.press(receipt.form("/forget"), csrf_token=second.fields["csrf_token"]).text
    back = family.press(receipt.form("/put-back"), csrf_token=second.fields["csrf_token"])
    assert "放回来啦" in back.text
    assert hanging(family.open("/")) == [item.ref]


def test_come_back_late_and_name_what_was_wrong(station: Station, school: ASchool, family: Phone) -> None:
    missing = an_item(station.database, school, State.MISSING)
    form = family.open(f"/late?item={missing.ref}").form("/late")
    assert family.press(form, **{**THREE_LINES, "contact": "1"}).status == 422
    assert "补登记好了" in family.press(form, **THREE_LINES, key="k\0" * 12).text


@pytest.mark.parametrize(
    "address",
    [
        *("/board/%00", "/items/%00", "/t/%00", "/receipts/%00", "/photos/%00", "/static/%00"),
        *("/?zone=%00", "/late?item=%00", "/code?code=%00", "/?q=%00"),
        *("/board/%F0%9F%98%80", "/items/%ff%fe", "/?colour=%F0%9F%98%80", "/?page=9999999999999999999999"),
    ],
)
def test_mad_addresses_are_no_mishap(school: ASchool, family: Phone, address: str) -> None:
    assert family.open(address).status in {200, 400, 404}

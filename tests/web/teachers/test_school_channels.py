"""The office says where announcements go; an address is never shown again, not even half."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import update

from kiosk.bootstrap import Station
from kiosk.models import Announcement, Channel
from kiosk.services.keeping_channels import keep_operators_channels
from kiosk.web.app import create_app
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_channel
from tests.web.compiled import quick
from tests.web.phone import Page, Phone
from tests.web.teachers.school_office import HOME, an_office, sent

CHANNELS = f"{HOME}/channels"
KEY = "693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"
PASTED = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"
NEW = {"title": "三年级家长群", "address": PASTED, "language": "zh"}


@pytest.fixture
def office(app: Flask, station: Station, school: ASchool) -> Phone:
    return an_office(app, station, school)


@pytest.fixture
def private_allowed(station: Station, school: ASchool) -> Phone:
    """The office of a station whose operator lets channels lead into private networks."""
    allowed = replace(station, config=station.config.model_copy(update={"notify_private": True}))
    return an_office(quick(create_app(allowed)), allowed, school)


def one(channel_id: int) -> str:
    return f"{CHANNELS}/{channel_id}"


def address_of(station: Station) -> str:
    return station.vault.open_text(rows_of(station.database, Channel.sealed)[-1].sealed or b"")


def test_a_robots_address_is_pasted_and_never_shown_again(office: Phone, station: Station) -> None:
    page = sent(office, CHANNELS, CHANNELS, **NEW)
    assert page.title.startswith("三年级家长群 ")
    assert "企业微信机器人 …5aaa" in page.text
    assert address_of(station) == f"wecombot://{KEY}"
    assert rows_of(station.database, Channel.kinds)[0].kinds == "digest,letter"
    for again in (page, office.open(CHANNELS), office.open(page.address)):
        assert KEY[:8] not in again.html


def test_sent_twice_it_is_one_channel(office: Phone, station: Station) -> None:
    form = office.open(CHANNELS).form(CHANNELS)
    first, second = (office.press(form, **NEW) for _ in range(2))
    assert first.address == second.address
    assert counts(station.database)["channel"] == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "请写一个名称"),
        ({"address": ""}, "请粘贴机器人的地址"),
        ({"address": "三年级家长群"}, "这个地址读不懂"),
        ({"address": "wecombot://"}, "这个地址读不懂"),
        ({"address": "file:///etc/passwd"}, "守护站不向这个服务发送"),
        ({"address": "mailto://a:secret99@b.example?pgpprv=/etc/passwd"}, "这个地址里写了文件"),
        ({"address": "json://127.0.0.1:6379/secret99"}, "这个地址通向内部网络"),
        ({"address": "json://[::ffff:169.254.169.254]/secret99"}, "这个地址通向内部网络"),
        ({"address": "mailto://a:secret99@b.example?smtp=10.0.0.1"}, "这个地址通向内部网络"),
        ({"digest": None, "letter": None}, "请至少勾选一种通知"),
        ({"language": "fr"}, "请选择语言"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_without_repeating_the_secret(
    office: Phone, station: Station, typed: dict[str, str | None], sentence: str
) -> None:
    page = sent(office, CHANNELS, CHANNELS, **{**NEW, **typed})
    assert page.status == 422
    assert sentence in page.text
    assert KEY[:8] not in page.html
    assert "secret99" not in page.html
    assert counts(station.database)["channel"] == 0


def test_a_private_address_is_taken_where_the_operator_allows_it(
    private_allowed: Phone, station: Station
) -> None:
    page = sent(private_allowed, CHANNELS, CHANNELS, **{**NEW, "address": "ntfy://192.168.0.9/station"})
    assert page.status == 200
    assert address_of(station) == "ntfy://192.168.0.9/station"


def test_it_is_changed_and_keeps_its_address_unless_another_is_pasted(
    office: Phone, station: Station, school: ASchool
) -> None:
    channel = a_channel(station.database, station.vault, school)
    before = address_of(station)
    page = sent(office, one(channel), one(channel), title="教师群", language="en", digest=None)
    assert page.title.startswith("教师群 ")
    assert address_of(station) == before
    row = rows_of(station.database, Channel.kinds, Channel.language)[0]
    assert (row.kinds, row.language) == ("match,dispute,request,letter", "en")
    sent(office, one(channel), one(channel), address=PASTED)
    assert address_of(station) == f"wecombot://{KEY}"
    page = sent(office, one(channel), one(channel), address="syslog://")
    assert (page.status, address_of(station)) == (422, f"wecombot://{KEY}")


def test_a_test_is_on_its_way_and_the_page_says_so(office: Phone, station: Station, school: ASchool) -> None:
    channel = a_channel(station.database, station.vault, school)
    assert "还没有发送过" in office.open(one(channel)).text
    page = sent(office, one(channel), "/test")
    assert "有 1 条通知正在路上" in page.text
    assert [row.kind for row in rows_of(station.database, Announcement.kind)] == ["test"]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("private", "通向内部网络"),
        ("refused", "对方拒收"),
        ("silent", "没有及时回应"),
        ("unreached", "连不上"),
    ],
)
def test_the_page_says_why_the_last_one_did_not_arrive(
    office: Phone, station: Station, school: ASchool, fault: str, sentence: str
) -> None:
    a_channel(station.database, station.vault, school)
    station.database.write(lambda connection: connection.execute(update(Channel).values(fault=fault)))
    assert sentence in office.open(CHANNELS).text


def test_removed_its_address_is_gone(office: Phone, station: Station, school: ASchool) -> None:
    channel = a_channel(station.database, station.vault, school)
    page = sent(office, one(channel), "/remove")
    assert "还没有通知渠道" in page.text
    assert rows_of(station.database, Channel.sealed)[0].sealed is None
    assert office.open(one(channel)).status == 404


def test_the_operators_channel_is_shown_and_is_not_the_schools_to_change(
    office: Phone, station: Station, school: ASchool
) -> None:
    keep_operators_channels(station.database, station.vault, [f"wecombot://{KEY}"], MONDAY)
    page = office.open(CHANNELS)
    assert "服务器管理员" in page.text
    assert KEY[:8] not in page.html
    number = rows_of(station.database, Channel.id)[0].id
    assert one(number) not in page.html
    assert office.open(one(number)).status == 404


def test_another_schools_channel_is_not_here(
    office: Phone, station: Station, school: ASchool, elsewhere: ASchool
) -> None:
    theirs = a_channel(station.database, station.vault, elsewhere)
    mine = a_channel(station.database, station.vault, school, title="我们的群", address="feishu://x")
    assert office.open(one(theirs)).status == 404
    before = rows_of(station.database, Channel.id, Channel.title, Channel.sealed, Channel.removed_at)
    for end in ("", "/test", "/remove"):
        form = office.open(one(mine)).form(one(mine) + end)
        answer: Page = office.press(replace(form, action=one(theirs) + end))
        assert answer.status == 404
    assert rows_of(station.database, Channel.id, Channel.title, Channel.sealed, Channel.removed_at) == before
    assert counts(station.database)["announcement"] == 0


def test_a_teacher_without_the_offices_role_and_a_get_are_turned_away(
    teacher: Phone, office: Phone, station: Station, school: ASchool
) -> None:
    channel = a_channel(station.database, station.vault, school)
    assert teacher.open(CHANNELS).status == 403
    assert teacher.open(one(channel)).status == 403
    for end in ("/test", "/remove"):
        assert office.open(one(channel) + end).status in {404, 405}
    assert counts(station.database)["announcement"] == 0

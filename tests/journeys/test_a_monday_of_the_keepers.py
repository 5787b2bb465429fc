"""A whole Monday: a duty is opened, three devices log, count and carry, and the teacher reads it all."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.web.app import create_app
from tests.clock import MONDAY, Clock
from tests.kept import state_of
from tests.makers import XIAOYU_IN_WORDS, ASchool, a_claim, a_school, a_tag, an_item
from tests.web.compiled import quick
from tests.web.doors import PASSWORD_HASH, on_duty, signed_in
from tests.web.keepers.counting import finished, numbers, scan, started, tap
from tests.web.keepers.logbook import save
from tests.web.phone import Page, Phone

KEEPERS = ("陈一鸣", "李思远", "王可欣")
BEFORE = MONDAY - timedelta(days=5)


@pytest.fixture
def app(station: Station) -> Flask:
    return quick(create_app(station))


@pytest.fixture
def school(station: Station) -> ASchool:
    return a_school(station.database, password_hash=PASSWORD_HASH)


@pytest.fixture
def teacher(app: Flask, school: ASchool) -> Phone:
    browser = Phone(app)
    signed_in(browser)
    return browser


def a_snap(colour: str) -> tuple[BytesIO, str]:
    """A photo as a tablet takes it."""
    taken = BytesIO()
    Image.new("RGB", (640, 480), colour).save(taken, "JPEG")
    taken.seek(0)
    return taken, "IMG_0001.jpg"


def the_code(page: Page) -> str:
    """What the teacher reads out."""
    found = re.search(r'duty-code">(\d{3}) (\d{3})<', page.html)
    assert found
    return found[1] + found[2]


def ref_of(page: Page) -> str:
    """The thing that a page says was just logged."""
    return page.form("/undo").action.split("/")[3]


def test_a_monday(app: Flask, station: Station, school: ASchool, teacher: Phone, clock: Clock) -> None:
    database = station.database
    tags = {what: a_tag(database, school) for what in ("cup", "hat", "scarf", "new")}
    old = {
        what: an_item(database, school, now=BEFORE, category=what, tag_code=tags[what])
        for what in ("cup", "hat", "scarf")
    }
    rope = an_item(database, school, now=BEFORE, category="rope", zone=None)
    code, tablets = _come_on_duty(app, teacher)
    _yiming, siyuan, kexin = tablets

    bag = _log(tablets, tags["new"], clock)
    started(tablets[0])
    a_claim(database, station.vault, school, old["hat"], now=clock.forward(minutes=5))
    out = _count(tablets, tags, old["cup"].ref, bag, clock)
    assert out.address == "/keeper/round/1"
    assert state_of(database, old["scarf"].id) == State.MISSING
    assert state_of(database, old["hat"].id) == State.CLAIMED

    clock.forward(minutes=2)
    moves = kexin.press(kexin.open("/keeper/moves").form("/moves"))
    kexin.press(moves.form("/tick"))
    assert state_of(database, rope.id) == State.ON_DISPLAY
    today = siyuan.open("/keeper/today")
    assert [int(number) for number in re.findall(r"<dd><b>(\d+)</b>", today.html)] == [2, 4, 1, 1]
    assert today.says("李思远，其中 3 件是你亲手做的", "李思远, you did 3 of all that yourself.")

    _go_home(tablets, teacher, clock)
    _the_teacher_reads(teacher.open("/teacher/duties/1"))
    assert types_after(app, code).says("没有用这个口令开启的轮值。", "No duty is open with this code.")


def _come_on_duty(app: Flask, teacher: Phone) -> tuple[str, list[Phone]]:
    """The code that the teacher reads out, and a tablet for each keeper."""
    opened = teacher.press(teacher.open("/teacher/duties").form("/duties"), new_names="\n".join(KEEPERS))
    code, tablets = the_code(opened), [Phone(app) for _ in KEEPERS]
    for keeper_id, (tablet, name) in enumerate(zip(tablets, KEEPERS, strict=True), start=1):
        assert f"我是{name}" in on_duty(tablet, code, keeper_id).text
    assert teacher.open("/teacher/duties/1").says("3 台设备在岗", "3 devices on duty")
    return code, tablets


def _log(tablets: list[Phone], tag: str, clock: Clock) -> str:
    """A ball, and a toy that was a slip and is a bag; the bag."""
    yiming, siyuan, _kexin = tablets
    clock.forward(minutes=3)
    ball = save(yiming, photo=a_snap("blue"), category="ball", colour="blue", zone="A", tag=tag)
    assert "蓝色球，登记好啦" in ball.text
    clock.forward(minutes=2)
    slip = save(siyuan, photo=a_snap("red"), category="toy", colour="red", zone="F")
    mended = save(siyuan, siyuan.press(slip.form("/undo")), category="bag")
    assert ref_of(mended) != ref_of(slip)
    return ref_of(mended)


def _count(tablets: list[Phone], tags: dict[str, str], cup: str, bag: str, clock: Clock) -> Page:
    """All three count at once; the hat was claimed a moment ago, and the scarf is gone."""
    yiming, siyuan, kexin = tablets
    assert numbers(scan(kexin, tags["new"]))["seen"] == 1
    assert numbers(tap(siyuan, cup))["seen"] == 2
    assert numbers(tap(siyuan, bag))["seen"] == 3
    assert numbers(kexin.open("/keeper/round"))["seen"] == 3
    asked = scan(kexin, tags["hat"])
    assert not [word for word in XIAOYU_IN_WORDS if word in asked.html]
    clock.forward(minutes=4)
    return finished(yiming)


def _go_home(tablets: list[Phone], teacher: Phone, clock: Clock) -> None:
    """Every tablet is put away, and the duty is closed."""
    for tablet in tablets:
        assert tablet.press(tablet.open("/keeper/today").form("/keeper/leave")).address == "/duty"
    clock.forward(minutes=1)
    closed = teacher.press(teacher.open("/teacher/duties").form("/close"))
    assert "duty-code" not in closed.html


def _the_teacher_reads(page: Page) -> None:
    """Who did what, in numbers and one after the other."""
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th>((?:<td>\d+</td>)+)</tr>', page.html)
    done = {name: [int(number) for number in re.findall(r"\d+", cells)] for name, cells in rows}
    assert done == {"陈一鸣": [1, 0, 0, 0, 0, 0], "李思远": [2, 0, 0, 0, 2, 1], "王可欣": [0, 1, 0, 0, 2, 0]}
    story = [
        "李思远 把它撤回了",
        "陈一鸣 开始清点展板",
        "看到 3 件，未登记离开 1 件",
        "跳绳 王可欣 把它挂上了展板",
    ]
    told = [page.text.index(each) for each in story]
    assert told == sorted(told)


def types_after(app: Flask, code: str) -> Page:
    """Somebody who kept the code types it in the evening."""
    phone = Phone(app)
    return phone.press(phone.open("/duty").form("/duty"), code=code)

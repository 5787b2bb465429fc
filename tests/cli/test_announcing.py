"""The sender of a running station: what is due is made and sent; one robot stops no other."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import click
import pytest
from structlog.testing import capture_logs

from kiosk.adapters.announcing.reaching import send
from kiosk.adapters.announcing.words import Words
from kiosk.adapters.vault import Vault
from kiosk.bootstrap import Station
from kiosk.cli.announcing import announce, announcing, operators_addresses
from kiosk.cli.opening import open_station
from kiosk.config import Config
from kiosk.models import Announcement, Channel
from kiosk.services.keeping_channels import try_channel
from tests.clock import MONDAY, Clock
from tests.faults.crowd import at_once
from tests.kept import rows_of
from tests.makers import ASchool, a_channel, a_duty, a_school, an_item
from tests.robot import Robot, a_robot

EARLIER = MONDAY - timedelta(days=3)
Telling = Callable[[str, Words], str]


@pytest.fixture
def robot() -> Iterator[Robot]:
    with a_robot() as running:
        yield running


@pytest.fixture
def school(station: Station) -> ASchool:
    return a_school(station.database)


def turn(station: Station, telling: Telling, operators: list[str] | None = None) -> None:
    announce(station, operators or [], telling, threading.Event())


def loopback(address: str, words: Words) -> str:
    return send(address, words, private=True)


class Post:
    """Notes what is sent; `faults`: what goes wrong, by address."""

    def __init__(self, **faults: str) -> None:
        self.sent: list[tuple[str, Words]] = []
        self.faults = faults

    def __call__(self, address: str, words: Words) -> str:
        self.sent.append((address, words))
        return self.faults.get(address.partition("://")[2], "")


def test_what_came_on_a_duty_day_reaches_the_group(
    station: Station, school: ASchool, clock: Clock, robot: Robot
) -> None:
    a_channel(station.database, station.vault, school, EARLIER, address=robot.address)
    a_duty(station.database, school)
    an_item(station.database, school)
    turn(station, loopback)
    assert robot.heard == []
    clock.forward(minutes=31)
    for _ in range(2):
        turn(station, loopback)
        clock.forward(minutes=1)
    [heard] = robot.heard
    assert heard["title"] == "诚信守护站 · 实验小学"
    assert heard["message"].splitlines() == [
        "守护站新来了 1 件失物。",
        "水杯 1",
        "有您家的吗？到线上展板看一看：",
        "http://127.0.0.1:8000/",
    ]


def test_a_channel_hears_its_own_language(station: Station, school: ASchool) -> None:
    channel = a_channel(station.database, station.vault, school, language="en")
    try_channel(station.database, school.id, channel, MONDAY)
    turn(station, post := Post())
    [(_address, words)] = post.sent
    assert words.title == "诚信守护站 · Experimental"
    assert words.body.startswith("This is a test")


def test_one_that_fails_is_tried_later_and_holds_up_no_other(
    station: Station, school: ASchool, clock: Clock
) -> None:
    broken = a_channel(station.database, station.vault, school, address="feishu://broken")
    good = a_channel(station.database, station.vault, school, address="feishu://good")
    for minute in range(3):
        for channel in (broken, good):
            try_channel(station.database, school.id, channel, MONDAY + timedelta(minutes=minute))
    clock.forward(minutes=3)
    turn(station, post := Post(broken="silent"))
    assert sorted(address for address, _ in post.sent) == ["feishu://broken", *["feishu://good"] * 3]
    faults = dict(tuple(row) for row in rows_of(station.database, Channel.id, Channel.fault))
    assert faults == {broken: "silent", good: None}
    clock.forward(minutes=1)
    turn(station, post := Post())
    assert [address for address, _ in post.sent] == ["feishu://broken"] * 3
    assert {fault for (fault,) in rows_of(station.database, Channel.fault)} == {None}


def test_two_servers_send_each_announcement_once(station: Station, school: ASchool) -> None:
    for number in range(3):
        channel = a_channel(station.database, station.vault, school, address=f"feishu://group{number}")
        try_channel(station.database, school.id, channel, MONDAY)
    post = Post()
    at_once([lambda: turn(station, post)] * 4)
    turn(station, post)
    assert sorted(address for address, _ in post.sent) == [f"feishu://group{number}" for number in range(3)]
    assert all(row.sent_at for row in rows_of(station.database, Announcement.sent_at))


def test_an_address_whose_key_is_lost_says_so(station: Station, school: ASchool) -> None:
    channel = a_channel(station.database, station.vault, school)
    try_channel(station.database, school.id, channel, MONDAY)
    other = Vault(["x" * 43 + "="], "another")
    turn(replace(station, vault=other), post := Post())
    assert post.sent == []
    assert rows_of(station.database, Channel.fault)[0].fault == "key_lost"


def test_stopping_does_not_wait_for_what_is_not_sent_yet(station: Station, school: ASchool) -> None:
    channel = a_channel(station.database, station.vault, school)
    try_channel(station.database, school.id, channel, MONDAY)
    over = threading.Event()
    over.set()
    announce(station, [], post := Post(), over)
    assert post.sent == []


def test_the_operator_hears_of_every_school(station: Station, school: ASchool, clock: Clock) -> None:
    a_school(station.database, "外校", ("other",), "stranger")
    operators = ["wecombot://the-operators-own"]
    turn(station, Post(), operators)
    an_item(station.database, school, now=clock.forward(minutes=1))
    a_duty(station.database, school, now=clock.now)
    clock.forward(hours=1)
    turn(station, post := Post(), operators)
    [(address, words)] = post.sent
    assert (address, words.title) == (operators[0], "诚信守护站 · 实验小学")
    turn(station, Post(), [])
    assert all(row.sealed is None for row in rows_of(station.database, Channel.sealed))


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("", []),
        ("  wecombot://a\n feishu://b ", ["wecombot://a", "feishu://b"]),
        ("wecombot://a,mailto://u:p@h.example?to=a@b.c,d@e.f", None),
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", ["wecombot://k"]),
    ],
)
def test_the_operators_addresses_are_read(tmp_path: Path, given: str, read: list[str] | None) -> None:
    config = Config(data_dir=tmp_path, notify_urls=given)  # type: ignore[arg-type]
    expected = ["wecombot://a", "mailto://u:p@h.example?to=a@b.c,d@e.f"] if read is None else read
    assert operators_addresses(config) == expected


@pytest.mark.parametrize("given", ["file:///secret", "secret", "mailto://u:secret@h?pgp=yes"])
def test_one_that_is_none_stops_the_start_and_is_not_repeated(tmp_path: Path, given: str) -> None:
    config = Config(data_dir=tmp_path, notify_urls=f"wecombot://a {given}")  # type: ignore[arg-type]
    with pytest.raises(click.ClickException) as stopped, announcing(config):
        pass
    assert stopped.value.message.startswith("KIOSK_NOTIFY_URLS, address 2: ")
    assert "secret" not in stopped.value.message


def test_a_running_station_announces_by_itself(tmp_path: Path, robot: Robot) -> None:
    """The thread itself: its first turn is at once, and it ends when the server does."""
    config = Config(data_dir=tmp_path / "data", notify_private=True)
    with open_station(config) as station:
        school = a_school(station.database)
        channel = a_channel(station.database, station.vault, school, address=robot.address)
        try_channel(station.database, school.id, channel, station.clock())
    with announcing(config):
        assert robot.arrived.wait(60)
    assert "announcing" not in [each.name for each in threading.enumerate()]
    assert robot.heard[0]["message"].startswith("这是一条测试通知")


def test_a_secret_address_is_never_logged(
    station: Station, school: ASchool, capsys: pytest.CaptureFixture[str]
) -> None:
    channel = a_channel(station.database, station.vault, school, address="feishu://693a91f60ec2sifa5aaa")
    try_channel(station.database, school.id, channel, MONDAY)
    with capture_logs() as said:
        turn(station, Post(**{"693a91f60ec2sifa5aaa": "refused"}))
    assert said == [
        {
            "event": "not announced",
            "channel": channel,
            "kind": "test",
            "why": "refused",
            "log_level": "warning",
        }
    ]
    assert "693a91f6" not in "".join(capsys.readouterr())

"""A channel is reached in a process of its own, in ten seconds at most, never inside anybody's network."""

import socket
from collections.abc import Iterator

import pytest
import requests
from apprise.manager_plugins import NotificationManager

from kiosk.adapters.announcing import delivering, guard
from kiosk.adapters.announcing.delivering import Order, carried_out, says_no
from kiosk.adapters.announcing.guard import PrivateTarget, guarded
from kiosk.adapters.announcing.reaching import look_at, send
from kiosk.adapters.announcing.words import Words
from kiosk.domain.channel_addresses import SERVICES
from tests.robot import Robot, a_robot, one_that_hangs

WORDS = Words("诚信守护站 · 实验小学", "新来了 3 件失物。\nhttps://lost.example/")


@pytest.fixture
def robot() -> Iterator[Robot]:
    with a_robot() as running:
        yield running


def sent_to(address: str, *, private: bool = True) -> str:
    """As the process does it, right here."""
    return carried_out(Order(address, WORDS.title, WORDS.body, private))


def test_it_arrives_whole(robot: Robot) -> None:
    assert send(robot.address, WORDS, private=True) == ""
    [heard] = robot.heard
    assert (heard["title"], heard["message"]) == (WORDS.title, WORDS.body)


def test_loopback_is_refused_unless_it_is_allowed(robot: Robot) -> None:
    assert send(robot.address, WORDS, private=False) == "private"
    assert robot.heard == []


@pytest.mark.parametrize(
    ("status", "body"),
    [(500, "broken"), (404, ""), (200, '{"errcode": 310000, "errmsg": "keywords not in content"}')],
)
def test_a_robot_that_says_no_was_not_reached(robot: Robot, status: int, body: str) -> None:
    robot.status, robot.body = status, body
    assert sent_to(robot.address) == "refused"


def test_nobody_is_followed_elsewhere(robot: Robot) -> None:
    with a_robot() as elsewhere:
        robot.status, robot.location = 307, elsewhere.address.replace("json", "http")
        assert sent_to(f"{robot.address}?redirect=yes") == "refused"
        assert (len(robot.heard), elsewhere.heard) == (1, [])


def test_one_that_hangs_is_let_go() -> None:
    with one_that_hangs() as address:
        assert send(address, WORDS, private=True, within=1.5) == "silent"


def test_nothing_there_is_said_to_be_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert sent_to(f"json://127.0.0.1:{port}/") == "unreached"


@pytest.mark.parametrize(
    "address", ["syslog://", "wecombot://", "json://", "https://example.org", "mailto://nobody"]
)
def test_what_cannot_be_read_is_sent_nowhere(address: str) -> None:
    assert sent_to(address) == "unreadable"


@pytest.mark.parametrize(
    "address",
    [
        "json://127.0.0.1/x",
        "json://localhost/x",
        "jsons://[::1]/x",
        "json://[::ffff:10.0.0.1]/x",
        "json://2130706433/x",
        "gotify://10.0.0.1/token-token-token",
        "mailto://us:pass@example.com?smtp=127.0.0.1",
        "mailto://us:pass@192.168.0.2",
    ],
)
def test_a_private_host_is_told_when_it_is_named(address: str) -> None:
    assert carried_out(Order(address, None, None, private=False)) == "private"
    assert carried_out(Order(address, None, None, private=True)) == ""


def test_a_look_is_taken_apart_too_and_sends_nothing(robot: Robot) -> None:
    assert look_at(robot.address, private=True) == ""
    assert look_at(robot.address, private=False) == "private"
    assert robot.heard == []


def test_a_name_that_means_something_else_by_then_is_not_followed(
    robot: Robot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer of the name server is public, the second leads inside."""
    answers = iter(["8.8.8.8", *["127.0.0.1"] * 9])

    def resolve(_host: object, port: object, *_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    address = robot.address.replace("127.0.0.1", "rebinding.example")
    assert carried_out(Order(address, None, None, private=False)) == ""
    assert sent_to(address, private=False) == "private"
    assert robot.heard == []


def test_a_connection_asks_the_guard_whoever_opens_it(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "is_public", lambda host: host == "127.0.0.1")
    with guarded(private=False) as watch:
        assert requests.post(robot.address.replace("json", "http"), json={}, timeout=5).ok
        assert (watch.connected, watch.refused) == (True, False)
        with pytest.raises(PrivateTarget), socket.socket() as own:
            own.connect(("127.0.0.2", robot.port))
        with pytest.raises(PrivateTarget), socket.socket() as own:
            own.connect_ex(("127.0.0.2", robot.port))
        with pytest.raises(PrivateTarget), socket.socket(type=socket.SOCK_DGRAM) as own:
            own.sendto(b"log", ("127.0.0.1", 514))
    assert watch.refused
    with socket.socket() as own:
        own.connect(("127.0.0.1", robot.port))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets that are files")
def test_a_socket_that_is_a_file_is_never_connected_to() -> None:
    with guarded(private=True), pytest.raises(PrivateTarget), socket.socket(socket.AF_UNIX) as own:
        own.connect("/run/docker.sock")


@pytest.mark.parametrize(
    ("answer", "scheme", "no"),
    [
        (b'{"errcode": 0}', "wecombot", False),
        (b'{"errcode": 93000, "errmsg": "invalid webhook url"}', "wecombot", True),
        (b'{"StatusCode": 0, "code": 0, "msg": "success"}', "feishu", False),
        (b'{"code": 19021, "msg": "sign match fail"}', "feishu", True),
        (b'{"code": 200, "msg": "ok"}', "pushplus", False),
        (b"[1]", "json", False),
        (b"ok \xff", "json", False),
    ],
)
def test_a_refusal_in_a_polite_answer_is_heard(answer: bytes, scheme: str, no: bool) -> None:
    assert says_no(answer, scheme) is no


def test_the_library_speaks_every_service_we_name() -> None:
    assert {scheme for scheme in SERVICES if scheme not in NotificationManager()} == set()


def test_everything_is_as_it_was_after_an_order(robot: Robot) -> None:
    before = (socket.socket.connect, delivering.HTTPAdapter.send)
    sent_to(robot.address)
    assert (socket.socket.connect, delivering.HTTPAdapter.send) == before

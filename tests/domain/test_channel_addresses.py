"""An address of a channel is kept as its service gives it, and shown as little as can be."""

import pytest

from kiosk.domain.channel_addresses import ADDRESS_AT_MOST, kept_address, shown_of
from kiosk.domain.refusals import FormRefused

KEY = "693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"


def why_not(given: str) -> str:
    with pytest.raises(FormRefused) as refused:
        kept_address(given)
    return refused.value.reasons["address"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}", f"wecombot://{KEY}"),
        (f"  https://QYAPI.weixin.qq.com/cgi-bin/webhook/send?key={KEY}\n", f"wecombot://{KEY}"),
        ("https://oapi.dingtalk.com/robot/send?access_token=abc123", "dingtalk://abc123"),
        ("https://oapi.dingtalk.com/robot/send?access_token=abc123&secret=SEC9", "dingtalk://SEC9@abc123"),
        (f"https://open.feishu.cn/open-apis/bot/v2/hook/{KEY}", f"feishu://{KEY}"),
        (f"https://open.feishu.cn/open-apis/bot/v2/hook/{KEY}/", f"feishu://{KEY}"),
        (f"https://open.larksuite.com/open-apis/bot/v2/hook/{KEY}", f"lark://{KEY}"),
        ("mailtos://us:pass@school.example?smtp=mail.example&to=a@b.example",) * 2,
        ("ntfys://ntfy.example/station",) * 2,
    ],
)
def test_a_robots_own_address_becomes_one_that_apprise_reads(given: str, kept: str) -> None:
    assert kept_address(given) == kept


@pytest.mark.parametrize("given", ["", "   ", "\n"])
def test_nothing_is_missing(given: str) -> None:
    assert why_not(given) == "channel_address_missing"


@pytest.mark.parametrize(
    "given",
    [
        "qyapi.weixin.qq.com",
        "wecombot:key",
        "wecombot://a wecombot://b",
        "json://a\u202eb",
        "json://[::1",
        "json://host:port",
        f"wecombot://{'a' * ADDRESS_AT_MOST}",
    ],
)
def test_what_is_no_address_is_refused(given: str) -> None:
    assert why_not(given) == "channel_address_unreadable"


@pytest.mark.parametrize(
    "given",
    [
        "https://example.org/hook",
        "https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=a",
        "https://open.feishu.cn/elsewhere/hook/a",
        "file:///etc/passwd",
        "syslog://",
        "dbus://",
        "windows://",
        "macosx://",
        "gnome://",
        "rsyslog://127.0.0.1",
        "fcm://project@key/target?keyfile=/etc/passwd",
        "apprise://localhost/token",
        "mqtt://localhost/topic",
        "blink1://",
        "smpp://user:pass@host",
        "notify://anything",
    ],
)
def test_other_services_are_refused_local_ones_above_all(given: str) -> None:
    assert why_not(given) == "channel_service_unknown"


@pytest.mark.parametrize(
    "argument", ["pgp=yes", "PGPPub=/etc/passwd", "template=/etc/passwd", "attach=/x", "keyfile"]
)
def test_an_address_that_makes_the_sender_open_a_file_is_refused(argument: str) -> None:
    assert why_not(f"mailto://us:pass@school.example?{argument}") == "channel_reads_file"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (f"wecombot://{KEY}", ("wecombot", "5aaa")),
        ("dingtalk://SECRET@abcdefghijklmnop", ("dingtalk", "mnop")),
        ("mailto://me:secretsecret@school.example.org?to=x@y.z", ("mailto", ".org")),
        ("mailto://me:secretsecret@qq.com", ("mailto", "")),
        ("wecombot://short", ("wecombot", "")),
        (f"feishu://{KEY}/?verify=no", ("feishu", "5aaa")),
    ],
)
def test_at_most_four_signs_are_shown_and_none_of_a_password(address: str, shown: tuple[str, str]) -> None:
    assert shown_of(address) == shown

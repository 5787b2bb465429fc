"""The school office adds accounts, changes and closes them, and hands over passwords."""

import re

import pytest
from flask import Flask

from kiosk.adapters import passwords
from kiosk.bootstrap import Station
from kiosk.models import AccessEntry, Staff
from tests.kept import counts, rows_of
from tests.makers import ASchool, an_account
from tests.web.doors import PASSWORD, signed_in, token_of
from tests.web.phone import Page, Phone

ACCOUNTS = "/teacher/accounts"
LI = {"display_name": "李老师", "username": "li", "role": "teacher"}
ACTS = ("", "/close", "/reopen", "/password", "/second-step/remove")


def enter(admin: Phone, **typed: str) -> Page:
    return admin.press(admin.open(ACCOUNTS).form("/accounts"), **{**LI, **typed})


def made_up(page: Page) -> str:
    """The password that is shown this once."""
    found = re.search(r"\b[a-z]{4}(-[a-z]{4}){3}\b", page.text)
    assert found
    return found[0]


def one(admin: Phone, staff_id: int) -> Page:
    return admin.open(f"{ACCOUNTS}/{staff_id}")


@pytest.fixture
def li(station: Station, school: ASchool, admin: Phone) -> int:
    """李老师's account."""
    return an_account(station.database, school.id, password_hash=passwords.hashed(PASSWORD))


def test_an_account_is_added_and_its_password_shown_once(admin: Phone, app: Flask, station: Station) -> None:
    page = enter(admin)
    assert page.status == 200
    assert page.says("只在现在显示", "It is shown now and never again.")
    assert signed_in(Phone(app), "li", made_up(page)).title == "李老师，您好"
    assert made_up(page) not in admin.open(ACCOUNTS).text
    assert "li" in admin.open(ACCOUNTS).text
    assert [reason for (reason,) in rows_of(station.database, AccessEntry.reason)] == ["account_added li"]


def test_a_password_may_be_chosen(admin: Phone, app: Flask) -> None:
    page = enter(admin, new_password="seven grey geese", role="admin")
    assert page.address.startswith(f"{ACCOUNTS}/")
    assert "seven grey geese" not in page.html
    assert signed_in(Phone(app), "li", "seven grey geese").status == 200


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ({"username": ""}, "请填写用户名。", "Please write a user name."),
        ({"username": "li wei"}, "用户名最多 40 个字", "A user name has at most 40"),
        ({"username": "wang"}, "这个用户名已经有人在用", "Somebody signs in with this user name"),
        ({"display_name": " "}, "请填写同事看到的称呼。", "Please write the name that colleagues read."),
        ({"role": "head"}, "请选择这个账号可以做什么。", "Please choose what this account may do."),
        ({"new_password": "short"}, "密码至少要 8 个字符。", "A password has 8 characters or more."),
    ],
)
def test_it_refuses_and_keeps_what_was_typed(
    admin: Phone, station: Station, typed: dict[str, str], chinese: str, english: str
) -> None:
    before = counts(station.database)
    page = enter(admin, **typed)
    assert page.status == 422
    assert page.says(chinese, english)
    kept = page.form("/accounts").fields
    for name, value in {**LI, **typed}.items():
        if name in {"username", "display_name"}:
            assert kept[name] == value
    assert "short" not in page.html
    assert counts(station.database) == before


def test_the_second_press_is_refused_kindly(admin: Phone, station: Station) -> None:
    form = admin.open(ACCOUNTS).form("/accounts")
    admin.press(form, **LI)
    before = counts(station.database)
    assert admin.press(form, **LI).status == 422
    assert counts(station.database) == before


def test_another_role_opens_and_shuts_the_office(admin: Phone, app: Flask, li: int) -> None:
    colleague = Phone(app)
    signed_in(colleague, "li")
    assert colleague.open(ACCOUNTS).status == 403
    page = admin.press(one(admin, li).form(f"/{li}"), display_name="李主任", role="admin")
    assert "李主任" in page.title
    assert colleague.open(ACCOUNTS).address == "/sign-in"
    signed_in(colleague, "li")
    assert colleague.open(ACCOUNTS).status == 200


def test_a_name_that_is_missing_is_asked_for(admin: Phone, li: int) -> None:
    page = admin.press(one(admin, li).form(f"/{li}"), display_name="", role="admin")
    assert page.status == 422
    assert page.says("请填写同事看到的称呼。", "Please write the name that colleagues read.")
    assert page.form(f"/{li}").fields["role"] == "admin"


def test_a_closed_account_signs_in_no_more_until_it_is_opened(admin: Phone, app: Flask, li: int) -> None:
    colleague = Phone(app)
    signed_in(colleague, "li")
    page = admin.press(one(admin, li).form("/close"))
    assert page.says("这个账号已停用", "This account is closed")
    assert colleague.open("/teacher/").address == "/sign-in"
    assert signed_in(colleague, "li").status == 403
    assert "李老师" in admin.open(ACCOUNTS).text
    admin.press(page.form("/reopen"))
    assert signed_in(colleague, "li").status == 200


def test_a_forgotten_password_is_replaced(admin: Phone, app: Flask, li: int) -> None:
    colleague = Phone(app)
    signed_in(colleague, "li")
    form = one(admin, li).form("/password")
    password = made_up(admin.press(form))
    assert colleague.open("/teacher/").address == "/sign-in"
    assert signed_in(colleague, "li", PASSWORD).status == 403
    assert signed_in(colleague, "li", password).status == 200
    assert admin.press(form, new_password="short").status == 422
    page = admin.press(form, new_password="seven grey geese")
    assert page.address == f"{ACCOUNTS}/{li}"
    assert signed_in(colleague, "li", "seven grey geese").status == 200


def test_a_lost_phone_is_helped(admin: Phone, app: Flask, station: Station, school: ASchool) -> None:
    lost = an_account(
        station.database,
        school.id,
        password_hash=passwords.hashed(PASSWORD),
        totp_sealed=station.vault.seal_text("GEZDGNBVGY3TQOJQ"),
        totp_step=7,
    )
    assert signed_in(Phone(app), "li").address == "/sign-in/code"
    page = admin.press(one(admin, lost).form("/second-step/remove"))
    assert not [form for form in page.forms if form.action.endswith("/remove")]
    assert signed_in(Phone(app), "li").address == "/teacher/"


def test_the_last_of_the_office_stays(admin: Phone, station: Station) -> None:
    [(office,)] = rows_of(station.database, Staff.id, where=Staff.role == "admin")
    page = one(admin, office)
    for answer in (
        admin.press(page.form("/close")),
        admin.press(page.form(f"/{office}"), display_name="教务", role="teacher"),
    ):
        assert answer.status == 409
        assert answer.says("这是学校办公室最后一个在用的账号", "This is the last open account")
    assert answer.form(f"/{office}").fields["display_name"] == "教务"
    assert admin.open(ACCOUNTS).status == 200


def test_it_refuses_a_teacher_kindly(teacher: Phone, station: Station, school: ASchool) -> None:
    page = teacher.open(ACCOUNTS)
    assert page.status == 403
    assert page.says("这一页由学校办公室管理", "This page belongs to the school office")
    assert "/teacher/" in page.links
    assert ACCOUNTS not in teacher.open("/teacher/").links
    before = counts(station.database)
    token = token_of(teacher.open("/teacher/"))
    for act in ACTS:
        fields = {**LI, "role": "admin", "csrf_token": token}
        assert teacher.post(f"{ACCOUNTS}/{school.staff_id}{act}", **fields).status == 403
    assert teacher.post(ACCOUNTS, **LI, csrf_token=token).status == 403
    assert counts(station.database) == before


def test_another_schools_accounts_are_not_here(admin: Phone, station: Station, elsewhere: ASchool) -> None:
    token = token_of(admin.open(ACCOUNTS))
    before = counts(station.database)
    page = one(admin, elsewhere.staff_id)
    assert page.status == 404
    assert page.says("没有找到这个账号", "We do not know this account")
    for act in ACTS:
        fields = {**LI, "csrf_token": token}
        assert admin.post(f"{ACCOUNTS}/{elsewhere.staff_id}{act}", **fields).status == 404
    assert counts(station.database) == before
    assert "stranger" not in admin.open(ACCOUNTS).text


def test_who_is_not_signed_in_signs_in_first(visitor: Phone) -> None:
    assert visitor.open(ACCOUNTS).address == "/sign-in"


@pytest.mark.parametrize("act", ACTS[1:])
def test_it_refuses_get(admin: Phone, li: int, act: str) -> None:
    assert admin.open(f"{ACCOUNTS}/{li}{act}").status == 405

"""The school office opens an account; its owner looks after it, and signs in with a second step."""

from collections.abc import Iterator
from datetime import UTC, datetime

from playwright.sync_api import Browser, Page

from kiosk.adapters.chance import new_ref
from kiosk.domain.totp import code_at, from_text, step_at
from tests.chromium import DESK, Visitor
from tests.demo import Demo

Stop = tuple[str, Page]
ADD = "form[action='/teacher/accounts'] button.go"


def through_an_account(browser: Browser, office: Visitor, demo: Demo, **how: str) -> Iterator[Stop]:
    """`office`: signed in; the new account is another one in every walk, for user names are given once."""
    page, username = office.page, f"li-{new_ref()}"
    page.goto(f"{demo.url}/teacher/accounts")
    page.evaluate("document.querySelector('main form[method=post]').noValidate = true")
    office.press(ADD)
    yield "accounts, refused", page
    page.fill("[name=display_name]", "李老师")
    page.fill("[name=username]", username)
    office.press(ADD)
    yield "account, with its first password", page
    account = {"username": username, "password": page.inner_text("dd .code")}
    colleague = Visitor(browser, DESK, **how)
    colleague.sign_in(demo.url, account)
    yield from _with_a_second_step(colleague, demo, account)
    assert colleague.troubles(demo.url) == []
    colleague.context.close()
    page.goto(f"{demo.url}/teacher/accounts")
    office.press(f"tr:has-text('{username}') a")
    yield "account with a second step", page
    office.press("form[action$='/close'] button")
    yield "account, closed", page


def _with_a_second_step(colleague: Visitor, demo: Demo, account: dict[str, str]) -> Iterator[Stop]:
    page = colleague.page
    page.goto(f"{demo.url}/teacher/accounts")
    yield "accounts, not for teachers", page
    page.goto(f"{demo.url}/teacher/me")
    page.fill("[name=old_password]", "not the password")
    page.fill("[name=new_password]", "nine quiet herons")
    page.fill("[name=again_password]", "nine quiet herons")
    colleague.press("form[action$='/password'] button")
    yield "my account, refused", page
    page.goto(f"{demo.url}/teacher/me/second-step")
    page.fill("[name=password]", account["password"])
    colleague.press("main form button")
    yield "second step, waiting for its first code", page
    secret = from_text(page.inner_text(".secret").replace(" ", ""))
    page.fill("[name=code]", code_at(secret, step_at(datetime.now(UTC))))
    colleague.press("form[action$='/confirm'] button")
    yield "recovery codes", page
    code = page.locator(".recovery-codes .code").first.inner_text()
    page.goto(f"{demo.url}/teacher/me/second-step")
    yield "second step, on", page
    colleague.press(".foot form button")
    colleague.sign_in(demo.url, account)
    yield "sign in, second step", page
    page.fill("[name=code]", "no such code")
    colleague.press("main form button")
    yield "sign in, second step, refused", page
    page.fill("[name=code]", code)
    colleague.press("main form button")
    assert page.url == f"{demo.url}/teacher/"

"""The signal goes while things are logged: nothing that was entered is lost, and nothing is there twice."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from kiosk.services.keeping_duty import close_duty
from tests.browser.kept_things import Served
from tests.browser.tablet import Tablet, a_photo
from tests.makers import NAME_INSIDE, a_duty, a_tag, an_item

MANY = 30
KINDS = ("ball", "hat", "cup", "umbrella")


def test_thirty_things_wait_and_go_up_once(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    kinds = [KINDS[number % len(KINDS)] for number in range(MANY)]
    tags = [
        a_tag(served.station.database, served.school) if number % 3 == 0 else "" for number in range(MANY)
    ]
    tablet.offline()
    for number, (kind, tag) in enumerate(zip(kinds, tags, strict=True)):
        tablet.log(a_photo(tmp_path, number), kind, tag, zone="B")
        if number == MANY // 2:
            tablet.reopen()
    tablet.waiting(MANY)
    tablet.reopen()
    tablet.waiting(MANY)
    expect(tablet.page.locator("[data-line]")).to_have_text(f"{MANY} 件在等信号，会自己上传")
    assert served.things() == []
    tablet.offline(False)
    tablet.waiting(0)
    assert served.things() == [
        (kind, "on_display", tag or None) for kind, tag in zip(kinds, tags, strict=True)
    ]
    assert served.photos() == MANY
    tablet.reopen()
    tablet.waiting(0)
    assert len(served.things()) == MANY


def test_an_answer_that_got_lost_doubles_nothing(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    tag = a_tag(served.station.database, served.school)
    with tablet.losing_answers("/keeper/items") as got:
        tablet.log(a_photo(tmp_path), "cup", tag, zone="B")
        tablet.page.wait_for_selector(".waits .waiting", state="attached")
        expect(tablet.page.locator("[data-line]")).to_have_text("1 件在等信号，会自己上传")
    assert set(got) == {200}
    assert served.things() == [("cup", "on_display", tag)]
    tablet.reopen()
    assert "水杯，登记好啦！" in tablet.last()
    tablet.waiting(0)
    assert served.things() == [("cup", "on_display", tag)]


def test_off_duty_it_waits_for_the_code(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    database, now = served.station.database, served.station.clock()
    tablet.offline()
    tablet.log(a_photo(tmp_path, 1), "hat", zone="A")
    tablet.log(a_photo(tmp_path, 2), "ball")
    close_duty(database, served.school.id, served.duty.id, now)
    tablet.offline(False)
    expect(tablet.page.locator("[data-off-duty]")).to_contain_text("再输一次今天的口令")
    tablet.waiting(2)
    assert served.things() == []
    again = a_duty(database, served.school, now=now, day=now.date(), new_names=("陈一鸣",))
    tablet.page.click("[data-off-duty] a")
    tablet.type_code(again.code)
    tablet.waiting(0)
    assert served.things() == [("hat", "on_display", None), ("ball", "on_display", None)]


def test_a_tag_that_hangs_already_comes_back_for_another_look(
    tablet: Tablet, served: Served, tmp_path: Path
) -> None:
    database, now = served.station.database, served.station.clock()
    taken, blank = (a_tag(database, served.school) for _ in range(2))
    tablet.offline()
    tablet.log(a_photo(tmp_path, 1), "hat", taken, zone="A")
    tablet.log(a_photo(tmp_path, 2), "ball")
    an_item(database, served.school, now=now, tag_code=taken)
    tablet.offline(False)
    tablet.waiting(0)
    look = tablet.page.locator(".looks .waiting")
    expect(look).to_contain_text("这张吊牌已经挂在别的东西上了。")
    assert [kind for kind, _state, _tag in served.things()] == ["cup", "ball"]
    look.get_by_role("button", name="改一改").click()
    expect(tablet.page.locator("#category-hat")).to_be_checked()
    expect(tablet.page.locator("#err-tag")).to_contain_text("这张吊牌已经挂在别的东西上了。")
    tablet.page.wait_for_selector("#shot img")
    tablet.page.fill("[name=tag]", blank)
    tablet.page.click(".save-bar button")
    expect(tablet.page.locator("[data-done]")).to_contain_text("帽子，登记好啦！")
    expect(tablet.page.locator(".looks .waiting")).to_have_count(0)
    assert ("hat", "on_display", blank) in served.things()
    assert len(served.things()) == 3


def test_what_waits_comes_back_into_the_form(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    """A name found in a thing waits and comes back with it, and leaves this device with the answer."""
    tablet.offline()
    tablet.page.check("#f-named")
    tablet.page.fill("[name=name_inside]", NAME_INSIDE.name)
    tablet.log(a_photo(tmp_path, 1), "hat", zone="A")
    tablet.log(a_photo(tmp_path, 2), "ball")
    tablet.page.set_input_files("[name=photo]", a_photo(tmp_path, 3))
    tablet.page.check("#category-cup", force=True)
    tablet.page.click("[data-fold] summary")
    tablet.page.locator(".waits .waiting").first.get_by_role("button", name="改一改").click()
    expect(tablet.page.locator("#category-hat")).to_be_checked()
    expect(tablet.page.locator("#f-named")).to_be_checked()
    expect(tablet.page.locator("[name=name_inside]")).to_have_value(NAME_INSIDE.name)
    expect(tablet.page.locator(".looks .waiting")).to_contain_text("水杯")
    tablet.page.check("#category-umbrella", force=True)
    tablet.page.click(".save-bar button")
    tablet.waiting(2)
    expect(tablet.page.locator("#f-named")).not_to_be_checked()
    assert NAME_INSIDE.name in tablet.kept()
    tablet.page.locator(".looks .waiting").get_by_role("button", name="改一改").click()
    tablet.page.click(".save-bar button")
    tablet.waiting(3)
    tablet.offline(False)
    tablet.waiting(0)
    assert sorted(kind for kind, _state, _tag in served.things()) == ["ball", "cup", "umbrella"]
    assert ("umbrella", "stored", None) in served.things()
    assert served.photos() == 2
    assert [inside.name for inside in served.names()] == [NAME_INSIDE.name]
    assert NAME_INSIDE.name not in tablet.kept()


def test_the_last_one_is_undone_and_mended(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    tag = a_tag(served.station.database, served.school)
    tablet.log(a_photo(tmp_path), "hat", tag, zone="A")
    assert "帽子，登记好啦！" in tablet.last()
    tablet.page.click("[data-done] button")
    expect(tablet.page.locator("#category-hat")).to_be_checked()
    tablet.page.check("#category-cup", force=True)
    tablet.page.click(".save-bar button")
    expect(tablet.page.locator("[data-done]")).to_contain_text("水杯，登记好啦！")
    assert served.things() == [("hat", "moved_on", None), ("cup", "on_display", tag)]
    tablet.reopen()
    expect(tablet.page.locator(".looks .waiting")).to_have_count(0)


def test_undone_a_thing_with_a_name_keeps_its_tick_though_only_the_name_was_written(
    tablet: Tablet, served: Served, tmp_path: Path
) -> None:
    tablet.page.check("#f-named")
    tablet.page.fill("[name=name_inside]", NAME_INSIDE.name)
    tablet.page.uncheck("#f-named")
    tablet.log(a_photo(tmp_path), "hat", zone="A")
    assert "帽子，登记好啦！" in tablet.last()
    assert NAME_INSIDE.name not in tablet.kept()
    tablet.page.click("[data-done] button")
    expect(tablet.page.locator("#category-hat")).to_be_checked()
    expect(tablet.page.locator("#f-named")).to_be_checked()
    tablet.page.click(".save-bar button")
    expect(tablet.page.locator("[data-done]")).to_contain_text("帽子，登记好啦！")
    assert served.things() == [("hat", "moved_on", None), ("hat", "stored", None)]


def test_one_whose_answer_got_lost_is_taken_back_off_the_record(
    tablet: Tablet, served: Served, tmp_path: Path
) -> None:
    with tablet.losing_answers("/keeper/items") as got:
        tablet.log(a_photo(tmp_path), "hat", zone="A")
        expect(tablet.page.locator("[data-line]")).to_have_text("1 件在等信号，会自己上传")
        tablet.offline()
    assert set(got) == {200}
    tablet.page.click("[data-fold] summary")
    tablet.page.locator(".waits .waiting").get_by_role("button", name="改一改").click()
    expect(tablet.page.locator("#category-hat")).to_be_checked()
    tablet.page.check("#category-cup", force=True)
    tablet.page.click(".save-bar button")
    tablet.waiting(2)
    tablet.offline(False)
    tablet.waiting(0)
    assert served.things() == [("hat", "moved_on", None), ("cup", "on_display", None)]


def test_one_is_thrown_away_only_when_asked_twice(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    tablet.offline()
    tablet.log(a_photo(tmp_path, 1), "hat")
    tablet.page.click("[data-fold] summary")
    drop = tablet.page.locator(".waits .waiting").get_by_role("button", name="丢掉")
    tablet.page.once("dialog", lambda dialog: dialog.dismiss())
    drop.click()
    tablet.waiting(1)
    tablet.page.once("dialog", lambda dialog: dialog.accept())
    drop.click()
    tablet.waiting(0)
    tablet.offline(False)
    tablet.log(a_photo(tmp_path, 2), "ball")
    tablet.last()
    assert [kind for kind, _state, _tag in served.things()] == ["ball"]


@pytest.mark.parametrize("locks", [True, False], ids=["web locks", "a lease"])
def test_two_tabs_send_each_thing_once(tablet: Tablet, served: Served, tmp_path: Path, locks: bool) -> None:
    if not locks:  # as in older Safari, and on plain HTTP everywhere
        tablet.context.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
        tablet.reopen()
    other = tablet.context.new_page()
    other.goto(f"{served.url}/keeper/")
    other.wait_for_selector("form.log[data-ready]")
    tablet.offline()
    for number in range(6):
        tablet.log(a_photo(tmp_path, number), KINDS[number % 4])
    tablet.posts.clear()
    tablet.offline(False)
    tablet.waiting(0)
    other.wait_for_selector("[data-outbox][data-waiting='0']", state="attached")
    assert len(served.things()) == 6
    assert len(tablet.posts) == 6


def test_who_filled_it_in_is_who_logged_it(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    tablet.offline()
    tablet.log(a_photo(tmp_path, 1), "hat")
    tablet.offline(False)
    tablet.waiting(0)
    tablet.page.goto(f"{served.url}/keeper/who")
    tablet.page.locator("button.name").nth(1).click()
    tablet.page.wait_for_selector("form.log[data-ready]")
    tablet.log(a_photo(tmp_path, 2), "ball")
    tablet.waiting(0)
    expect(tablet.page.locator("[data-done]")).to_contain_text("球")
    assert served.loggers() == [1, 2]


def test_leaving_asks_while_something_waits(tablet: Tablet, served: Served, tmp_path: Path) -> None:
    tablet.offline()
    tablet.log(a_photo(tmp_path), "hat")
    asked: list[str] = []
    tablet.page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    with tablet.page.expect_event("dialog"):
        tablet.page.click("form[data-leave] button")
    [sentence] = asked
    assert sentence.startswith("这台设备上还有 1 件没上传。")
    tablet.offline(False)
    tablet.last()
    with tablet.page.expect_navigation():
        tablet.page.click("form[data-leave] button")
    assert tablet.page.url == f"{served.url}/duty"
    assert tablet.page.evaluate("caches.keys()") == []

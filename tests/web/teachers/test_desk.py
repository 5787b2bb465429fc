"""王老师's Today page: what is new since she last knew, who is on duty, how the week went."""

from datetime import timedelta

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.services.planning_roster import Stretch, plan_stretch
from tests.clock import MONDAY, Clock
from tests.makers import (
    ASchool,
    a_claim,
    a_dispute,
    a_duty,
    a_keeper,
    a_notice,
    a_request,
    an_item,
)
from tests.web.doors import signed_in
from tests.web.phone import Page, Phone

DESK = "/teacher/"
KNOWN = "/teacher/known"


def new_claims(page: Page) -> list[str]:
    """The claims that the page shows as new."""
    return [link for link in page.links if link.startswith("/teacher/claims/")]


def table(page: Page) -> list[list[str]]:
    """The week as its table has it: found and registered, Monday first."""
    rows = page.html.split("<tbody>")[1].split("</tbody>")[0].split("<td>")[1:]
    cells = [cell.split("<")[0] for cell in rows]
    return [cells[place : place + 2] for place in range(0, len(cells), 2)]


def test_a_quiet_day_says_so_kindly(teacher: Phone) -> None:
    page = teacher.open(DESK)
    assert new_claims(page) == []
    assert page.says("没有新的登记。", "Nothing new was registered.")
    assert page.says("现在没有轮值。", "No duty is open.")
    assert page.says("谢谢您守护这份信任！", "Thank you for keeping this place of trust!")
    assert table(page) == [["0", "0"], *[["–", "–"]] * 6]


def test_who_was_never_here_sees_what_is_new_since_monday(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    for now in (MONDAY - timedelta(days=3), MONDAY):
        a_claim(station.database, station.vault, school, now=now)
    assert new_claims(teacher.open(DESK)) == ["/teacher/claims/2"]


def test_looking_again_takes_nothing_away(
    teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    a_claim(station.database, station.vault, school)
    for _ in range(3):
        assert new_claims(teacher.open(DESK)) == ["/teacher/claims/1"]
        clock.forward(hours=2)


def test_what_she_knows_is_not_new_any_more(
    teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    a_claim(station.database, station.vault, school)
    clock.forward(minutes=1)
    page = teacher.open(DESK)
    a_claim(station.database, station.vault, school, now=clock.forward(minutes=1))
    after = teacher.press(page.form(KNOWN))
    assert after.address == DESK
    assert new_claims(after) == ["/teacher/claims/2"]
    assert after.says("今天 15:31 以来", "since 15:31 today")


def test_signing_out_makes_known_what_was_new(
    app: Flask, teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    a_claim(station.database, station.vault, school)
    clock.forward(minutes=1)
    teacher.press(teacher.open(DESK).form("/sign-out"))
    a_claim(station.database, station.vault, school, now=clock.forward(minutes=5))
    assert new_claims(signed_in(teacher)) == ["/teacher/claims/2"]


def test_signing_in_again_at_once_loses_nothing(
    app: Flask, teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    a_claim(station.database, station.vault, school)
    clock.forward(minutes=5)
    assert new_claims(signed_in(Phone(app))) == ["/teacher/claims/1"]


def test_the_next_day_begins_where_this_one_ended(
    app: Flask, teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    a_claim(station.database, station.vault, school)
    clock.forward(minutes=30)
    teacher.open(DESK)
    a_claim(station.database, station.vault, school, now=clock.forward(hours=1))
    clock.forward(hours=14)
    page = signed_in(Phone(app))
    assert new_claims(page) == ["/teacher/claims/2"]
    assert page.says("周一 16:00 以来", "since Mon, 16:00")


@pytest.mark.parametrize("until", ["", "yesterday", "2025-10-13T08:00:00", "0001-01-01T00:00+14:00"])
def test_an_unfinished_form_changes_nothing(
    teacher: Phone, station: Station, school: ASchool, until: str
) -> None:
    a_claim(station.database, station.vault, school)
    assert teacher.press(teacher.open(DESK).form(KNOWN), until=until).status == 400
    assert new_claims(teacher.open(DESK)) == ["/teacher/claims/1"]


def test_what_is_still_to_come_stays_new(
    teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    a_claim(station.database, station.vault, school)
    page = teacher.open(DESK)
    teacher.press(page.form(KNOWN), until="2099-01-01T00:00:00+00:00")
    a_claim(station.database, station.vault, school, now=clock.forward(minutes=1))
    assert "/teacher/claims/2" in new_claims(teacher.open(DESK))


def test_it_shows_the_newest_five_masked_and_leads_to_the_rest(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    for _ in range(7):
        a_claim(station.database, station.vault, school)
    page = teacher.open(DESK)
    assert new_claims(page) == [f"/teacher/claims/{number}" for number in (7, 6, 5, 4, 3)]
    assert page.says("全部登记，去认领记录", "All of them, in the log")
    assert "/teacher/claims?since=2025-10-13" in page.links
    assert "林*" in page.text
    assert "林小雨" not in page.html


def test_it_shows_the_open_duty_with_its_code_and_its_keepers(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    a_duty(station.database, school, code="482913")
    page = teacher.open(DESK)
    assert "482 913" in page.text
    assert "陈一鸣" in page.text
    assert f"{station.config.base_url}/duty" in page.text


def test_it_says_when_the_next_duty_is_and_who_is_on_it(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    a_keeper(station.database, school, "刘小可")
    a_duty(station.database, school)
    tuesday = MONDAY.date() + timedelta(days=1)
    stretch = Stretch(school.station_id, tuesday, tuesday + timedelta(days=6))
    plan_stretch(station.database, school.id, stretch, tuesday)
    page = teacher.open(DESK)
    assert page.says("下次轮值：周三", "Next duty: Wed")
    assert "刘小可" in page.text


def test_the_week_counts_every_day_of_all_stations(
    teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    clock.now = MONDAY + timedelta(days=2)
    signed_in(teacher)
    sunday = MONDAY.replace(hour=15) - timedelta(days=1)  # 23:00 at the school
    for number, now in enumerate((sunday, MONDAY, MONDAY + timedelta(days=1), clock(), clock())):
        item = an_item(station.database, school, now=now, station_id=school.station_ids[number % 2])
        a_claim(station.database, station.vault, school, item, now)
    an_item(station.database, school, State.HELD, now=clock())
    page = teacher.open(DESK)
    assert table(page) == [["1", "1"], ["1", "1"], ["3", "2"], *[["–", "–"]] * 4]
    assert page.says("本周拾到 5 件，登记认领 4 件", "This week 5 things were found and 4 registered")


def test_it_counts_right_although_the_clock_was_set_back(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    for now in (MONDAY, MONDAY - timedelta(days=30), MONDAY - timedelta(days=60)):
        a_claim(station.database, station.vault, school, now=now)
    assert table(teacher.open(DESK))[0] == ["1", "1"]


def test_what_waits_leads_to_where_it_is_done(
    teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    a_notice(station.database, station.vault, school)
    an_item(station.database, school, found_on=MONDAY.date(), note="小熊贴纸")
    a_dispute(station.database, station.vault, school)
    a_request(station.database, station.vault, school)
    an_item(station.database, school, found_on=MONDAY.date() - timedelta(days=400))
    page = teacher.open(DESK)
    assert page.says("1 件东西，两家都说是自己的", "1 thing that two families call theirs")
    wanted = ("/teacher/disputes", "/teacher/held", "/teacher/notices?good=1", "/teacher/moving-on")
    assert [address for address in wanted if address not in page.links] == []
    assert not page.says("谢谢您守护这份信任！", "Thank you for keeping this place of trust!")


def test_another_schools_desk_knows_nothing_of_it(stranger: Phone, station: Station, school: ASchool) -> None:
    a_dispute(station.database, station.vault, school)
    a_request(station.database, station.vault, school)
    a_notice(station.database, station.vault, school)
    a_duty(station.database, school, code="482913")
    page = stranger.open(DESK)
    assert new_claims(page) == []
    assert table(page)[0] == ["0", "0"]
    assert page.says("谢谢您守护这份信任！", "Thank you for keeping this place of trust!")
    assert not [words for words in ("482 913", "陈一鸣", "林*", "实验小学") if words in page.text]


def test_who_is_not_signed_in_is_asked_to(visitor: Phone) -> None:
    for address in (DESK, "/teacher/claims", "/teacher/duties", "/teacher/prints", "/teacher/claims/1"):
        assert visitor.open(address).address == "/sign-in"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, school: ASchool, language: str) -> None:
    browser = Phone(app, language)
    page = signed_in(browser)
    assert page.says("等您来看", "Waiting for you")
    assert page.says("退出登录（王老师）", "Sign out, 王老师")

"""王老师 gets a private link; whoever has it sees the duty days, and nothing else."""

from datetime import date

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select, update

from kiosk.bootstrap import Station
from kiosk.models import CalendarFeed, Staff
from kiosk.services.keeping_duty import close_duty
from kiosk.services.keeping_keepers import let_go
from kiosk.web.teachers.calendar import WRONG_LINKS
from tests.clock import MONDAY, Clock
from tests.kept import counts
from tests.makers import ASchool, a_duty, a_keeper
from tests.rosters import TODAY, a_plan, planned, some_keepers
from tests.web.doors import signed_in, token_of
from tests.web.phone import Page, Phone

ROSTER = "/teacher/roster"


def link_in(page: Page) -> str:
    """The link on a page, as an address of the test's browser."""
    return page.html.split('id="f-calendar" value="http://127.0.0.1:8000')[1].split('"')[0]


def make_link(teacher: Phone) -> Page:
    return teacher.press(teacher.open(ROSTER).form("/calendar"))


def events(browser: Phone, link: str) -> dict[date, str]:
    """The summaries behind a link, by day."""
    answer = browser.client.get(link)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    calendar = Calendar.from_ical(answer.get_data())
    return {each["dtstart"].dt: str(each["summary"]) for each in calendar.walk("VEVENT")}


def test_the_link_is_shown_once_and_kept_as_a_digest(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    page = make_link(teacher)
    assert (page.status, page.address) == (200, f"{ROSTER}/calendar")
    token = link_in(page).removeprefix("/calendar/").removesuffix(".ics")
    assert len(token) == 32
    [(digest,)] = rows_of_feed(station)
    assert token.encode() not in digest
    assert token not in teacher.open(ROSTER).html
    assert teacher.open(ROSTER).says("换一个新链接", "Make a new link")


def rows_of_feed(station: Station) -> list[tuple[bytes]]:
    with station.database.read() as connection:
        return [tuple(row) for row in connection.execute(select(CalendarFeed.token_digest))]


def test_it_shows_served_and_planned_days(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    ids = some_keepers(station.database, school)
    duty = a_duty(station.database, school, keeper_ids=ids[3:5], new_names=())
    close_duty(station.database, school.id, duty.id, MONDAY)
    a_plan(station.database, school)
    found = events(visitor, link_in(make_link(teacher)))
    plan = planned(station.database)
    assert found[TODAY] == "轮值：赵子墨、周雨桐 · 实验小学east门"
    assert found[date(2025, 10, 15)] == f"轮值：{'、'.join(plan['10-15'])} · 实验小学east门"
    assert len(found) == 6


def test_days_over_without_a_duty_and_days_with_nobody_are_left_out(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    some_keepers(station.database, school)
    a_plan(station.database, school)
    link = link_in(make_link(teacher))
    clock.forward(days=8)
    assert min(events(visitor, link)) == date(2025, 10, 22)


def test_a_name_stays_on_what_was_served(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    keeper = a_keeper(station.database, school)
    duty = a_duty(station.database, school, keeper_ids=[keeper], new_names=())
    close_duty(station.database, school.id, duty.id, MONDAY)
    let_go(station.database, school.id, keeper, TODAY)
    assert "陈一鸣" in events(visitor, link_in(make_link(teacher)))[TODAY]


def test_uids_stay_the_same_when_the_team_changes(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    some_keepers(station.database, school)
    a_plan(station.database, school)
    link = link_in(make_link(teacher))

    def uids() -> list[str]:
        calendar = Calendar.from_ical(visitor.client.get(link).get_data())
        return sorted(str(each["uid"]) for each in calendar.walk("VEVENT"))

    before = uids()
    a_plan(station.database, school, team_size=3)
    assert uids() == before
    assert len(set(before)) == 6


def test_it_shows_nothing_of_another_school(
    visitor: Phone, stranger: Phone, station: Station, school: ASchool
) -> None:
    some_keepers(station.database, school)
    a_plan(station.database, school)
    page = stranger.press(stranger.open(ROSTER).form("/calendar"))
    assert events(visitor, link_in(page)) == {}


def test_a_new_link_ends_the_old_one_and_ending_ends_it(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    first = link_in(make_link(teacher))
    second = link_in(make_link(teacher))
    assert first != second
    assert visitor.open(first).status == 404
    assert visitor.client.get(second).status_code == 200
    form = teacher.open(ROSTER).form("/calendar/end")
    for _ in range(2):
        assert teacher.press(form).address == ROSTER
    page = visitor.open(second)
    assert page.status == 404
    assert page.says("这个日历链接已经不能用了", "This calendar link leads nowhere any more")


def test_it_ends_with_the_account(visitor: Phone, teacher: Phone, station: Station) -> None:
    link = link_in(make_link(teacher))
    station.database.write(lambda connection: connection.execute(update(Staff).values(active=False)).rowcount)
    assert visitor.open(link).status == 404


def test_wrong_links_are_limited_and_right_ones_are_not(
    visitor: Phone, teacher: Phone, station: Station
) -> None:
    link = link_in(make_link(teacher))
    at_most = int(WRONG_LINKS.split("/")[0])
    for number in range(at_most):
        assert visitor.open(f"/calendar/{number}.ics").status == 404
    assert visitor.open("/calendar/another.ics").status == 429
    assert visitor.client.get(link).status_code == 200


def test_a_stranger_makes_and_ends_only_their_own(
    stranger: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    link = link_in(make_link(teacher))
    page = stranger.open(ROSTER)
    stranger.press(page.form("/calendar"))
    stranger.post(f"{ROSTER}/calendar/end", csrf_token=token_of(page))
    assert teacher.client.get(link).status_code == 200
    assert counts(station.database)["calendar_feed"] == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, station: Station, school: ASchool, language: str) -> None:
    some_keepers(station.database, school)
    a_plan(station.database, school)
    browser = Phone(app, language)
    signed_in(browser)
    page = make_link(browser)
    assert page.says("这是您的私人链接", "This is your private link.")
    summary = Calendar.from_ical(browser.open(link_in(page)).response.get_data()).walk("VEVENT")[0]["summary"]
    assert summary.startswith({"zh": "轮值：", "en": "On duty: "}[language])

"""What we write as a calendar is read again by another reader of the same standard."""

from datetime import date, timedelta

from icalendar import Calendar

from kiosk.adapters.calendar import Entry, calendar_file
from tests.clock import MONDAY

ENTRY = Entry("20251013-east@host", MONDAY.date(), "轮值：陈一鸣、李思远; a, b\\n", "东门，一号")


def test_an_entry_is_a_whole_day_without_a_time_zone() -> None:
    calendar = Calendar.from_ical(calendar_file("实验小学", [ENTRY], MONDAY))
    [event] = calendar.walk("VEVENT")
    assert event["uid"] == ENTRY.uid
    assert event["summary"] == ENTRY.summary
    assert event["location"] == ENTRY.location
    assert event["dtstart"].dt == date(2025, 10, 13)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(1)
    assert event["dtstamp"].dt == MONDAY
    assert calendar["x-wr-calname"] == "实验小学"
    assert b"TZID" not in calendar_file("实验小学", [ENTRY], MONDAY)


def test_lines_are_no_longer_than_readers_expect() -> None:
    long = Entry("a@b", MONDAY.date(), "轮值：" + "、".join(["陈一鸣"] * 12), "")
    lines = calendar_file("实验小学", [long], MONDAY).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    [event] = Calendar.from_ical(b"\r\n".join(lines)).walk("VEVENT")
    assert event["summary"] == long.summary


def test_a_school_without_duties_has_an_empty_calendar() -> None:
    assert Calendar.from_ical(calendar_file("实验小学", [], MONDAY)).walk("VEVENT") == []

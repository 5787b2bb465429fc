"""The roster as a calendar that others subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Integrity Station//roster//"
_LOOK_AGAIN = timedelta(hours=6)


@dataclass(frozen=True)
class Entry:
    """A whole day in the calendar. `uid`: the same for as long as it is about the same day and station."""

    uid: str
    day: date
    summary: str
    location: str


def calendar_file(name: str, entries: Sequence[Entry], made_at: datetime) -> bytes:
    """A calendar of whole days, without time zones; `made_at`: aware."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.refresh_interval = _LOOK_AGAIN
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"
    calendar.add("x-published-ttl", "PT6H")
    for entry in entries:
        calendar.add_component(_event(entry, made_at))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(1))
    event.add("summary", entry.summary)
    event.add("location", entry.location)
    event.add("transp", "TRANSPARENT")
    return event

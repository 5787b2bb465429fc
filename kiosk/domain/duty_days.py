"""Which days of a stretch of time have a duty, and which stretch a term's plan covers."""

from collections.abc import Collection
from datetime import date, timedelta

from kiosk.domain.refusals import FormRefused
from kiosk.domain.term import Term, term_of

Stretch = tuple[date, date]
"""First and last day, both included."""
_LONGEST = timedelta(366)


def duty_days(
    first: date, last: date, weekdays: Collection[int], holidays: Collection[Stretch]
) -> list[date]:
    """The days from first to last on one of the weekdays (Monday is 0), but for holidays."""
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    return [day for day in days if day.weekday() in weekdays and not within(day, holidays)]


def within(day: date, stretches: Collection[Stretch]) -> bool:
    """Whether a day lies in one of these."""
    return any(first <= day <= last for first, last in stretches)


def term_to_plan(day: date) -> Term:
    """The term of a day; once its lessons are over, the one after it."""
    term = term_of(day)
    return term if day <= term.lessons_end else term_of(term.last_day + timedelta(1))


def checked_stretch(first: date | None, last: date | None) -> Stretch:
    """A holiday's or an absence's days. Raises FormRefused."""
    if first is None:
        raise FormRefused({"first_day": "first_day_missing"})
    if last is None or last < first:
        raise FormRefused({"last_day": "last_day_before_first"})
    if last - first > _LONGEST:
        raise FormRefused({"last_day": "stretch_too_long"})
    return first, last

"""Days as forms and addresses carry them, and how they are said."""

from datetime import date

from flask_babel import force_locale, format_date
from flask_babel import gettext as _

from kiosk.domain.term import Term

_YEARS = range(2000, 2100)


def day_in(text: str | None) -> date | None:
    """The day written there as yyyy-mm-dd; None for anything else and for years that cannot be meant."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def weekday_name(day: date) -> str:
    """周一, Mon."""
    return str(format_date(day, "EEE"))


def weekday_names() -> list[str]:
    """The days of the week, Monday first."""
    return [weekday_name(date(2024, 1, 1 + number)) for number in range(7)]  # which began on a Monday


def term_name(term: Term) -> str:
    """How a term is called in the visitor's language."""
    year = term.first_day.year if term.is_autumn else term.first_day.year - 1
    if term.is_autumn:
        return _("%(year)s/%(next)s, autumn term", year=year, next=year + 1)
    return _("%(year)s/%(next)s, spring term", year=year, next=year + 1)


def term_pair(term: Term) -> tuple[str, str]:
    """How a term is called on paper, in Chinese and in English."""
    with force_locale("zh"):
        chinese = term_name(term)
    with force_locale("en"):
        return chinese, term_name(term)

"""The two terms of a Chinese school year."""

from dataclasses import dataclass
from datetime import date

from kiosk.domain.school_class import school_year


@dataclass(frozen=True)
class Term:
    """A term, first and last day included; `lessons_end`: the last day on which there usually is a duty."""

    first_day: date
    last_day: date
    lessons_end: date

    @property
    def is_autumn(self) -> bool:
        """Whether it is the first term of its school year."""
        return self.first_day.month == 9


def term_of(day: date) -> Term:
    """The term of a day: autumn from 1 September to 31 January, spring from 1 February to 31 August."""
    year = school_year(day)
    if day.month >= 9 or day.month == 1:
        return Term(date(year, 9, 1), date(year + 1, 1, 31), date(year + 1, 1, 20))
    return Term(date(year + 1, 2, 1), date(year + 1, 8, 31), date(year + 1, 6, 30))

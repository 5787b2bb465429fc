"""Class names. A class is an entry year and a number; its grade moves up on 1 September."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

GRADES = 6
_NUMERALS = "一二三四五六七八九十"
_GRADE = r"(?P<grade>[1-9一二三四五六七八九])"
_NUMBER = r"(?P<number>\d{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九])"
_SPOKEN = [
    re.compile(_GRADE + r"\s*年级?\s*\(?\s*" + _NUMBER + r"\s*\)?\s*班?"),
    re.compile(_GRADE + r"\s*[(./\-]?\s*" + _NUMBER + r"\s*\)?\s*班?"),
    re.compile(
        r"(?:grade|g)\s*(?P<grade>[1-9])\s*[,\-]?\s*(?:class|c)?\s*(?P<number>\d{1,2})", re.IGNORECASE
    ),
    re.compile(r"class\s*(?P<grade>[1-9])\s*[(\-]?\s*(?P<number>\d{1,2})\s*\)?", re.IGNORECASE),
    re.compile(r"class\s*(?P<number>\d{1,2})\s*,?\s*grade\s*(?P<grade>[1-9])", re.IGNORECASE),
]
_DATED = re.compile(r"(?P<year>\d{4})(?:-|级\s*\(?)(?P<number>\d{1,2})\s*\)?班?")


@dataclass(frozen=True, order=True)
class SchoolClass:
    """One class of the school, e.g. entered in 2024, number 2."""

    entry_year: int
    number: int

    @property
    def key(self) -> str:
        """As a form carries it: `2024-2`; it stays the same when the class moves up."""
        return f"{self.entry_year}-{self.number}"

    def grade(self, day: date) -> int:
        """The grade on that day: 1 in the first school year, more than GRADES once they have left."""
        return school_year(day) - self.entry_year + 1

    def label(self, day: date) -> str:
        """As people write it: 三(2)班; those who have left show their entry year."""
        grade = self.grade(day)
        if 1 <= grade <= GRADES:
            return f"{_NUMERALS[grade - 1]}({self.number})班"
        return f"{self.entry_year}级({self.number})班"


def school_year(day: date) -> int:
    """The year in which the school year of that day began."""
    return day.year if day.month >= 9 else day.year - 1


def parse(text: str, day: date) -> SchoolClass | None:
    """A class from a form's key (`2024-2`) or as people write it: 三(2)班, 302, Grade 3 Class 2."""
    text = unicodedata.normalize("NFKC", text).strip()
    if dated := _DATED.fullmatch(text):
        return _numbered(int(dated["year"]), dated["number"])
    for pattern in _SPOKEN:
        if said := pattern.fullmatch(text):
            return _numbered(school_year(day) - _number(said["grade"]) + 1, said["number"])
    return None


def _numbered(entry_year: int, written: str) -> SchoolClass | None:
    number = _number(written)
    return SchoolClass(entry_year, number) if number else None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text.startswith("十"):
        return 10 + (_NUMERALS.index(text[1]) + 1 if len(text) > 1 else 0)
    return _NUMERALS.index(text) + 1

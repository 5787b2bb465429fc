"""A school's classes as the office pastes them: 三(1)班 三(2)班, or 1-6年级 每级4个班."""

import re
import unicodedata
from datetime import date

from kiosk.domain.refusals import FormRefused
from kiosk.domain.school_class import GRADES, SchoolClass, parse, school_year

CLASSES_A_GRADE = 40
TEXT_AT_MOST = 4000
_NUMERALS = "一二三四五六七八九十"
_GRADE = rf"(?P<first>[1-9{_NUMERALS}])(\s*(?:-|–|—|~|到|至|to)\s*(?P<last>[1-9{_NUMERALS}]))?"
_COUNT = rf"(?P<count>\d{{1,2}}|[{_NUMERALS}])"
_STRETCHES = [
    re.compile(rf"{_GRADE}\s*年级\s*[,，:：]?\s*(?:每(?:个)?年?级|各|共)?\s*(?:有)?\s*{_COUNT}\s*个?班"),
    re.compile(
        rf"grades?\s*{_GRADE}\s*[,:]?\s*(?:with|has|have)?\s*{_COUNT}\s*class(?:es)?(?:\s*each)?",
        re.IGNORECASE,
    ),
]
_LINES = re.compile(r"[\n;；]+")
_PIECES = re.compile(r"[,，、|\t]+")


class ClassRefused(FormRefused):
    """Something in the text that is no class. `written`: that piece of it."""

    def __init__(self, written: str, reason: str) -> None:
        super().__init__({"classes": reason})
        self.written = written
        self.reason = reason


def read_classes(text: str, day: date) -> list[SchoolClass]:
    """The classes that a text names, each once, the youngest first.

    `day`: tells the grades' entry years. Raises FormRefused for an empty text or one too long, ClassRefused
    for the first piece that is no class of grades 1 to GRADES.
    """
    text = unicodedata.normalize("NFKC", text)
    if not text.strip():
        raise FormRefused({"classes": "classes_missing"})
    if len(text) > TEXT_AT_MOST:
        raise FormRefused({"classes": "classes_too_long"})
    found = {each for line in _LINES.split(text) if line.strip() for each in _of_line(line.strip(), day)}
    return sorted(found, key=lambda each: (-each.entry_year, each.number))


def coming_year(classes: list[SchoolClass], day: date) -> int | None:
    """The entry year to add next: this school year's, else the coming one's; None if both are there."""
    years = {each.entry_year for each in classes}
    present = school_year(day)
    return next((year for year in (present, present + 1) if year not in years), None)


def first_grade(classes: list[SchoolClass], year: int) -> list[SchoolClass]:
    """A first grade of that entry year with as many classes as the youngest grade before it has."""
    youngest = max((each.entry_year for each in classes if each.entry_year < year), default=None)
    before = [each.number for each in classes if each.entry_year == youngest]
    return [SchoolClass(year, number) for number in range(1, max(len(before), 1) + 1)]


def _of_line(line: str, day: date) -> list[SchoolClass]:
    if parse(line, day):
        return [_class(line, day)]
    for stretch in _STRETCHES:
        if said := stretch.fullmatch(line):
            return _stretch(line, _number(said["first"]), _number(said["last"] or said["first"]), said, day)
    return [each for piece in _PIECES.split(line) if piece.strip() for each in _of_piece(piece.strip(), day)]


def _of_piece(piece: str, day: date) -> list[SchoolClass]:
    """One class, or several with gaps between them."""
    if parse(piece, day):
        return [_class(piece, day)]
    return [_class(part, day) for part in piece.split()]


def _class(written: str, day: date) -> SchoolClass:
    found = parse(written, day)
    if found is None:
        raise ClassRefused(written, "class_unreadable")
    if not 0 <= found.grade(day) <= GRADES or not 1 <= found.number <= CLASSES_A_GRADE:
        raise ClassRefused(written, "class_impossible")
    return found


def _stretch(line: str, first: int, last: int, said: re.Match[str], day: date) -> list[SchoolClass]:
    count = _number(said["count"])
    if not (1 <= first <= last <= GRADES and 1 <= count <= CLASSES_A_GRADE):
        raise ClassRefused(line, "class_impossible")
    years = [school_year(day) - grade + 1 for grade in range(first, last + 1)]
    return [SchoolClass(year, number) for year in years for number in range(1, count + 1)]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERALS.index(text) + 1

"""The school office reads the access log: who saw what, when and what for, and whether the log is whole."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete

from kiosk.bootstrap import Station
from kiosk.models import AccessEntry
from kiosk.services.access_log import note_access
from tests.clock import MONDAY
from tests.kept import rows_of
from tests.makers import ASchool, an_account
from tests.web.phone import Page, Phone

ACCESS = "/teacher/access"
WHOLE = ("记录链完整", "The chain is whole")


def note(station: Station, school: ASchool, number: int, act: str = "search", staff_id: int = 0) -> None:
    station.database.write(
        lambda connection: note_access(
            connection,
            school.id,
            staff_id or school.staff_id,
            act,
            f"reason {number:03}",
            MONDAY + timedelta(minutes=number),
        )
    )


def shown(page: Page) -> list[int]:
    """The numbers in the reasons, as they stand on the page."""
    return [int(part[:3]) for part in page.text.split("reason ")[1:]]


def test_an_empty_log_says_so(admin: Phone) -> None:
    assert admin.open(ACCESS).says("这里没有记录。", "No entry here.")


def test_the_log_is_read_newest_first_and_turned(admin: Phone, station: Station, school: ASchool) -> None:
    for number in range(120):
        note(station, school, number)
    page = admin.open(ACCESS)
    assert page.says(*WHOLE)
    assert "王老师" in page.text
    assert "按姓名或电话查找" in page.text
    seen = [shown(page)]
    for _ in range(2):
        [older] = [link for link in page.links if "before=" in link]
        page = admin.open(older)
        seen.append(shown(page))
    assert seen == [list(range(119, 69, -1)), list(range(69, 19, -1)), list(range(19, -1, -1))]
    [newer] = [link for link in page.links if "after=" in link]
    assert shown(admin.open(newer)) == seen[1]


def test_it_is_narrowed_by_person_and_act(admin: Phone, station: Station, school: ASchool) -> None:
    colleague = an_account(station.database, school.id)
    note(station, school, 1)
    note(station, school, 2, "export")
    note(station, school, 3, "export", colleague)
    assert shown(admin.open(f"{ACCESS}?act=export")) == [3, 2]
    assert shown(admin.open(f"{ACCESS}?person={colleague}")) == [3]
    assert shown(admin.open(f"{ACCESS}?person={school.staff_id}&act=export")) == [2]
    assert shown(admin.open(f"{ACCESS}?person=x&act=y&before=z")) == [3, 2, 1]


def test_an_account_act_is_told_in_words(admin: Phone) -> None:
    form = admin.open("/teacher/accounts").form("/accounts")
    admin.press(form, display_name="李老师", username="li", role="teacher")
    assert "li · 新建" in admin.open(ACCESS).text


def test_a_gap_is_told(admin: Phone, station: Station, school: ASchool) -> None:
    for number in range(3):
        note(station, school, number)
    _first, second, third = (number for (number,) in rows_of(station.database, AccessEntry.id))
    cut = delete(AccessEntry).where(AccessEntry.id == second)
    station.database.write(lambda connection: connection.execute(cut).rowcount)
    page = admin.open(ACCESS)
    assert page.says(f"记录链在第 {third} 条断开了", f"The chain is broken at entry {third}")
    assert not page.says(*WHOLE)


def test_a_long_log_is_checked_to_the_first_entry_at_a_press(
    admin: Phone, station: Station, school: ASchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.web.teachers.access.NEWEST_CHECKED", 2)
    for number in range(3):
        note(station, school, number)
    page = admin.open(ACCESS)
    assert page.says("最新的 2 条记录一条接一条", "The newest 2 entries follow one another")
    [link] = [link for link in page.links if "whole=1" in link]
    assert admin.open(link).says(*WHOLE)


def test_another_schools_entries_are_not_here(
    admin: Phone, station: Station, school: ASchool, elsewhere: ASchool
) -> None:
    note(station, elsewhere, 1)
    note(station, school, 2)
    assert shown(admin.open(ACCESS)) == [2]
    assert shown(admin.open(f"{ACCESS}?person={elsewhere.staff_id}")) == [2]


def test_it_refuses_a_teacher_and_who_is_not_signed_in(teacher: Phone, visitor: Phone) -> None:
    assert teacher.open(ACCESS).status == 403
    assert visitor.open(ACCESS).address == "/sign-in"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages(admin: Phone, app: Flask, station: Station, school: ASchool, language: str) -> None:
    note(station, school, 1)
    admin.open(f"/teacher/?lang={language}")
    assert (WHOLE[0] if language == "zh" else WHOLE[1]) in admin.open(ACCESS).text

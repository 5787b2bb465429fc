"""Whatever is announced, in whichever language: no name, class, number, and nothing that anybody wrote."""

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from flask import Flask

from kiosk.adapters.announcing.words import PATHS, words_of
from kiosk.bootstrap import Station
from kiosk.domain.announcements import KINDS, TEST
from kiosk.domain.claimant import Claimant
from kiosk.models import Announcement
from kiosk.queries.due_announcements import due_announcements
from kiosk.services.announcing import make_announcement
from kiosk.services.keeping_channels import try_channel
from tests.clock import MONDAY
from tests.house.full_school import PEOPLE, a_full_school, words_about
from tests.house.reading import ROOT, tree
from tests.kept import rows_of
from tests.makers import (
    HAORAN,
    HIDDEN_MARK,
    SEWN_IN,
    XIAOYU,
    ASchool,
    a_channel,
    a_dispute,
    a_notice,
    a_request,
    a_school,
    an_account,
    an_item,
)

AFTER_SCHOOL = MONDAY.replace(hour=8, minute=30)
FRIDAY = AFTER_SCHOOL + timedelta(days=4)
NOTE, KEEPER, COLLEAGUE = "写着沈安禾的粉色水壶", "陈一鸣", "李老师"
LOST_WORDS = "小熊贴纸"
_MAY_READ = {
    "Announcement",
    "Category",
    "Channel",
    "Duty",
    "Event",
    "Item",
    "NoticeMatch",
    "School",
    "Station",
}
_CASES = {"Dispute", "HeldRequest", "LostNotice"}
_OF_A_CASE = {"id", "school_id", "station_id", "made_at", "closed_at", "settled_at"}


@dataclass(frozen=True)
class Said:
    """One announcement as it is kept, and as it is sent in both languages."""

    kind: str
    texts: tuple[str, ...]


@pytest.fixture
def school(station: Station) -> ASchool:
    """Full of what must not get out."""
    school = a_school(station.database)
    an_account(station.database, school.id, display_name=COLLEAGUE)
    a_channel(station.database, station.vault, school, MONDAY - timedelta(days=9))
    a_full_school(station, school, "482913", KEEPER, NOTE)
    an_item(station.database, school, note=LOST_WORDS)
    a_notice(station.database, station.vault, school, words=LOST_WORDS)
    a_request(station.database, station.vault, school)
    a_dispute(station.database, station.vault, school)
    return school


def made(station: Station, school: ASchool) -> Iterator[Said]:
    try_channel(station.database, school.id, 1, MONDAY)
    for moment in (AFTER_SCHOOL, FRIDAY):
        make_what_is_due(station, moment)
    for row in rows_of(station.database, Announcement.id, Announcement.kind, Announcement.facts):
        languages = [
            words_of(row.kind, row.facts, language, "https://x.example") for language in ("zh", "en")
        ]
        yield Said(row.kind, (row.facts, *(f"{each.title}\n{each.body}" for each in languages)))


def make_what_is_due(station: Station, now: datetime) -> None:
    with station.database.read() as connection:
        due = due_announcements(connection, now)
    for each in due:
        make_announcement(station.database, each, now)


def test_nothing_that_is_announced_tells_of_anybody(station: Station, school: ASchool) -> None:
    said = list(made(station, school))
    assert {each.kind for each in said} == {*KINDS, TEST}
    people: dict[str, Claimant] = {**PEOPLE, "her": XIAOYU, "his": HAORAN}
    private = [*words_about(people), NOTE, KEEPER, "王老师", COLLEAGUE, LOST_WORDS, HIDDEN_MARK, SEWN_IN]
    found = [(each.kind, word) for each in said for text in each.texts for word in private if word in text]
    assert found == []


def test_what_waits_for_a_teacher_is_nothing_but_a_number(station: Station, school: ASchool) -> None:
    facts = {each.kind: json.loads(each.texts[0]) for each in made(station, school)}
    for kind in ("match", "dispute", "request"):
        assert set(facts[kind]) == {"school", "number"}


def test_its_code_reads_nothing_that_a_family_wrote() -> None:
    """Of a notice, a request and a dispute only these columns; of claims, claimants, names and notes none."""
    code = tree(ROOT / "kiosk" / "queries" / "due_announcements.py")
    known = {
        alias.name
        for node in ast.walk(code)
        if isinstance(node, ast.ImportFrom) and node.module == "kiosk.models"
        for alias in node.names
    }
    assert known == _MAY_READ | _CASES
    columns = {
        node.attr
        for node in ast.walk(code)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in {*_CASES, "case"}
    }
    assert columns == _OF_A_CASE
    assert not {
        node.attr
        for node in ast.walk(code)
        if isinstance(node, ast.Attribute) and node.attr in {"note", "words", "sealed"}
    }


def test_every_link_leads_to_a_page(app: Flask) -> None:
    roads = app.url_map.bind("127.0.0.1")
    for path in PATHS.values():
        endpoint, _arguments = roads.match(path.format(number=7), "GET")
        assert endpoint in app.view_functions

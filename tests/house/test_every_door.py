"""Every address, tried by everybody: nobody reaches another school's or a higher role's data."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.routing import Rule

from kiosk.adapters.database import Database
from kiosk.adapters.photos.store import PhotoFolder
from kiosk.adapters.vault import Vault
from kiosk.bootstrap import Station
from kiosk.config import Config
from kiosk.web.audience import ADMIN, ANYONE, KEEPER, TEACHER
from tests.clock import Clock
from tests.house.doors_forms import ASKED, PLAIN, SENT
from tests.house.doors_table import ANSWERS, ARGUMENTS, DOORS, EXCEPTIONS, ROLES
from tests.house.knocking import Answer, Patient, Schools, doors_of, two_schools
from tests.web.phone import forms_in

_ADD = "add its line to tests/house/doors_table.py"
_HIGHEST = {KEEPER: "keeper", TEACHER: "teacher", ADMIN: "admin"}
OF_NO_SCHOOL = {"flag", "file", "paper_serial"}
"""Arguments of addresses that name nothing of one school; a sheet of paper is known by school and code."""
_OF_FILES = {"GET /static/<name>", "GET /photos/<file_name>"}


@pytest.fixture(scope="module")
def schools(migrated_file: Path, vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Schools]:
    """Furnished once: whoever changes anything puts it back."""
    folder = tmp_path_factory.mktemp("two schools")
    shutil.copyfile(migrated_file, folder / "station.sqlite3")
    database = Database(f"sqlite:///{folder}/station.sqlite3", folder / "writing.lock")
    station = Station(
        config=Config(data_dir=folder),
        database=database,
        photos=PhotoFolder(folder / "photos", reserve=0),
        waiting_photos=PhotoFolder(folder / "waiting", reserve=0),
        vault=vault,
        limiter=Patient("memory://"),
        clock=Clock(),
    )
    with two_schools(station) as furnished:
        yield furnished
    database.close()


def _audience(app: Flask, rule: Rule) -> str:
    who: str = app.view_functions[rule.endpoint].audience  # type: ignore[attr-defined]
    return who


def _doors(schools: Schools, *audiences: str) -> Iterator[tuple[str, str, Rule]]:
    """Every address of these audiences that names something the schools have: its line, method and rule."""
    for door, rule in doors_of(schools.app).items():
        if door in DOORS and door not in _OF_FILES and _audience(schools.app, rule) in audiences:
            yield door, door.partition(" ")[0], rule


def _address(schools: Schools, door: str, rule: Rule, theirs: set[str] | None = None) -> str:
    """An address; the arguments in `theirs` name something of the other school."""
    values = {}
    for name in rule.arguments:
        furnished = schools.school("theirs" if name in (theirs or set()) else "ours")
        meant = ARGUMENTS.get(door, {}).get(name, name)
        assert meant in furnished.arguments, f"<{name}> of {door}: name one in tests/house/two_schools.py"
        values[name] = furnished.arguments[meant]
    return schools.app.url_map.bind("localhost").build(rule.endpoint, values, door.partition(" ")[0])


def _body(schools: Schools, door: str, theirs: set[str] | None = None) -> dict[str, Any]:
    """What is sent to a door; the fields in `theirs` name something of the other school."""
    return {
        field: schools.school("theirs" if field in (theirs or set()) else "ours").arguments[value[1:]]
        if value.startswith("@")
        else value
        for field, value in SENT.get(door, {}).items()
    }


def _told(schools: Schools, role: str, answer: Answer, secrets: set[str], sent: dict[str, Any]) -> list[str]:
    """What an answer, and the page that it leads to, tells of the other school; not what was sent there."""
    texts = [answer.text]
    if answer.status in {302, 303} and answer.location.startswith("/"):
        texts.append(schools.ask(role, "GET", answer.location).text)
    known = [str(value) for value in sent.values()]
    unsent = [word for word in secrets if not any(word in value for value in known)]
    return [word for word in unsent if any(word in text for text in texts)]


def _listed(wrong: dict[Any, str]) -> str:
    return "\n".join(f"{what}: {how}" for what, how in wrong.items())


def test_every_address_has_its_line(schools: Schools) -> None:
    doors = doors_of(schools.app)
    assert {door for door in doors if door not in DOORS} == set(), _ADD
    assert {door for door in (*DOORS, *SENT, *EXCEPTIONS) if door not in doors} == set(), (
        "there is no such address"
    )


def test_every_line_agrees_with_what_its_view_declares(schools: Schools) -> None:
    of_anyone = {"anyone", "its link", "at the station", "on its screen", "by touch"}
    for door, rule in doors_of(schools.app).items():
        if door not in DOORS:
            continue  # the test above says so
        who, line = _audience(schools.app, rule), DOORS[door]
        is_own = line.endswith((", own", ", self"))
        if line in of_anyone:
            assert who == ANYONE, door
        elif not line.startswith("a way out"):
            assert line.partition(",")[0] == who, door
            assert is_own == bool(rule.arguments - OF_NO_SCHOOL), f"{door}: what it names is of one school"


def test_every_role_is_answered_as_the_table_says(schools: Schools) -> None:
    wrong, secrets = {}, schools.secrets("ours")
    for door, method, rule in _doors(schools, ANYONE, KEEPER, TEACHER, ADMIN):
        address, body = _address(schools, door, rule), _body(schools, door)
        expected = EXCEPTIONS.get(door, {})
        for role, right in zip(ROLES, ANSWERS[DOORS[door]], strict=True):
            right = expected.get(role, right)
            with schools.untouched():
                answer = schools.ask(role, method, address, body)
                if right == "their own":
                    told = _told(schools, role, answer, secrets, body)
                    if told or schools.changed("ours") or answer.status == 500:
                        wrong[door, role] = f"{answer.kind}, telling {told[:3]}"
                elif answer.kind != right:
                    wrong[door, role] = f"{answer.kind} instead of {right}"
    assert not wrong, _listed(wrong)


def _mixtures(names: set[str]) -> list[set[str]]:
    """Each alone, and all together."""
    return [*({name} for name in sorted(names)), *([names] if len(names) > 1 else [])]


def test_no_argument_of_an_address_reaches_another_school(schools: Schools) -> None:
    wrong, secrets, tried = {}, schools.secrets("theirs"), 0
    for door, method, rule in _doors(schools, KEEPER, TEACHER, ADMIN):
        role = _HIGHEST[_audience(schools.app, rule)]
        named = {name for name in rule.arguments if name not in OF_NO_SCHOOL}
        for theirs in _mixtures(named):
            address, body = _address(schools, door, rule, theirs), _body(schools, door)
            with schools.untouched():
                answer, tried = schools.ask(role, method, address, body), tried + 1
                right = EXCEPTIONS.get(door, {}).get("their argument", "not found")
                told = _told(schools, role, answer, secrets, schools.theirs.arguments)
                if answer.kind != right or told or schools.changed("theirs"):
                    wrong[address] = f"{answer.kind}, telling {told[:3]}"
    assert not wrong, _listed(wrong)
    assert tried > 60


def test_no_field_of_a_form_reaches_another_school(schools: Schools) -> None:
    wrong, secrets, tried = {}, schools.secrets("theirs"), 0
    for door, method, rule in _doors(schools, KEEPER, TEACHER, ADMIN):
        role, address = _HIGHEST[_audience(schools.app, rule)], _address(schools, door, rule)
        naming = {field for field, value in SENT.get(door, {}).items() if value.startswith("@")}
        for theirs in _mixtures(naming):
            body = _body(schools, door, theirs)
            with schools.untouched():
                answer, tried = schools.ask(role, method, address, body), tried + 1
                told = _told(schools, role, answer, secrets, body)
                if told or schools.changed("theirs") or answer.status == 500:
                    wrong[door, *theirs] = f"{answer.kind}, telling {told[:3]}"
    assert not wrong, _listed(wrong)
    assert tried > 25


def test_no_question_in_an_address_reaches_another_school(schools: Schools) -> None:
    """What stands behind the question mark: whatever a page may be asked for, of theirs."""
    secrets, asked = schools.secrets("theirs"), schools.theirs.arguments
    query = {name: asked[argument] for name, argument in ASKED.items()}
    for door, method, rule in _doors(schools, KEEPER, TEACHER, ADMIN):
        if method == "GET":
            role, address = _HIGHEST[_audience(schools.app, rule)], _address(schools, door, rule)
            for name, value in query.items():
                answer = schools.ask(role, method, f"{address}?{name}={value}")
                assert _told(schools, role, answer, secrets, {name: value}) == [], (door, name)
                assert answer.status != 500, (door, name)
    assert not schools.changed("theirs")


def test_being_at_our_station_takes_nothing_home_from_theirs(schools: Schools) -> None:
    body = {
        "name": "李明",
        "class_name": "2023-2",
        "contact": "13800138000",
        "words": "小熊",
        "key": "k" * 24,
    }
    for door, method, rule in _doors(schools, ANYONE):
        if DOORS[door] == "at the station":
            for theirs, right in ((set(), "open"), ({"ref"}, "forbidden")):
                with schools.untouched():
                    answer = schools.ask("family", method, _address(schools, door, rule, theirs), body)
                    assert (answer.kind, schools.changed("theirs")) == (right, False), (door, theirs)


def test_a_link_opens_the_page_of_its_own_kind_only(schools: Schools) -> None:
    tokens = {name: value for name, value in schools.ours.arguments.items() if name.endswith("token")}
    adapter, tried = schools.app.url_map.bind("localhost"), 0
    for door, method, rule in _doors(schools, ANYONE):
        if DOORS[door] == "its link":
            (argument,) = rule.arguments
            for other in tokens.keys() - {ARGUMENTS.get(door, {}).get(argument, argument)}:
                address = adapter.build(rule.endpoint, {argument: tokens[other]}, method)
                with schools.untouched():
                    answer, tried = schools.ask("stranger", method, address), tried + 1
                    assert (answer.kind, schools.changed("ours")) == ("not found", False), (door, other)
    assert tried > 40


def test_a_stranger_reads_nobodys_name(schools: Schools) -> None:
    """A claimant's own page tells it masked; pupils and staff stand only behind a teacher's calendar link."""
    for which in ("ours", "theirs"):
        school = schools.school(which)
        people = {word for each in school.people.values() for word in (each.name, each.contact)}
        people |= {f"{school.mark}一鸣", f"{school.mark}站长", f"{school.mark}王老师"}
        for door, method, rule in _doors(schools, ANYONE):
            if method == "GET" and door != "GET /calendar/<token>.ics":
                theirs = set(rule.arguments) if which == "theirs" else set()
                answer = schools.ask("stranger", method, _address(schools, door, rule, theirs))
                assert [word for word in people if word in answer.text] == [], door


def test_every_field_of_every_form_is_named(schools: Schools) -> None:
    """A field that names something must be in SENT, or the other school's is never tried in it."""
    adapter = schools.app.url_map.bind("localhost")
    doors = {rule.endpoint: door for door, rule in doors_of(schools.app).items() if door.startswith("POST")}
    unnamed, seen = set(), set()
    for door, method, rule in _doors(schools, KEEPER, TEACHER, ADMIN):
        if method == "GET":
            role, address = _HIGHEST[_audience(schools.app, rule)], _address(schools, door, rule)
            for form in forms_in(schools.ask(role, method, address).text):
                if form.method == "POST":
                    posted = doors[adapter.match(urlsplit(form.action).path or address, method="POST")[0]]
                    seen.add(posted)
                    named = {field for field, value in SENT.get(posted, {}).items() if value.startswith("@")}
                    unnamed |= {(posted, field) for field in form.names - named - PLAIN}
    assert not unnamed, f"name in SENT of tests/house/doors_forms.py, or in PLAIN if only words: {unnamed}"
    assert len(seen) > 40


def test_every_table_is_furnished(schools: Schools) -> None:
    """Or a page could show another school's rows of it and nobody would see."""
    rows = schools.rows[schools.theirs.school.id]
    assert [table for table, ours in rows.items() if not ours] == []
    assert len(schools.secrets("theirs")) > 100

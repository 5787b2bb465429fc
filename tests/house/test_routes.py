"""Every address says who it is for, answers only what it declares, and changes nothing when looked at."""

import ast
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.domain.links import digest_of
from kiosk.models import Base, Duty
from kiosk.models import Station as StationRow
from kiosk.services.changing_codes import word_now
from kiosk.services.keeping_duty import join_duty, pick_keeper
from kiosk.services.making_move_lists import make_move_list
from kiosk.services.screen_keys import screen_key
from kiosk.services.signing_in import Opening, sign_in
from kiosk.web.app import create_app
from kiosk.web.audience import ADMIN, ANYONE, KEEPER, TEACHER
from tests.clock import MONDAY
from tests.house.reading import ROOT, called, modules, tree
from tests.makers import (
    a_batch,
    a_channel,
    a_claim,
    a_dispute,
    a_duty,
    a_label_layout,
    a_notice,
    a_request,
    a_round,
    a_school,
    a_tag,
    a_waiting_name,
    an_account,
    an_import,
    an_item,
)

_AUDIENCES = {ANYONE, KEEPER, TEACHER, ADMIN}
_STAFF = {KEEPER, TEACHER, ADMIN}
_LEAVE_AN_ENTRY = {"/teacher/claims.xlsx", "/teacher/claims.csv"}
"""Looks after which the access log is one entry longer, and nothing else differs. The entry is no change of
what the school keeps but a note of who looked; their addresses are promised to be links, so they are a GET.
"""
_NOTED_LOOKS = {"kiosk/web/teachers/exports.py: _taken_out"}


@pytest.fixture
def app(station: Station) -> Flask:
    return create_app(station)


@pytest.fixture
def arguments(station: Station) -> dict[str, object]:
    """Something real behind every argument that an address may have."""
    school = a_school(station.database)
    item = an_item(station.database, school)
    token = a_claim(station.database, station.vault, school)
    duty = a_duty(station.database, school)
    ended = a_round(station.database, school, duty, MONDAY - timedelta(days=1), ended=True)
    a_round(station.database, school, duty)
    make_move_list(station.database, duty.id, MONDAY)
    return {
        "slug": "east",
        "station_code": _station_code(station),
        "screen_key": screen_key(station.vault, school.station_id, 0),
        "code": a_tag(station.database, school),
        "minute": word_now(station.vault, school.station_id, station.clock()),
        "ref": item.ref,
        "token": token,
        "name": "css/families.css",
        "file_name": "0" * 32 + ".view.webp",
        "claim_id": 1,
        "note_id": 1,
        "flag": "at_night",
        "duty_id": 1,
        "round_id": ended,
        "station_id": school.station_id,
        "keeper_id": 1,
        "zone_id": 1,
        "category_id": 1,
        "place_id": 1,
        "staff_id": school.staff_id,
        "session_id": 1,
        "absence_id": 1,
        "holiday_id": 1,
        "notice_id": 1,
        "notice_token": a_notice(station.database, station.vault, school),
        "device_id": 1,
        "batch_id": a_batch(station.database, school),
        "batch": an_import(station.database, school),
        "paper_serial": "7K3M9QXZ",
        "held_ref": an_item(station.database, school, State.HELD).ref,
        "asked_token": a_request(station.database, station.vault, school),
        "request_id": 1,
        "mine_token": a_dispute(station.database, station.vault, school),
        "dispute_id": 1,
        "series_id": 1,
        "layout_id": a_label_layout(station.database, school),
        **a_waiting_name(station, school),
        "channel_id": a_channel(station.database, station.vault, school),
    }


def _station_code(station: Station) -> object:
    with station.database.read() as connection:
        return connection.scalar(select(StationRow.code))


@pytest.fixture
def clients(app: Flask, station: Station, arguments: dict[str, object]) -> dict[str, FlaskClient]:
    """A browser at the station, a device on duty, a teacher's desk and the office's, by audience."""
    token, now = chance.new_token(), station.clock()
    with station.database.read() as connection:
        scanned, typed = connection.scalar(select(StationRow.code)), connection.scalar(select(Duty.code))
    family, keeper, teacher, admin = (app.test_client() for _ in range(4))
    family.get(f"/s/{scanned}")
    join_duty(station.database, str(typed), digest_of(token), now)
    pick_keeper(station.database, 1, 1)
    with keeper.session_transaction() as session:
        session["duty"] = token
    sign_in(station.database, "wang", lambda _hash: True, Opening(digest_of(token)), now)
    teacher.set_cookie("staff", token)
    office = chance.new_token()
    an_account(station.database, 1, "office", role="admin")
    sign_in(station.database, "office", lambda _hash: True, Opening(digest_of(office)), now)
    admin.set_cookie("staff", office)
    return {ANYONE: family, KEEPER: keeper, TEACHER: teacher, ADMIN: admin}


def _rules(app: Flask, *methods: str) -> list[Rule]:
    """The addresses that answer one of the methods."""
    return [rule for rule in app.url_map.iter_rules() if (rule.methods or set()) & set(methods)]


def _audience(app: Flask, rule: Rule) -> str | None:
    who: str | None = getattr(app.view_functions[rule.endpoint], "audience", None)
    return who


def _address(app: Flask, rule: Rule, arguments: dict[str, object]) -> str:
    """A real address of that rule; a KeyError means that `arguments` needs one more."""
    values = {name: arguments[name] for name in rule.arguments}
    method = "POST" if "POST" in (rule.methods or set()) else "GET"
    return app.url_map.bind("127.0.0.1").build(rule.endpoint, values, method)


def _kept(station: Station) -> dict[str, list[object]]:
    """Everything the database holds."""
    with station.database.read() as connection:
        return {
            table.name: sorted(map(str, connection.execute(select(table))))
            for table in Base.metadata.sorted_tables
        }


def test_every_address_says_who_it_is_for(app: Flask) -> None:
    silent = [rule.rule for rule in _rules(app, "GET", "POST") if _audience(app, rule) not in _AUDIENCES]
    assert silent == []


def test_every_view_answers_one_method(app: Flask) -> None:
    """Looking and doing are two views, so that no look can do anything by mistake."""
    methods = {rule.rule: (rule.methods or set()) - {"HEAD", "OPTIONS"} for rule in app.url_map.iter_rules()}
    assert {rule: each for rule, each in methods.items() if each not in ({"GET"}, {"POST"})} == {}


def test_every_post_refuses_a_missing_token(app: Flask, arguments: dict[str, object]) -> None:
    client = app.test_client()
    answers = {
        (rule.rule, *form): client.post(_address(app, rule, arguments), data=form).status_code
        for rule in _rules(app, "POST")
        for form in ({}, {"name": "林小雨", "csrf_token": "made up"})
    }
    assert len(answers) > 5
    assert {rule: status for rule, status in answers.items() if status != 400} == {}


def test_every_post_refuses_another_site(app: Flask, arguments: dict[str, object]) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    answers = {
        rule.rule: client.post(
            _address(app, rule, arguments), headers={"Origin": "https://elsewhere.example"}
        ).status_code
        for rule in _rules(app, "POST")
    }
    assert {rule: status for rule, status in answers.items() if status != 403} == {}


def _looked_at(
    app: Flask, arguments: dict[str, object], clients: dict[str, FlaskClient], query: dict[str, str]
) -> Iterator[tuple[str, TestResponse]]:
    """Every address that may be looked at, each by somebody who may."""
    for rule in _rules(app, "GET"):
        client = clients[_audience(app, rule) or ANYONE]
        yield rule.rule, client.get(_address(app, rule, arguments), query_string=query)


def test_staff_may_look_at_their_own_pages(
    app: Flask, arguments: dict[str, object], clients: dict[str, FlaskClient]
) -> None:
    """Without this, the tests around it could pass by looking at closed doors."""
    open_to_all = {rule.rule for rule in _rules(app, "GET") if _audience(app, rule) == ANYONE}
    shown = {
        rule: answer.status_code
        for rule, answer in _looked_at(app, arguments, clients, {"station": "1"})
        if rule not in open_to_all | {"/static/<path:name>"}
    }
    assert set(shown.values()) == {200}, shown


def test_looking_changes_nothing(
    app: Flask, station: Station, arguments: dict[str, object], clients: dict[str, FlaskClient]
) -> None:
    before = _kept(station)
    for rule, _answer in _looked_at(app, arguments, clients, {}):
        if rule not in _LEAVE_AN_ENTRY:
            assert _kept(station) == before, rule
        before = _kept(station)


def test_a_look_that_is_noted_adds_one_entry_and_nothing_else(
    app: Flask, station: Station, arguments: dict[str, object], clients: dict[str, FlaskClient]
) -> None:
    for address in sorted(_LEAVE_AN_ENTRY):
        before = _kept(station)
        assert clients[TEACHER].head(address).status_code == 200
        assert _kept(station) == before, address
        assert clients[TEACHER].get(address).status_code == 200
        after = _kept(station)
        assert len(after.pop("access_entry")) == len(before.pop("access_entry")) + 1
        assert after == before, address


def test_a_stranger_may_not_look_at_pages_of_staff(app: Flask, arguments: dict[str, object]) -> None:
    client = app.test_client()
    shown = [
        rule.rule
        for rule in _rules(app, "GET")
        if _audience(app, rule) in _STAFF
        and client.get(_address(app, rule, arguments)).status_code not in {302, 303, 401, 403}
    ]
    assert shown == []


def test_a_stranger_may_not_do_what_staff_does(
    app: Flask, station: Station, arguments: dict[str, object]
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    before = _kept(station)
    for rule in _rules(app, "POST"):
        if _audience(app, rule) in _STAFF:
            answer = client.post(_address(app, rule, arguments))
            assert answer.status_code in {302, 303, 401, 403}, rule.rule
            assert _kept(station) == before, rule.rule


def test_a_teacher_may_not_look_at_pages_of_the_office_nor_do_what_it_does(
    app: Flask, station: Station, arguments: dict[str, object], clients: dict[str, FlaskClient]
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    before = _kept(station)
    rules = [rule for rule in _rules(app, "GET", "POST") if _audience(app, rule) == ADMIN]
    for rule in rules:
        send = clients[TEACHER].post if "POST" in (rule.methods or set()) else clients[TEACHER].get
        assert send(_address(app, rule, arguments)).status_code == 403, rule.rule
        assert _kept(station) == before, rule.rule


def _looking_views(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """The views that answer GET, and the functions of their own module that they call."""
    functions = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    coming = [
        function
        for function in functions.values()
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and called(decorator) == "get"
    ]
    seen: set[str] = set()
    while coming:
        function = coming.pop()
        if function.name not in seen:
            seen.add(function.name)
            yield function
            names = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
            coming += [functions[name] for name in names & functions.keys()]


def _acts(module: ast.Module) -> set[str]:
    """The functions of services that a module knows."""
    return {
        alias.asname or alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kiosk.services")
        for alias in node.names
        if alias.name.islower()
    }


def test_no_view_that_looks_calls_a_service() -> None:
    faults = []
    for path in modules("kiosk/web"):
        module = tree(path)
        for function in _looking_views(module):
            names = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
            writes = {call for call in ast.walk(function) if isinstance(call, ast.Call)}
            if names & _acts(module) or any(called(call) == "write" for call in writes):
                faults.append(f"{path.relative_to(ROOT)}: {function.name}")
    assert sorted(faults) == sorted(_NOTED_LOOKS)


def test_a_page_with_a_form_repeats_nothing_of_its_address(
    app: Flask, arguments: dict[str, object], clients: dict[str, FlaskClient]
) -> None:
    """Compressed together, a secret and a stranger's guess would tell by their length whether they agree."""
    names = ("guess", "q", "item", "tag", "code", "next", "station", "category", "outcome", "since", "when")
    pages = {
        rule: answer.get_data(as_text=True)
        for rule, answer in _looked_at(app, arguments, clients, dict.fromkeys(names, "GuessGuessGuess"))
        if answer.mimetype == "text/html"
    }
    with_form = {rule: page for rule, page in pages.items() if 'name="csrf_token"' in page}
    assert len(with_form) > 5
    assert [rule for rule, page in with_form.items() if "guessguess" in page.lower()] == []

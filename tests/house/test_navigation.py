"""The desk's navigation: every page of the desk has its place there, once, and knows where it is."""

import pytest
from flask import Flask

from kiosk.web.audience import ADMIN, TEACHER
from kiosk.web.teachers.navigation import GROUPS, entry_at, navigation

ENTRIES = [entry for group in GROUPS for entry in group.entries]


def _pages(app: Flask) -> list[tuple[str, str]]:
    """Endpoint and address of everything that may be looked at on the desk."""
    with app.test_request_context():
        return [
            (rule.endpoint, app.url_map.bind("").build(rule.endpoint, dict.fromkeys(rule.arguments, 1)))
            for rule in app.url_map.iter_rules()
            if rule.endpoint.startswith("teachers.") and "GET" in (rule.methods or set())
            if getattr(app.view_functions[rule.endpoint], "audience", None) in {TEACHER, ADMIN}
        ]


def test_every_page_of_the_desk_belongs_to_an_entry(app: Flask) -> None:
    pages = _pages(app)
    assert len(pages) > 20
    with app.test_request_context():
        lost = [path for endpoint, path in pages if entry_at(endpoint, path) is None]
    assert lost == [], "give each of these a line in kiosk/web/teachers/navigation.py"


def test_every_entry_names_what_there_is_and_once(app: Flask) -> None:
    named = [endpoint for entry in ENTRIES for endpoint in (entry.endpoint, *entry.also)]
    assert sorted(set(named)) == sorted(named)
    assert [endpoint for endpoint in named if endpoint not in app.view_functions] == []
    assert {entry.endpoint for entry in ENTRIES} <= {endpoint for endpoint, _path in _pages(app)}


@pytest.mark.parametrize("is_admin", [True, False])
def test_nobody_is_led_to_a_closed_door(app: Flask, is_admin: bool) -> None:
    for_admins = {
        path
        for endpoint, path in _pages(app)
        if getattr(app.view_functions[endpoint], "audience", None) == ADMIN
    }
    for _endpoint, path in _pages(app):
        with app.test_request_context(path):
            shown = navigation(is_admin)
        led_to = {link.url for link in (*shown.groups, *shown.pages)}
        assert is_admin or not led_to & for_admins, path
        here = [link for link in shown.groups if link.current]
        assert len(here) == 1 or (not is_admin and path in for_admins), path
        assert all(len([link for link in shown.pages if link.current]) == 1 for _ in shown.pages), path


def test_a_page_below_another_is_not_said_to_be_that_page(app: Flask) -> None:
    for path, current in (("/teacher/claims", "page"), ("/teacher/claims/1", "true")):
        with app.test_request_context(path):
            assert [link.current for link in navigation(is_admin=False).pages] == [current, "", ""]


def test_what_lies_below_an_address_belongs_to_it_and_what_only_begins_like_it_does_not(app: Flask) -> None:
    roster = next(entry for entry in ENTRIES if entry.endpoint == "teachers.roster")
    with app.test_request_context():
        for path in ("/teacher/roster.pdf", "/teacher/roster/day"):
            assert entry_at("", path) is roster
        assert entry_at("", "/teacher/rosters") is None

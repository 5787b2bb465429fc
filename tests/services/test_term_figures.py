"""A station's term in figures: counted in the database, by the school's days, the same on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.figures import Part
from kiosk.domain.integrity import SHOWN_FROM
from kiosk.domain.item_life import State
from kiosk.domain.term import term_of
from kiosk.queries.term_figures import TermFigures, term_figures, waiting_since
from kiosk.services.claiming import claim_late
from kiosk.services.returning import PUT_BACK, put_back
from tests.clock import MONDAY
from tests.makers import (
    ADuty,
    ASchool,
    a_claim,
    a_claim_form,
    a_round,
    a_school,
    an_item,
    the_strangers_school,
)

ZONE = "Asia/Shanghai"
AUTUMN, SPRING = term_of(date(2025, 10, 13)), term_of(date(2026, 3, 2))
LATER = MONDAY + timedelta(days=30)


def figures_of(database: Database, school: ASchool, timezone: str = ZONE, **how: Any) -> TermFigures:
    """The figures of the school's first station this autumn, seen a month later."""
    with database.read() as connection:
        return term_figures(connection, school.station_id, timezone, how.get("term", AUTUMN), LATER)


def test_a_term_without_a_thing_is_all_noughts(database: Database, school: ASchool) -> None:
    figures = figures_of(database, school)
    assert figures == TermFigures({}, [], [], [Part(0, 0)] * 7, {}, [])
    assert figures.whole == Part(0, 0)
    with database.read() as connection:
        assert waiting_since(connection, school.station_id) == {"on_display": {}, "stored": {}, "held": {}}


def test_what_became_of_the_things_of_a_term(database: Database, vault: Vault, school: ASchool) -> None:
    a_claim(database, vault, school)
    missing = an_item(database, school, State.MISSING)
    claim_late(database, vault, a_claim_form(missing), MONDAY)
    put_back(database, a_claim(database, vault, school), PUT_BACK, MONDAY)
    for state in (State.MISSING, State.STORED, State.HELD, State.MOVED_ON):
        an_item(database, school, state)
    figures = figures_of(database, school)
    assert figures.states == dict.fromkeys(["on_display", "missing", "stored", "held", "moved_on"], 1) | {
        "claimed": 2
    }
    assert figures.whole == Part(7, 2)


def test_by_kind_and_by_place_the_most_first(database: Database, vault: Vault, school: ASchool) -> None:
    for category, place in (("cup", "gym"), ("hat", "gym"), ("hat", None), ("hat", "playground")):
        an_item(database, school, category=category, place=place)
    a_claim(database, vault, school, an_item(database, school, category="ball", place="gym"))
    figures = figures_of(database, school)
    assert [(kind.key, kind.part) for kind in figures.kinds] == [
        ("hat", Part(3, 0)),
        ("cup", Part(1, 0)),
        ("ball", Part(1, 1)),
    ]
    assert [(place.key, place.part) for place in figures.places] == [
        ("gym", Part(3, 1)),
        ("playground", Part(1, 0)),
        (None, Part(1, 0)),
    ]


def test_by_the_weekday_on_which_it_was_found(database: Database, vault: Vault, school: ASchool) -> None:
    for day in (10, 11, 13, 13):
        an_item(database, school, found_on=date(2025, 10, day))
    a_claim(database, vault, school, an_item(database, school, found_on=date(2025, 10, 12)))
    by_hand = [Part(2, 0), *[Part(0, 0)] * 3, Part(1, 0), Part(1, 0), Part(1, 1)]
    assert figures_of(database, school).weekdays == by_hand


@pytest.mark.parametrize(
    ("timezone", "claimed", "days"),
    [
        (ZONE, datetime(2025, 10, 13, 15, 59, 59, tzinfo=UTC), 0),
        (ZONE, datetime(2025, 10, 13, 16, tzinfo=UTC), 1),
        ("Europe/Berlin", datetime(2025, 10, 25, 22, tzinfo=UTC), 13),
        ("Europe/Berlin", datetime(2025, 10, 26, 22, 30, tzinfo=UTC), 13),
        ("America/Los_Angeles", datetime(2025, 10, 14, 6, tzinfo=UTC), 0),
    ],
)
def test_days_until_home_change_at_the_schools_midnight(
    database: Database, vault: Vault, school: ASchool, timezone: str, claimed: datetime, days: int
) -> None:
    a_claim(database, vault, school, an_item(database, school), claimed)
    assert figures_of(database, school, timezone).days_home == {days: 1}


def test_a_thing_belongs_to_the_term_in_which_it_was_logged(
    database: Database, vault: Vault, school: ASchool
) -> None:
    first, last = datetime(2025, 8, 31, 16, tzinfo=UTC), datetime(2026, 1, 31, 15, 59, tzinfo=UTC)
    for moment in (first - timedelta(seconds=1), first, last, last + timedelta(minutes=1)):
        an_item(database, school, now=moment)
    assert figures_of(database, school).whole == Part(2, 0)
    a_claim(database, vault, school, an_item(database, school, now=last), last + timedelta(days=2))
    assert figures_of(database, school).whole == Part(3, 1)
    assert figures_of(database, school, term=SPRING).whole == Part(1, 0)


def test_each_finished_round_of_the_term_with_its_index(
    database: Database, vault: Vault, school: ASchool, duty: ADuty
) -> None:
    a_round(database, school, duty, MONDAY - timedelta(days=60), ended=True)
    for number in range(SHOWN_FROM + 1):
        a_claim(database, vault, school)
        if number >= SHOWN_FROM - 2:
            a_round(database, school, duty, MONDAY + timedelta(days=number), ended=True)
    a_round(database, school, duty, LATER)
    assert [each.percent for each in figures_of(database, school).rounds] == [None, 100, 100]


def test_what_waits_by_the_day_it_was_found(database: Database, vault: Vault, school: ASchool) -> None:
    found = [date(2025, 10, 13), date(2025, 10, 13), date(2025, 9, 1)]
    for day in found:
        an_item(database, school, found_on=day)
    an_item(database, school, State.STORED, found_on=found[2])
    an_item(database, school, State.HELD)
    an_item(database, school, State.MISSING)
    a_claim(database, vault, school)
    with database.read() as connection:
        waiting = waiting_since(connection, school.station_id)
    assert waiting == {
        "on_display": {found[0]: 2, found[2]: 1},
        "stored": {found[2]: 1},
        "held": {found[0]: 1},
    }


def test_another_station_and_another_school_are_not_in_it(database: Database, vault: Vault) -> None:
    school, neighbour = a_school(database, slugs=("east", "west")), the_strangers_school(database)
    a_claim(database, vault, neighbour)
    an_item(database, school, station_id=school.station_ids[1])
    assert figures_of(database, school).whole == Part(0, 0)
    west = replace(school, station_ids=school.station_ids[1:])
    assert figures_of(database, west).whole == Part(1, 0)

"""Turning the pages of a narrowed log meets every claim that fits once, however early a walk is stopped."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.models import Claim
from kiosk.queries import claim_narrowing
from kiosk.queries.claim_log import ClaimSeen, claims_after, claims_before
from kiosk.queries.claim_narrowing import Found, Narrowing
from kiosk.services.claiming import claim_late
from kiosk.services.flagging import dismiss_flag
from kiosk.services.marking import class_mark
from kiosk.services.returning import PUT_BACK, WRONG_THING, put_back
from kiosk.services.reviewing import mark_seen
from kiosk.services.searching import marks_of_search
from tests.clock import MONDAY
from tests.makers import (
    HAORAN,
    XIAOYU,
    ASchool,
    a_claim,
    a_claim_form,
    a_school,
    an_item,
    the_strangers_school,
)

NIGHT = MONDAY.replace(hour=19)


@pytest.fixture
def school(database: Database, vault: Vault) -> ASchool:
    """Two stations and forty claims of every sort, and a neighbour with some of the same people."""
    school, neighbour = a_school(database, slugs=("east", "west")), the_strangers_school(database)
    for number in range(40):
        day = timedelta(days=number // 4)
        category = ("cup", "ball", "hat")[number % 3]
        typed = (XIAOYU, HAORAN, replace(HAORAN, contact="wx_haoran"))[number % 7 % 3]
        item = an_item(database, school, category=category, station_id=school.station_ids[number % 5 % 2])
        if number % 6 == 0:
            token = claim_late(database, vault, a_claim_form(item, typed=typed), MONDAY + day)
        else:
            now = (NIGHT if number % 8 == 1 else MONDAY) + day
            token = a_claim(database, vault, school, item, now, typed=typed)
        if number % 4 == 3:
            put_back(database, token, WRONG_THING if number % 8 == 3 else PUT_BACK, MONDAY + day)
        if number % 10 == 0:
            a_claim(database, vault, neighbour, typed=XIAOYU)
    everything = all_claims(database, school)
    mark_seen(database, school.id, [claim.id for claim in everything[8:]], school.staff_id, MONDAY)
    for claim in everything[::5]:
        for flag in claim.flags:
            dismiss_flag(database, school.id, claim.id, flag.flag, school.staff_id, MONDAY)
    return school


def all_claims(database: Database, school: ASchool) -> list[ClaimSeen]:
    """The whole log, the newest first."""
    with database.read() as connection:
        return claims_before(connection, school.station_ids, Narrowing(), at_most=1000).claims


@pytest.fixture
def short_walks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each walk is stopped after three claims."""
    monkeypatch.setattr(claim_narrowing, "LOOKED_THROUGH", 3)


def backwards(database: Database, school: ASchool, chosen: Narrowing) -> list[int]:
    """What one meets turning to older pages of two."""
    met: list[int] = []
    before: int | None = None
    for _turn in range(100):
        with database.read() as connection:
            page = claims_before(connection, school.station_ids, chosen, before, at_most=2)
        met += [claim.id for claim in page.claims]
        if page.before is None:
            return met
        before = page.before
    pytest.fail("the log has no end")


def forwards(database: Database, school: ASchool, chosen: Narrowing) -> set[int]:
    """What one meets turning from the oldest claim to newer pages of two."""
    met: set[int] = set()
    after: int | None = 0
    for _turn in range(100):
        with database.read() as connection:
            page = claims_after(connection, school.station_ids, chosen, after or 0, at_most=2)
        met |= {claim.id for claim in page.claims}
        if page.after is None:
            return met
        after = page.after
    pytest.fail("the log has no beginning")


def fits(vault: Vault, claim: ClaimSeen, chosen: Narrowing, school: ASchool, words: str) -> bool:
    """Whether a claim is one of these, read in full."""
    who = vault.open(claim.sealed or b"")
    since, until = chosen.since or datetime.min.replace(tzinfo=MONDAY.tzinfo), chosen.until
    return (
        chosen.category in {"", claim.thing.category.key}
        and chosen.outcome in {"", claim.outcome}
        and chosen.kind in {"", claim.kind}
        and chosen.seen in {None, claim.seen_at is not None}
        and (not chosen.odd or any(flag.dismissed_at is None for flag in claim.flags))
        and chosen.class_mark in {None, class_mark(vault, school.id, who.class_key)}
        and (not words or words in {who.name, who.contact, who.contact[-4:]})
        and claim.claimed_at >= since
        and (until is None or claim.claimed_at < until)
    )


CHOICES: list[dict[str, Any]] = [
    {},
    {"category": "cup"},
    {"outcome": "open"},
    {"outcome": "wrong_thing"},
    {"kind": "late"},
    {"kind": "at_station"},
    {"seen": False},
    {"seen": True},
    {"odd": True},
    {"since": MONDAY + timedelta(days=2), "until": MONDAY + timedelta(days=7)},
]


@pytest.mark.usefixtures("short_walks")
@pytest.mark.parametrize("words", ["", "林小雨", "5678"])
def test_each_claim_that_fits_is_met_once_in_both_directions(
    database: Database, vault: Vault, school: ASchool, words: str
) -> None:
    everything = all_claims(database, school)
    found = Found(*marks_of_search(vault, school.id, words)) if words else None
    some = 0
    for one, other, of_class in product(CHOICES, CHOICES[::3], [None, "2024-1"]):
        mark = class_mark(vault, school.id, of_class) if of_class else None
        chosen = Narrowing(**{**one, **other}, class_mark=mark, found=found)
        expected = [claim.id for claim in everything if fits(vault, claim, chosen, school, words)]
        some += bool(expected)
        assert backwards(database, school, chosen) == expected, chosen
        assert forwards(database, school, chosen) == set(expected), chosen
    assert some > len(CHOICES)


def test_a_clock_that_was_set_back_hides_no_claim_of_a_day(
    database: Database, vault: Vault, school: ASchool
) -> None:
    a_claim(database, vault, school, now=MONDAY + timedelta(days=3), typed=HAORAN)
    with database.read() as connection:
        latest = connection.scalar(select(Claim.id).order_by(Claim.id.desc()).limit(1))
        day = Narrowing(since=MONDAY + timedelta(days=3), until=MONDAY + timedelta(days=4))
        page = claims_before(connection, school.station_ids, day)
    assert page.claims[0].id == latest
    assert len(page.claims) == 5

"""Notices and things are brought together when either is told, once, and never in the way of a log."""

import json
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event, func, select, update
from sqlalchemy.exc import OperationalError

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.domain.matching import GOOD_FROM, KEPT_FROM
from kiosk.models import Item, LostNotice, NoticeMatch
from kiosk.services import logging_items
from kiosk.services.closing_notices import FOUND, close_notice, dismiss_match
from kiosk.services.matching_things import KEPT_AT_MOST, match_again, match_item, match_notice
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.makers import a_notice, a_school, an_item, step_of, the_strangers_school


def matches(database: Database) -> list[Any]:
    with database.read() as connection:
        return list(connection.execute(select(NoticeMatch).order_by(NoticeMatch.score.desc())))


def pairs(database: Database) -> list[tuple[int, int]]:
    return [(match.notice_id, match.item_id) for match in matches(database)]


def test_a_new_notice_meets_what_waits(database: Database, vault: Vault) -> None:
    school = a_school(database)
    item = an_item(database, school, note="小熊贴纸")
    a_notice(database, vault, school)
    [match] = matches(database)
    assert match.item_id == item.id
    assert match.score >= GOOD_FROM
    assert json.loads(match.reasons) == ["kind", "colour", "words", "place", "days"]
    assert (match.at, match.dismissed_at) == (MONDAY, None)


def test_a_new_thing_meets_the_notices_that_are_open(database: Database, vault: Vault) -> None:
    school = a_school(database)
    a_notice(database, vault, school)
    item = an_item(database, school, now=MONDAY + timedelta(days=2), note="小熊贴纸")
    assert [match.item_id for match in matches(database)] == [item.id]


@pytest.mark.parametrize("state", [State.ON_DISPLAY, State.STORED])
def test_what_hangs_and_what_is_stored_is_met(database: Database, vault: Vault, state: State) -> None:
    school = a_school(database)
    an_item(database, school, state)
    a_notice(database, vault, school)
    assert len(matches(database)) == 1


def test_what_a_teacher_keeps_is_met(database: Database, vault: Vault) -> None:
    school = a_school(database)
    an_item(database, school, State.HELD)
    a_notice(database, vault, school, category="phone")
    assert len(matches(database)) == 1


@pytest.mark.parametrize("state", [State.MISSING, State.MOVED_ON])
def test_what_is_gone_is_not_met(database: Database, vault: Vault, state: State) -> None:
    school = a_school(database)
    an_item(database, school, state)
    a_notice(database, vault, school)
    assert matches(database) == []


def test_what_went_home_is_not_met(database: Database, vault: Vault) -> None:
    school = a_school(database)
    step_of(database, an_item(database, school).id, Step.CLAIM)
    a_notice(database, vault, school)
    assert matches(database) == []


def test_a_closed_notice_meets_nothing_new(database: Database, vault: Vault) -> None:
    school = a_school(database)
    close_notice(database, a_notice(database, vault, school), FOUND, MONDAY)
    an_item(database, school)
    assert matches(database) == []


def test_another_school_is_another_world(database: Database, vault: Vault) -> None:
    school, other = a_school(database), the_strangers_school(database)
    an_item(database, other)
    a_notice(database, vault, school)
    an_item(database, other)
    assert matches(database) == []


@pytest.mark.parametrize(
    "how", [{"category": "umbrella"}, {"category": "lunchbox", "colour": "red", "place": "gym"}]
)
def test_what_does_not_fit_is_not_kept(database: Database, vault: Vault, how: dict[str, str]) -> None:
    school = a_school(database)
    an_item(database, school, note="恐龙", **how)
    a_notice(database, vault, school)
    assert matches(database) == []


def test_a_pair_is_kept_once_and_stays_dismissed(database: Database, vault: Vault) -> None:
    school = a_school(database)
    item = an_item(database, school)
    a_notice(database, vault, school)
    [(notice_id, _item)] = pairs(database)
    dismiss_match(database, school.id, notice_id, item.id, MONDAY)
    assert match_notice(database, notice_id, MONDAY) == 0
    assert match_item(database, item.id, MONDAY) == 0
    assert match_again(database, MONDAY) == 0
    assert [match.dismissed_at for match in matches(database)] == [MONDAY]


def test_two_runs_that_find_the_same_at_once_keep_it_once(database: Database, vault: Vault) -> None:
    school = a_school(database)
    item = an_item(database, school, State.MISSING)
    a_notice(database, vault, school)
    step_of(database, item.id, Step.SEE_AGAIN)
    found = at_once([partial(match_item, database, item.id, MONDAY)] * 4)
    assert sorted(found) == [0, 0, 0, 1]
    assert len(matches(database)) == 1


def test_the_best_of_many_are_kept(database: Database, vault: Vault) -> None:
    school = a_school(database)
    for number in range(KEPT_AT_MOST + 3):
        an_item(database, school, found_on=MONDAY.date() - timedelta(days=number % 2), place="gym")
    best = an_item(database, school, note="小熊贴纸")
    a_notice(database, vault, school)
    found = matches(database)
    assert len(found) == KEPT_AT_MOST
    assert found[0].item_id == best.id
    assert min(match.score for match in found) >= KEPT_FROM


def test_the_daily_run_makes_up_for_what_came_back(database: Database, vault: Vault) -> None:
    school = a_school(database)
    item = an_item(database, school, State.MISSING)
    a_notice(database, vault, school)
    step_of(database, item.id, Step.SEE_AGAIN)
    assert match_again(database, MONDAY) == 1
    assert match_again(database, MONDAY) == 0
    assert [item_id for _notice, item_id in pairs(database)] == [item.id]


def test_a_thing_is_logged_whatever_becomes_of_its_matches(
    database: Database, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = a_school(database)
    a_notice(database, vault, school)

    def broken(*_args: object) -> int:
        raise OperationalError("select", {}, Exception("no"))

    with monkeypatch.context() as patched:
        patched.setattr(logging_items, "match_item", broken)
        item = an_item(database, school)
    with database.read() as connection:
        assert connection.scalar(select(Item.state).where(Item.id == item.id)) == State.ON_DISPLAY
    assert matches(database) == []
    assert match_again(database, MONDAY) == 1


def test_a_run_asks_as_often_for_many_as_for_one(database: Database, vault: Vault) -> None:
    school = a_school(database)
    asked: list[str] = []
    event.listen(
        database.engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: asked.append(statement),
    )
    counts = []
    for number in range(6):
        a_notice(database, vault, school, words=f"小熊{number}")
        asked.clear()
        an_item(database, school, note="小熊")
        counts.append(len(asked))
    assert len(set(counts[1:])) == 1


def test_old_and_closed_things_cost_nothing_to_a_new_notice(database: Database, vault: Vault) -> None:
    school = a_school(database)
    item = an_item(database, school)
    long_ago = update(Item).where(Item.id == item.id).values(found_on=MONDAY.date() - timedelta(days=40))
    database.write(lambda connection: connection.execute(long_ago).rowcount)
    a_notice(database, vault, school)
    assert matches(database) == []
    with database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(LostNotice)) == 1

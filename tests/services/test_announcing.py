"""Announcements are made once, taken by one sender, tried again with growing pauses, and given up."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.announcements import KEPT_FOR, PAUSES
from kiosk.models import Announcement, Channel
from kiosk.services.announcing import (
    Taken,
    delete_old_announcements,
    make_announcement,
    note_fault,
    note_reached,
    take_announcement,
)
from kiosk.services.keeping_channels import remove_channel
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_channel


@dataclass(frozen=True)
class News:
    """Something to announce."""

    channel_id: int
    about: str = "digest 2025-10-13"
    kind: str = "digest"
    facts: dict[str, Any] = field(default_factory=lambda: {"school": ["实验小学", ""]})


@pytest.fixture
def channel_id(database: Database, vault: Vault, school: ASchool) -> int:
    return a_channel(database, vault, school)


def taken(database: Database, now: Any = MONDAY, passing_over: Sequence[int] = ()) -> Taken:
    found = take_announcement(database, passing_over, now)
    assert found is not None
    return found


def test_it_is_made_once_whoever_makes_it(database: Database, channel_id: int) -> None:
    made = at_once([lambda: make_announcement(database, News(channel_id), MONDAY)] * 6)
    assert sorted(made) == [False] * 5 + [True]
    assert counts(database)["announcement"] == 1


def test_however_many_kinds_a_school_has_all_are_told(database: Database, channel_id: int) -> None:
    kinds = [["类" * 40, "k" * 40, number] for number in range(60)]
    assert make_announcement(database, News(channel_id, facts={"kinds": kinds}), MONDAY)
    assert json.loads(taken(database).facts) == {"kinds": kinds}


def test_it_is_taken_by_one_of_many_senders(database: Database, channel_id: int) -> None:
    for number in range(3):
        make_announcement(database, News(channel_id, f"match {number}"), MONDAY)
    found = at_once([lambda: take_announcement(database, (), MONDAY)] * 8)
    got = [each.id for each in found if isinstance(each, Taken)]
    assert len(got) == len(set(got)) <= 3
    assert {type(each) for each in found} <= {Taken, type(None)}
    while another := take_announcement(database, (), MONDAY):
        got.append(another.id)
    assert len(got) == len(set(got)) == 3


def test_what_arrived_is_not_sent_again(database: Database, channel_id: int) -> None:
    make_announcement(database, News(channel_id), MONDAY)
    note_reached(database, taken(database), MONDAY)
    assert take_announcement(database, (), MONDAY + timedelta(days=9)) is None
    [(reached_at, fault)] = [tuple(row) for row in rows_of(database, Channel.reached_at, Channel.fault)]
    assert (reached_at, fault) == (MONDAY, None)


def test_what_did_not_is_tried_again_after_growing_pauses_and_given_up(
    database: Database, channel_id: int
) -> None:
    make_announcement(database, News(channel_id), MONDAY)
    now = MONDAY
    for number, pause in enumerate(PAUSES, 1):
        each = taken(database, now)
        assert each.tries == number
        note_fault(database, each, "refused", now)
        assert take_announcement(database, (), now + pause - timedelta(seconds=1)) is None
        now += pause
    note_fault(database, taken(database, now), "silent", now)
    assert take_announcement(database, (), now + timedelta(days=9)) is None
    assert [fault for (fault,) in rows_of(database, Channel.fault)] == ["silent"]
    assert [given_up for (given_up,) in rows_of(database, Announcement.given_up_at)] == [now]


def test_a_sender_that_dies_has_it_tried_again(database: Database, channel_id: int) -> None:
    make_announcement(database, News(channel_id), MONDAY)
    first = taken(database)
    assert take_announcement(database, (), MONDAY + timedelta(seconds=30)) is None
    again = taken(database, MONDAY + PAUSES[0])
    assert (again.id, again.tries) == (first.id, 2)


def test_a_channel_is_passed_over_or_gone(
    database: Database, vault: Vault, school: ASchool, channel_id: int
) -> None:
    other = a_channel(database, vault, school, title="另一个群", address="feishu://0ec2sifa5aaa0ec2sifa5aaa")
    for each in (channel_id, other):
        make_announcement(database, News(each), MONDAY)
    assert taken(database, passing_over=[channel_id]).channel_id == other
    remove_channel(database, school.id, channel_id, MONDAY)
    assert take_announcement(database, (), MONDAY) is None


def test_old_ones_are_deleted(database: Database, channel_id: int) -> None:
    make_announcement(database, News(channel_id), MONDAY)
    delete_old_announcements(database, MONDAY + KEPT_FOR)
    assert counts(database)["announcement"] == 1
    delete_old_announcements(database, MONDAY + KEPT_FOR + timedelta(seconds=1))
    assert counts(database)["announcement"] == 0

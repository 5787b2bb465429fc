"""What is to be announced by now, of what came after a channel was made."""

from datetime import datetime, timedelta

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.announcements import TOLD_WITHIN
from kiosk.domain.item_life import State
from kiosk.models import Announcement, Base, Dispute, HeldRequest, LostNotice
from kiosk.queries.due_announcements import Due, due_announcements
from kiosk.services.announcing import make_announcement
from kiosk.services.closing_notices import WITHDRAWN, close_notice
from kiosk.services.keeping_duty import close_duty
from tests.clock import MONDAY
from tests.kept import rows_of
from tests.makers import (
    ASchool,
    a_channel,
    a_claim,
    a_dispute,
    a_duty,
    a_notice,
    a_request,
    a_school,
    an_item,
    the_strangers_school,
)

EARLIER = MONDAY - timedelta(days=20)
FOUR = MONDAY.replace(hour=8, minute=0)
"""Four in the afternoon of that Monday, in China."""
FRIDAY = FOUR + timedelta(days=4)


def due(database: Database, now: datetime) -> list[Due]:
    with database.read() as connection:
        return due_announcements(connection, now)


def told(database: Database, now: datetime) -> list[str]:
    """What is due, which is made by that."""
    found = due(database, now)
    for each in found:
        assert make_announcement(database, each, now)
    return [each.about for each in found]


def first(database: Database, table: type[Base]) -> int:
    number: int = rows_of(database, table.id)[0][0]  # type: ignore[attr-defined]
    return number


@pytest.fixture
def channel_id(database: Database, vault: Vault, school: ASchool) -> int:
    return a_channel(database, vault, school, EARLIER)


def test_a_duty_day_is_summed_up_at_four_and_once(
    database: Database, school: ASchool, channel_id: int
) -> None:
    a_duty(database, school)
    an_item(database, school)
    an_item(database, school)
    an_item(database, school, State.HELD)
    assert told(database, FOUR - timedelta(seconds=1)) == []
    [digest] = due(database, FOUR)
    assert (digest.channel_id, digest.kind, digest.about) == (channel_id, "digest", "digest 2025-10-13")
    assert digest.facts == {
        "school": ["实验小学", "Experimental"],
        "stations": [["实验小学east门", "The east gate", 3]],
        "kinds": [["水杯", "Cup", 2]],
        "held": 1,
    }
    assert told(database, FOUR) == ["digest 2025-10-13"]
    assert told(database, FOUR + timedelta(minutes=1)) == []


def test_a_day_without_a_duty_or_without_anything_new_is_quiet(
    database: Database, school: ASchool, channel_id: int
) -> None:
    an_item(database, school)
    assert told(database, FOUR) == []
    a_duty(database, school, now=MONDAY + timedelta(days=2), day=MONDAY.date() + timedelta(days=2))
    assert told(database, FOUR + timedelta(days=3)) == []


def test_nothing_falls_between_two_duty_days(database: Database, school: ASchool, channel_id: int) -> None:
    monday = a_duty(database, school)
    an_item(database, school)
    assert told(database, FOUR) == ["digest 2025-10-13"]
    an_item(database, school, now=FOUR + timedelta(hours=1))
    close_duty(database, school.id, monday.id, FOUR)
    wednesday = MONDAY + timedelta(days=2)
    a_duty(database, school, now=wednesday, day=wednesday.date())
    an_item(database, school, now=wednesday)
    [digest] = due(database, FOUR + timedelta(days=2))
    assert digest.facts["stations"][0][2] == 2


def test_what_was_due_long_ago_is_not_told(database: Database, school: ASchool, channel_id: int) -> None:
    a_duty(database, school)
    an_item(database, school)
    assert told(database, FOUR + TOLD_WITHIN + timedelta(seconds=1)) == []
    assert told(database, FOUR + TOLD_WITHIN) == ["digest 2025-10-13"]


def test_a_week_is_told_on_friday_at_four(
    database: Database, vault: Vault, school: ASchool, channel_id: int
) -> None:
    taken, _waiting = an_item(database, school), an_item(database, school)
    a_claim(database, vault, school, taken)
    assert told(database, FRIDAY - timedelta(seconds=1)) == []
    [letter] = due(database, FRIDAY)
    assert letter.about == "letter 2025-10-17"
    assert {name: letter.facts[name] for name in ("found", "home", "on_board", "percent")} == {
        "found": 2,
        "home": 1,
        "on_board": 1,
        "percent": None,
    }
    assert told(database, FRIDAY) == ["letter 2025-10-17"]
    assert told(database, FRIDAY + timedelta(hours=9)) == []


def test_a_school_where_nothing_is_has_no_letter(database: Database, channel_id: int) -> None:
    assert told(database, FRIDAY) == []


def test_a_good_match_is_told_once_a_notice_and_a_weak_one_is_not(
    database: Database, vault: Vault, school: ASchool, channel_id: int
) -> None:
    an_item(database, school, note="小熊贴纸")
    a_notice(database, vault, school)
    an_item(database, school, note="小熊贴纸")
    a_notice(database, vault, school, category="ball", colour="red", place="library", words="")
    assert told(database, MONDAY) == [f"match {first(database, LostNotice)}"]
    [(facts,)] = rows_of(database, Announcement.facts)
    assert "小熊" not in facts
    assert told(database, MONDAY + timedelta(hours=1)) == []


def test_a_notice_that_closed_meanwhile_is_not_told(
    database: Database, vault: Vault, school: ASchool, channel_id: int
) -> None:
    an_item(database, school, note="小熊贴纸")
    close_notice(database, a_notice(database, vault, school), WITHDRAWN, MONDAY)
    assert told(database, MONDAY) == []


def test_a_dispute_and_a_request_are_told_once(
    database: Database, vault: Vault, school: ASchool, channel_id: int
) -> None:
    a_dispute(database, vault, school)
    a_request(database, vault, school)
    cases = [f"dispute {first(database, Dispute)}", f"request {first(database, HeldRequest)}"]
    assert told(database, MONDAY) == cases
    assert told(database, MONDAY + timedelta(hours=1)) == []


def test_a_channel_hears_only_what_it_is_to_hear_and_what_came_after_it(
    database: Database, vault: Vault, school: ASchool
) -> None:
    a_dispute(database, vault, school)
    hears = a_channel(database, vault, school, EARLIER, kinds=["dispute"])
    a_channel(database, vault, school, EARLIER, kinds=["letter"], address="feishu://x")
    a_channel(database, vault, school, MONDAY + timedelta(minutes=1), address="feishu://y")
    assert [each.channel_id for each in due(database, MONDAY + timedelta(minutes=2))] == [hears]


def test_another_school_hears_nothing_of_ours(database: Database, vault: Vault, school: ASchool) -> None:
    a_channel(database, vault, the_strangers_school(database), EARLIER)
    a_dispute(database, vault, school)
    a_duty(database, school)
    assert due(database, FOUR) == []


def test_without_channels_nothing_is_due(database: Database, vault: Vault) -> None:
    a_dispute(database, vault, a_school(database))
    assert due(database, MONDAY) == []

"""A lost notice is kept, sealed and closed in time; a form that is sent again gives the same page."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select, update

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import FormRefused, KeyUsedForAnother
from kiosk.models import Category, LostNotice, Place
from kiosk.services.choosing import choose
from kiosk.services.making_notices import UNSURE_DAYS, make_notice
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.makers import a_lost_form, a_notice, a_school, an_item, the_strangers_school


def notices(database: Database) -> int:
    with database.read() as connection:
        return connection.scalar(select(func.count()).select_from(LostNotice)) or 0


def the_notice(database: Database) -> Any:
    with database.read() as connection:
        return connection.execute(select(LostNotice)).one()


def test_it_keeps_what_was_said_and_seals_the_contact(database: Database, vault: Vault) -> None:
    school = a_school(database)
    token = a_notice(database, vault, school)
    kept = the_notice(database)
    assert (kept.colour, kept.lost_on, kept.words) == ("blue", MONDAY.date(), "小熊贴纸")
    assert kept.token_digest == digest_of(token)
    assert b"13800138000" not in kept.sealed
    assert vault.open_text(kept.sealed) == "13800138000"
    assert kept.closes_on == MONDAY.date() + timedelta(days=60)
    assert (kept.closed_at, kept.outcome) == (None, None)


def test_it_stays_open_for_as_long_as_the_school_chose(database: Database, vault: Vault) -> None:
    school = a_school(database)
    choose(database, school.id, lost_days=10)
    a_notice(database, vault, school)
    assert the_notice(database).closes_on == MONDAY.date() + timedelta(days=10)


def test_a_form_sent_again_gives_the_same_page(database: Database, vault: Vault) -> None:
    school = a_school(database)
    form = a_lost_form(school)
    assert make_notice(database, vault, form, MONDAY) == make_notice(database, vault, form, MONDAY)
    assert notices(database) == 1


def test_a_form_that_arrives_many_times_at_once_makes_one_notice(database: Database, vault: Vault) -> None:
    school = a_school(database)
    an_item(database, school)
    form = a_lost_form(school)
    tokens = at_once([partial(make_notice, database, vault, form, MONDAY)] * 6)
    assert len(set(tokens)) == 1
    assert notices(database) == 1


@pytest.mark.parametrize(
    "other",
    [{"words": "恐龙"}, {"colour": "red"}, {"place": "gym"}, {"category": "hat"}, {"contact": "mama_88"}],
)
def test_a_key_makes_one_notice_only(database: Database, vault: Vault, other: dict[str, str]) -> None:
    form = a_lost_form(a_school(database))
    make_notice(database, vault, form, MONDAY)
    with pytest.raises(KeyUsedForAnother):
        make_notice(database, vault, replace(form, **other), MONDAY)  # type: ignore[arg-type]
    assert notices(database) == 1


@pytest.mark.parametrize(
    ("how", "reasons"),
    [
        ({"category": ""}, {"category": "lost_category_missing"}),
        ({"category": "spaceship"}, {"category": "category_unknown"}),
        ({"colour": "loud"}, {"colour": "colour_unknown"}),
        ({"place": "moon"}, {"place": "place_unknown"}),
        ({"lost_on": None}, {"lost_on": "lost_day_unreadable"}),
        ({"lost_on": date(2025, 10, 14)}, {"lost_on": "day_in_the_future"}),
        ({"lost_on": date(2024, 1, 1)}, {"lost_on": "day_long_ago"}),
        ({"words": "字" * 101}, {"words": "lost_words_too_long"}),
        ({"contact": ""}, {"contact": "contact_missing"}),
        ({"contact": "12"}, {"contact": "phone_impossible"}),
        (
            {"category": "", "contact": ""},
            {"category": "lost_category_missing", "contact": "contact_missing"},
        ),
    ],
)
def test_it_refuses_an_unfinished_form(
    database: Database, vault: Vault, how: dict[str, Any], reasons: dict[str, str]
) -> None:
    with pytest.raises(FormRefused) as refused:
        make_notice(database, vault, a_lost_form(a_school(database), **how), MONDAY)
    assert refused.value.reasons == reasons
    assert notices(database) == 0


def test_colour_place_words_and_day_may_be_unknown(database: Database, vault: Vault) -> None:
    form = a_lost_form(a_school(database), colour="", place="", words="", lost_on=None, unsure=True)
    make_notice(database, vault, form, MONDAY)
    kept = the_notice(database)
    assert (kept.colour, kept.place_id, kept.words) == (None, None, "")
    assert kept.lost_on == MONDAY.date() - timedelta(days=UNSURE_DAYS)


def test_the_contact_may_stay_out_where_the_school_says_so(database: Database, vault: Vault) -> None:
    school = a_school(database, contact_required="false")
    make_notice(database, vault, a_lost_form(school, contact=""), MONDAY)
    assert the_notice(database).sealed is None


@pytest.mark.parametrize("table", [Category, Place])
def test_what_the_school_gave_up_cannot_be_chosen(
    database: Database, vault: Vault, table: type[Category] | type[Place]
) -> None:
    school = a_school(database)
    gone = update(table).values(removed_at=MONDAY)
    database.write(lambda connection: connection.execute(gone).rowcount)
    with pytest.raises(FormRefused):
        make_notice(database, vault, a_lost_form(school), MONDAY)


def test_another_schools_place_is_unknown(database: Database, vault: Vault) -> None:
    school, other = a_school(database), the_strangers_school(database)
    named = update(Place).where(Place.school_id == other.id, Place.key == "gym").values(key="pool")
    database.write(lambda connection: connection.execute(named).rowcount)
    with pytest.raises(FormRefused) as refused:
        make_notice(database, vault, a_lost_form(school, place="pool"), MONDAY)
    assert refused.value.reasons == {"place": "place_unknown"}

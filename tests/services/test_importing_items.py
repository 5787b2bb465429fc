"""The school office imports a table of things: all of it, once."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.refusals import ImportStale, Refusal, TagNotBlank, TagOfAnotherSchool
from kiosk.models import Category, Event, Item, LostNotice, NoticeMatch, Place, Zone
from kiosk.services.importing_items import import_items
from kiosk.services.logging_items import LogForm, log_item
from kiosk.services.stepping import Actor
from tests.clock import MONDAY
from tests.kept import Written, counts, events_of, rows_of
from tests.makers import ASchool, a_log_form, a_notice, a_tag, the_strangers_school


def forms(school: ASchool, *hows: dict[str, Any]) -> list[LogForm]:
    return [a_log_form(school, **{"key": f"batch-{n:04d}", **how}) for n, how in enumerate(hows)]


def imported(database: Database, school: ASchool, wanted: list[LogForm]) -> bool:
    office = Actor("teacher", staff_id=school.staff_id)
    return import_items(database, school.id, wanted, office, MONDAY)


def test_things_hang_lie_in_the_store_or_are_kept(database: Database, school: ASchool) -> None:
    code = a_tag(database, school)
    table = forms(
        school, {"tag_code": code}, {"zone": None, "place": None, "colour": None}, {"category": "phone"}
    )
    assert imported(database, school, table)
    ids = dict(rows_of(database, Item.form_key, Item.id))
    assert [events_of(database, ids[form.key]) for form in table] == [
        [
            Written("log", None, "stored", "teacher"),
            Written("display", "stored", "on_display", "teacher"),
        ],
        [Written("log", None, "stored", "teacher")],
        [Written("hold", None, "held", "teacher")],
    ]
    assert {row[0] for row in rows_of(database, Event.staff_id)} == {school.staff_id}


def test_an_imported_thing_is_the_same_as_a_logged_one(database: Database, school: ASchool) -> None:
    form = a_log_form(school, note="有贴纸")
    log_item(database, form, None, Actor("teacher"), MONDAY)
    imported(database, school, [replace(form, ref="imported22", key="batch-0")])
    own = {"id", "ref", "form_key"}
    with database.read() as connection:
        logged, brought = connection.execute(select(Item).order_by(Item.id)).mappings().all()
    assert {name: logged[name] for name in logged if name not in own} == {
        name: brought[name] for name in brought if name not in own
    }


def test_the_same_table_twice_is_imported_once(database: Database, school: ASchool) -> None:
    assert imported(database, school, forms(school, {}, {}))
    before = counts(database)
    assert not imported(database, school, forms(school, {}, {}))
    assert counts(database) == before


def refused(database: Database, school: ASchool, wanted: list[LogForm], why: type[Refusal]) -> bool:
    """Whether it is refused, with nothing kept."""
    before = counts(database)
    with pytest.raises(why):
        imported(database, school, wanted)
    return counts(database) == before


def test_one_tag_that_was_taken_meanwhile_keeps_everything_out(database: Database, school: ASchool) -> None:
    code = a_tag(database, school)
    log_item(database, a_log_form(school, tag_code=code), None, Actor("keeper"), MONDAY)
    assert refused(database, school, forms(school, {}, {"tag_code": code}), TagNotBlank)
    theirs = a_tag(database, the_strangers_school(database))
    assert refused(database, school, forms(school, {}, {"tag_code": theirs}), TagOfAnotherSchool)


@pytest.mark.parametrize(
    ("table", "where"),
    [(Category, Category.key == "cup"), (Place, Place.key == "playground"), (Zone, Zone.letter == "B")],
)
def test_what_was_given_up_meanwhile_keeps_everything_out(
    database: Database, school: ASchool, table: Any, where: Any
) -> None:
    with database.engine.begin() as connection:
        connection.execute(update(table).where(where).values(removed_at=MONDAY))
    fine = {"category": "ball", "zone": "C", "place": "gym"}
    assert refused(database, school, forms(school, fine, {}), ImportStale)


def test_nothing_goes_to_another_schools_station(database: Database, school: ASchool) -> None:
    elsewhere = the_strangers_school(database)
    assert refused(database, school, forms(school, {}, {"station_id": elsewhere.station_id}), ImportStale)


def test_imported_things_are_matched_with_what_is_missed(
    database: Database, vault: Vault, school: ASchool
) -> None:
    a_notice(database, vault, the_strangers_school(database))
    a_notice(database, vault, school)
    imported(database, school, forms(school, {}, {"category": "umbrella", "colour": "red"}))
    with database.read() as connection:
        matches = connection.execute(select(NoticeMatch.notice_id, NoticeMatch.item_id)).all()
    ours, cup = rows_of(database, LostNotice.id)[-1], rows_of(database, Item.id)[0]
    assert matches == [(*ours, *cup)]

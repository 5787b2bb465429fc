"""A blank tag is bound to the thing it hangs on; every other tag says why not."""

import pytest
from sqlalchemy import select, update

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State
from kiosk.domain.refusals import CodeMistyped, CodeUnknown, Refusal, TagNotBlank, TagOfAnotherSchool
from kiosk.models import Tag
from kiosk.services.returning import PUT_BACK, put_back
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_claim, a_school, a_tag, an_item, the_strangers_school


@pytest.fixture
def generous(database: Database) -> ASchool:
    """A school whose tags are used again."""
    return a_school(database, slugs=("south",), username="li", tags_reusable="true")


def item_under(database: Database, code: str) -> int | None:
    with database.read() as connection:
        return connection.execute(select(Tag.item_id).where(Tag.code == code)).scalar_one()


def refused(database: Database, school: ASchool, code: str) -> Refusal:
    before = counts(database), rows_of(database, Tag.item_id, Tag.bound_at)
    with pytest.raises(Refusal) as caught:
        an_item(database, school, tag_code=code)
    assert (counts(database), rows_of(database, Tag.item_id, Tag.bound_at)) == before
    return caught.value


def condition(database: Database, school: ASchool, code: str) -> str:
    refusal = refused(database, school, code)
    assert isinstance(refusal, TagNotBlank)
    return refusal.condition


def test_a_blank_tag_is_bound(database: Database, school: ASchool) -> None:
    code = a_tag(database, school)
    item = an_item(database, school, tag_code=code)
    assert item_under(database, code) == item.id
    assert rows_of(database, Tag.bound_at) == [(MONDAY,)]


def test_a_typed_code_may_be_written_in_any_style(database: Database, school: ASchool) -> None:
    code = a_tag(database, school)
    item = an_item(database, school, tag_code=f" {code[:4].lower()}－{code[4:]} ")
    assert item_under(database, code) == item.id


def test_a_mistyped_code(database: Database, school: ASchool) -> None:
    code = a_tag(database, school)
    slip = ("2" if code[0] != "2" else "3") + code[1:]
    assert isinstance(refused(database, school, slip), CodeMistyped)


@pytest.mark.parametrize("code", ["7K3M", "水杯", "https://example.com/t/7K3M9QXA", "\x00"])
def test_what_can_be_no_code(database: Database, school: ASchool, code: str) -> None:
    assert isinstance(refused(database, school, code), CodeMistyped)


def test_a_code_that_nobody_printed(database: Database, school: ASchool) -> None:
    assert isinstance(refused(database, school, chance.new_code()), CodeUnknown)


@pytest.mark.parametrize("state", [State.STORED, State.ON_DISPLAY, State.MISSING])
def test_a_tag_on_a_thing_that_is_here(
    database: Database, school: ASchool, generous: ASchool, state: State
) -> None:
    for some in (school, generous):
        code = a_tag(database, some)
        an_item(database, some, state, tag_code=code)
        assert condition(database, some, code) == "bound"


def test_a_tag_whose_thing_went_home(database: Database, vault: Vault, school: ASchool) -> None:
    code = a_tag(database, school)
    a_claim(database, vault, school, an_item(database, school, tag_code=code))
    assert condition(database, school, code) == "used"


def test_a_tag_whose_thing_moved_on(database: Database, school: ASchool) -> None:
    code = a_tag(database, school)
    an_item(database, school, State.MOVED_ON, tag_code=code)
    assert condition(database, school, code) == "used"


def test_a_reusable_tag_serves_the_next_thing(database: Database, vault: Vault, generous: ASchool) -> None:
    code = a_tag(database, generous)
    first = an_item(database, generous, tag_code=code)
    receipt = a_claim(database, vault, generous, first)
    second = an_item(database, generous, tag_code=code)
    assert item_under(database, code) == second.id
    put_back(database, receipt, PUT_BACK, MONDAY)
    assert item_under(database, code) == second.id


def test_a_cancelled_tag(database: Database, school: ASchool, generous: ASchool) -> None:
    for some in (school, generous):
        code = a_tag(database, some)
        database.write(
            lambda connection, code=code: (
                connection.execute(update(Tag).where(Tag.code == code).values(cancelled_at=MONDAY)).rowcount
            )
        )
        assert condition(database, some, code) == "cancelled"


def test_a_tag_of_another_school(database: Database, school: ASchool) -> None:
    stranger = the_strangers_school(database)
    code = a_tag(database, stranger)
    assert isinstance(refused(database, school, code), TagOfAnotherSchool)
    an_item(database, stranger, tag_code=code)
    assert isinstance(refused(database, school, code), TagOfAnotherSchool)


def test_a_tag_of_the_schools_other_station_will_do(database: Database) -> None:
    school = a_school(database, slugs=("east", "west"))
    code = a_tag(database, school)
    item = an_item(database, school, tag_code=code, station_id=school.station_ids[1])
    assert item_under(database, code) == item.id

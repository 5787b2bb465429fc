"""What must never be kept, the database refuses by itself, whichever code asks."""

from typing import Any

import pytest
from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.models import Base, Claim, Duty, Event, Item, Staff, Station, Tag, Zone
from tests.makers import ASchool, a_claim, a_duty, a_school, a_tag, an_item


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture
def school(database: Database, vault: Vault) -> ASchool:
    """A school with a claimed cup, a bound tag, a blank one, and an open duty."""
    made = a_school(database, slugs=("east", "west"))
    a_claim(database, vault, made, an_item(database, made, tag_code=a_tag(database, made)))
    a_tag(database, made)
    a_duty(database, made)
    return made


def first(database: Database, model: type[Base]) -> Row[Any]:
    with database.read() as connection:
        return connection.execute(select(model.__table__).order_by("id").limit(1)).one()


def again(database: Database, model: type[Base], **changes: Any) -> None:
    """Tries to keep a copy of the first row with these changes."""
    row = {**first(database, model)._mapping, **changes}
    row.pop("id")
    with pytest.raises(IntegrityError):
        database.write(lambda connection: connection.execute(insert(model).values(**row)).rowcount)


def changed(database: Database, model: type[Base], **changes: Any) -> None:
    with pytest.raises(IntegrityError):
        database.write(lambda connection: connection.execute(update(model).values(**changes)).rowcount)


def test_a_thing_has_one_open_claim(database: Database, school: ASchool) -> None:
    again(database, Claim, form_key="another key", receipt_digest=b"another receipt".ljust(32))


def test_a_form_and_a_receipt_are_unique(database: Database, school: ASchool) -> None:
    again(database, Claim, outcome="put_back", receipt_digest=b"another receipt".ljust(32))
    again(database, Claim, outcome="put_back", form_key="another key")


def test_a_tag_hangs_on_one_thing_and_a_thing_has_one_tag(database: Database, school: ASchool) -> None:
    changed(database, Tag, item_id=first(database, Item).id)
    again(database, Tag, code="22222222")


def test_codes_are_unique_over_all_schools(database: Database, school: ASchool) -> None:
    again(database, Tag, item_id=None)
    again(database, Station, slug="another")


def test_a_station_has_one_open_duty_and_a_code_opens_one(database: Database, school: ASchool) -> None:
    again(database, Duty, code="000000" if first(database, Duty).code != "000000" else "111111")
    again(database, Duty, station_id=school.station_ids[1])


def test_names_that_must_differ(database: Database, school: ASchool) -> None:
    again(database, Zone)
    again(database, Staff)
    again(database, Station, code="22222222")
    again(database, Item, form_key=None)


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Item, {"state": "stolen"}),
        (Claim, {"outcome": "lost"}),
        (Claim, {"kind": "guessed"}),
        (Event, {"actor": "林小雨"}),
        (Staff, {"role": "headmaster"}),
        (Zone, {"capacity": -1}),
    ],
)
def test_words_outside_the_rules(
    database: Database, school: ASchool, model: type[Base], changes: dict[str, Any]
) -> None:
    changed(database, model, **changes)


def test_what_others_point_to_cannot_vanish(database: Database, school: ASchool) -> None:
    for model in (Item, Claim, Station):
        with pytest.raises(IntegrityError):
            database.write(
                lambda connection, model=model: connection.execute(model.__table__.delete()).rowcount
            )

"""New tags: on record before they are on paper, and no two alike in any school."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.domain.codes import is_well_formed
from kiosk.domain.refusals import FormRefused
from kiosk.models import Station, Tag
from kiosk.services.printing_tags import TAGS_AT_MOST, make_tags
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_tag


def test_a_sheet_of_blank_tags(database: Database, school: ASchool) -> None:
    codes = make_tags(database, school.station_id, 96, chance.new_code, MONDAY)
    assert len(set(codes)) == 96
    assert all(map(is_well_formed, codes))
    assert rows_of(database, Tag.code, Tag.item_id, Tag.station_id, Tag.bound_at, Tag.cancelled_at) == [
        (code, None, school.station_id, None, None) for code in codes
    ]


def test_as_many_as_a_school_may_ask_for(database: Database, school: ASchool) -> None:
    assert (
        len(set(make_tags(database, school.station_id, TAGS_AT_MOST, chance.new_code, MONDAY)))
        == TAGS_AT_MOST
    )


@pytest.mark.parametrize("count", [-1, 0, TAGS_AT_MOST + 1])
def test_none_or_too_many_are_refused(database: Database, school: ASchool, count: int) -> None:
    with pytest.raises(FormRefused):
        make_tags(database, school.station_id, count, chance.new_code, MONDAY)
    assert counts(database)["tag"] == 0


def test_a_code_that_is_taken_is_not_printed_again(database: Database, school: ASchool) -> None:
    tag = a_tag(database, school)
    with database.read() as connection:
        poster = connection.execute(select(Station.code)).scalar_one()
    fresh = [chance.new_code(), chance.new_code()]

    def drawn() -> Iterator[str]:
        yield from [tag, poster, fresh[0], fresh[0], tag, fresh[1]]

    draws = drawn()
    assert sorted(make_tags(database, school.station_id, 2, lambda: next(draws), MONDAY)) == sorted(fresh)

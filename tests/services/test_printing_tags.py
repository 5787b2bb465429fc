"""New tags: on record before they are on paper, and no two alike in any school."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.domain.codes import is_well_formed
from kiosk.domain.refusals import FormRefused
from kiosk.models import Station, Tag
from kiosk.services.printing_tags import TAGS_AT_MOST, Printed, make_tags, print_tags
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


def printed(database: Database, school: ASchool, count: int = 3, key: str = "one form's key") -> Printed:
    return print_tags(
        database, school.station_id, count, chance.new_code, MONDAY, "a4-3x8", school.staff_id, key
    )


def test_a_form_makes_its_tags_once_and_gets_the_same_in_the_same_order(
    database: Database, school: ASchool
) -> None:
    first = printed(database, school, 40)
    again = printed(database, school, 7)
    assert (first.is_new, again.is_new) == (True, False)
    assert again.codes == first.codes
    assert (again.layout, again.printed_at) == ("a4-3x8", MONDAY)
    assert counts(database)["tag_series"] == 1


def test_another_form_makes_further_tags(database: Database, school: ASchool) -> None:
    codes = {*printed(database, school).codes, *printed(database, school, key="another form's key").codes}
    assert len(codes) == 6
    assert counts(database)["tag_series"] == 2


def test_the_same_form_from_many_hands_at_once_makes_one_series(database: Database, school: ASchool) -> None:
    with ThreadPoolExecutor(6) as hands:
        found = list(hands.map(lambda _hand: printed(database, school), range(6)))
    assert len({tuple(each.codes) for each in found}) == 1
    assert sum(each.is_new for each in found) == 1
    assert counts(database)["tag"] == 3


def test_a_form_for_none_is_refused_and_may_come_again_for_some(database: Database, school: ASchool) -> None:
    with pytest.raises(FormRefused):
        printed(database, school, 0)
    assert printed(database, school).is_new

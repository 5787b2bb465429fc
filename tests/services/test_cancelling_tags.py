"""A lost sheet is cancelled and taken back; what hangs on a thing stays good."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.domain.refusals import SeriesUnknown, TagNotBlank
from kiosk.models import Tag, TagSeries
from kiosk.queries.tag_series import SeriesSeen, series_of
from kiosk.services.binding_tags import bind_tag
from kiosk.services.cancelling_tags import cancel_series, take_back_series
from kiosk.services.printing_tags import make_tags
from tests.clock import MONDAY
from tests.kept import rows_of
from tests.makers import ASchool, a_school, an_item

LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def sheet(database: Database, school: ASchool) -> list[str]:
    """Three tags of one print."""
    return make_tags(database, school.station_id, 3, chance.new_code, MONDAY, "a4-3x8", school.staff_id)


def _bind(database: Database, school: ASchool, code: str) -> None:
    item = an_item(database, school)
    database.write(lambda connection: bind_tag(connection, code, item.id, school.station_id, MONDAY))


def _seen(database: Database, school: ASchool) -> SeriesSeen:
    with database.read() as connection:
        return series_of(connection, school.id)[0]


def test_a_print_is_on_record_with_who_did_it(database: Database, school: ASchool, sheet: list[str]) -> None:
    seen = _seen(database, school)
    assert (seen.layout, seen.count, seen.bound, seen.blank) == ("a4-3x8", 3, 0, 3)
    assert (seen.printed_at, seen.cancelled_at) == (MONDAY, None)
    assert seen.printed_by
    assert {series for (series,) in rows_of(database, Tag.series_id)} == {seen.id}


def test_blank_tags_become_worthless_and_bound_ones_stay(
    database: Database, school: ASchool, sheet: list[str]
) -> None:
    _bind(database, school, sheet[0])
    cancel_series(database, school.id, _seen(database, school).id, school.staff_id, LATER)
    seen = _seen(database, school)
    assert (seen.bound, seen.blank, seen.worthless, seen.cancelled_at) == (1, 0, 2, LATER)
    assert dict(rows_of(database, Tag.code, Tag.cancelled_at)) == {
        sheet[0]: None,
        sheet[1]: LATER,
        sheet[2]: LATER,
    }
    with pytest.raises(TagNotBlank) as refused:
        _bind(database, school, sheet[1])
    assert refused.value.condition == "cancelled"


def test_a_found_sheet_is_good_again_but_not_what_was_cancelled_for_itself(
    database: Database, school: ASchool, sheet: list[str]
) -> None:
    single = update(Tag).where(Tag.code == sheet[2]).values(cancelled_at=MONDAY)
    database.write(lambda connection: connection.execute(single))
    series_id = _seen(database, school).id
    cancel_series(database, school.id, series_id, school.staff_id, LATER)
    take_back_series(database, school.id, series_id)
    assert (_seen(database, school).cancelled_at, _seen(database, school).blank) == (None, 2)
    _bind(database, school, sheet[1])
    with pytest.raises(TagNotBlank):
        _bind(database, school, sheet[2])


def test_twice_is_once(database: Database, school: ASchool, sheet: list[str]) -> None:
    series_id = _seen(database, school).id
    take_back_series(database, school.id, series_id)
    assert _seen(database, school).blank == 3
    cancel_series(database, school.id, series_id, school.staff_id, MONDAY)
    cancel_series(database, school.id, series_id, school.staff_id, LATER)
    assert rows_of(database, TagSeries.cancelled_at) == [(MONDAY,)]


def test_another_school_cancels_nothing_of_ours(
    database: Database, school: ASchool, sheet: list[str]
) -> None:
    other = a_school(database, "希望小学", ("north",), "zhao")
    series_id = _seen(database, school).id
    with pytest.raises(SeriesUnknown):
        cancel_series(database, other.id, series_id, other.staff_id, LATER)
    with pytest.raises(SeriesUnknown):
        take_back_series(database, other.id, series_id)
    with database.read() as connection:
        assert series_of(connection, other.id) == []
        assert set(connection.scalars(select(Tag.cancelled_at))) == {None}


def test_prints_come_newest_first_and_in_pages(database: Database, school: ASchool) -> None:
    for count in (1, 2, 3):
        make_tags(database, school.station_id, count, chance.new_code, MONDAY)
    with database.read() as connection:
        newest = series_of(connection, school.id, at_most=2)
        older = series_of(connection, school.id, before=newest[-1].id)
    assert [[series.count for series in page] for page in (newest, older)] == [[3, 2], [1]]
    assert newest[0].printed_by is None

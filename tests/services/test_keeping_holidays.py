"""Holidays are the school's own."""

import pytest

from kiosk.adapters.database import Database
from kiosk.domain.refusals import FormRefused, HolidayUnknown
from kiosk.models import Holiday
from kiosk.services.keeping_holidays import add_holiday, remove_holiday
from kiosk.services.planning_roster import set_day
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_keeper, the_strangers_school
from tests.rosters import TODAY, a_plan, day, planned


def test_a_holiday_is_a_day_or_more(database: Database, school: ASchool) -> None:
    add_holiday(database, school.id, " 国庆节 ", day(10, 1), day(10, 8), TODAY)
    add_holiday(database, school.id, "", day(10, 20), None, TODAY)
    assert rows_of(database, Holiday.name, Holiday.first_day, Holiday.last_day) == [
        ("国庆节", day(10, 1), day(10, 8)),
        ("", day(10, 20), day(10, 20)),
    ]


def test_what_was_set_by_hand_or_planned_elsewhere_stays(database: Database, school: ASchool) -> None:
    keeper, elsewhere = a_keeper(database, school), the_strangers_school(database)
    a_keeper(database, elsewhere, "外人")
    a_plan(database, school)
    a_plan(database, elsewhere)
    set_day(database, school.id, school.station_id, day(10, 22), [keeper], TODAY)
    add_holiday(database, school.id, "秋游", day(10, 20), day(10, 22), TODAY)
    assert "10-20" not in planned(database, school.station_id)
    assert planned(database, school.station_id)["10-22"] == ["陈一鸣"]
    assert len(planned(database, elsewhere.station_id)) == 6


def test_what_is_over_stays(database: Database, school: ASchool) -> None:
    a_keeper(database, school)
    a_plan(database, school)
    add_holiday(database, school.id, "", TODAY, day(10, 22), day(10, 21))
    assert list(planned(database)) == ["10-13", "10-15", "10-20", "10-27", "10-29"]


@pytest.mark.parametrize(
    ("first", "last", "reasons"),
    [
        (None, None, {"first_day": "first_day_missing"}),
        (day(10, 8), day(10, 1), {"last_day": "last_day_before_first"}),
        (day(9, 1), day(8, 31).replace(year=2027), {"last_day": "stretch_too_long"}),
    ],
)
def test_it_refuses_an_unfinished_one(
    database: Database, school: ASchool, first: object, last: object, reasons: dict[str, str]
) -> None:
    with pytest.raises(FormRefused) as caught:
        add_holiday(database, school.id, "", first, last, TODAY)
    assert caught.value.reasons == reasons
    assert counts(database)["holiday"] == 0


def test_it_is_taken_away_once_and_only_by_its_school(database: Database, school: ASchool) -> None:
    number = add_holiday(database, school.id, "", TODAY, None, TODAY)
    with pytest.raises(HolidayUnknown):
        remove_holiday(database, the_strangers_school(database).id, number)
    assert counts(database)["holiday"] == 1
    for _ in range(2):
        remove_holiday(database, school.id, number)
    assert counts(database)["holiday"] == 0

"""The station plans a term; what is fixed stays as it is."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from kiosk.adapters.database import Database
from kiosk.domain.choices import Choices
from kiosk.domain.refusals import FormRefused
from kiosk.models import Keeper
from kiosk.models.setting import choices_of
from kiosk.services import planning_roster
from kiosk.services.choosing import choose
from kiosk.services.keeping_duty import close_duty
from kiosk.services.keeping_holidays import add_holiday
from kiosk.services.keeping_keepers import add_absence, add_keepers, let_go
from kiosk.services.planning_roster import Stretch, plan_days, plan_stretch, plan_term, set_day
from kiosk.services.roster_rows import put
from tests.clock import MONDAY
from tests.kept import counts
from tests.makers import ASchool, a_duty, a_keeper, a_school, the_strangers_school
from tests.rosters import NAMES, TODAY, a_plan, day, planned, some_keepers, turns


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database, slugs=("east", "west"))


def test_every_duty_day_gets_a_team_and_everybody_the_same_number_of_turns(
    database: Database, school: ASchool
) -> None:
    some_keepers(database, school)
    assert a_plan(database, school) == 6
    plan = planned(database)
    assert list(plan) == ["10-13", "10-15", "10-20", "10-22", "10-27", "10-29"]
    assert {len(team) for team in plan.values()} == {2}
    assert turns(database) == dict.fromkeys(NAMES, 2)
    for first, second in zip(plan.values(), list(plan.values())[1:], strict=False):
        assert set(first).isdisjoint(second)


def test_holidays_are_left_out_and_take_their_plan_along(database: Database, school: ASchool) -> None:
    some_keepers(database, school)
    a_plan(database, school)
    add_holiday(database, school.id, "秋游", day(10, 20), day(10, 22), TODAY)
    assert list(planned(database)) == ["10-13", "10-15", "10-27", "10-29"]
    assert a_plan(database, school) == 4
    assert list(planned(database)) == ["10-13", "10-15", "10-27", "10-29"]


def test_whoever_is_away_is_not_planned(database: Database, school: ASchool) -> None:
    first, *_ = some_keepers(database, school)
    add_absence(database, school.id, first, TODAY, day(10, 22), TODAY)
    a_plan(database, school)
    assert [when for when, team in planned(database).items() if NAMES[0] in team] == ["10-27", "10-29"]
    assert turns(database) == dict.fromkeys(NAMES, 2)


def test_an_absence_that_comes_up_later_finds_others_for_those_days_only(
    database: Database, school: ASchool
) -> None:
    ids = some_keepers(database, school)
    a_plan(database, school)
    before = planned(database)
    lost = [when for when, team in before.items() if NAMES[0] in team]
    add_absence(database, school.id, ids[0], TODAY, day(10, 31), TODAY)
    after = planned(database)
    assert NAMES[0] not in {name for team in after.values() for name in team}
    assert {len(team) for team in after.values()} == {2}
    assert [when for when in before if after[when] != before[when]] == lost


def test_an_absence_in_the_next_term_finds_others_there(database: Database, school: ASchool) -> None:
    ids = some_keepers(database, school)
    a_plan(database, school)
    a_plan(database, school, first=day(2, 1), last=day(2, 28))
    before = planned(database)
    lost = [when for when, team in before.items() if NAMES[0] in team and when.startswith("02")]
    add_absence(database, school.id, ids[0], day(2, 1), day(2, 28), TODAY)
    after = planned(database)
    assert [when for when in before if after[when] != before[when]] == lost != []
    assert {len(after[when]) for when in lost} == {2}


def test_whoever_leaves_is_planned_no_more(database: Database, school: ASchool) -> None:
    ids = some_keepers(database, school)
    a_plan(database, school)
    let_go(database, school.id, ids[1], TODAY)
    assert NAMES[1] not in turns(database)
    assert {len(team) for team in planned(database).values()} == {2}


def test_the_last_keeper_may_leave_as_well(database: Database, school: ASchool) -> None:
    [only] = some_keepers(database, school, 1)
    a_plan(database, school)
    let_go(database, school.id, only, TODAY)
    with pytest.raises(FormRefused) as caught:
        a_plan(database, school)
    assert caught.value.reasons == {"keepers": "nobody_to_plan"}


def test_days_set_by_hand_stay_and_count_as_turns(database: Database, school: ASchool) -> None:
    ids = some_keepers(database, school)
    a_plan(database, school)
    for when in (day(10, 15), day(10, 22)):
        set_day(database, school.id, school.station_id, when, [ids[5]], TODAY)
    a_plan(database, school)
    plan = planned(database)
    assert plan["10-15"] == plan["10-22"] == [NAMES[5]]
    assert turns(database)[NAMES[5]] == 2
    assert sorted(turns(database).values()) == [1, 1, 2, 2, 2, 2]


def test_nobody_may_be_set_by_hand_and_another_day_added(database: Database, school: ASchool) -> None:
    ids = some_keepers(database, school)
    a_plan(database, school)
    set_day(database, school.id, school.station_id, day(10, 20), [], TODAY)
    set_day(database, school.id, school.station_id, day(10, 18), ids[:3], TODAY)
    a_plan(database, school)
    assert planned(database)["10-20"] == []
    assert planned(database)["10-18"] == list(NAMES[:3])
    set_day(database, school.id, school.station_id, day(10, 18), [], TODAY)
    assert "10-18" not in planned(database)


def test_a_day_set_by_hand_is_planned_again_when_a_teacher_says_so(
    database: Database, school: ASchool
) -> None:
    ids = some_keepers(database, school)
    a_plan(database, school)
    before = planned(database)
    set_day(database, school.id, school.station_id, day(10, 20), [ids[0]], TODAY)
    plan_days(database, school.id, school.station_id, [day(10, 20)], TODAY)
    assert planned(database) == before
    a_plan(database, school, team_size=3)
    assert len(planned(database)["10-20"]) == 3


def test_days_that_are_over_and_days_with_a_duty_stay(database: Database, school: ASchool) -> None:
    ids = some_keepers(database, school)
    a_plan(database, school)
    before = planned(database)
    a_duty(database, school, keeper_ids=[ids[5]], new_names=())
    later = TODAY + timedelta(7)
    plan_stretch(database, school.id, Stretch(school.station_id, TODAY, day(10, 31)), later)
    after = planned(database)
    assert {when: after[when] for when in ("10-13", "10-15")} == {
        when: before[when] for when in ("10-13", "10-15")
    }
    for reason, when, now in (("day_over", TODAY, later), ("day_has_duty", TODAY, TODAY)):
        for act in (
            lambda when, now: set_day(database, school.id, school.station_id, when, ids[:1], now),
            lambda when, now: plan_days(database, school.id, school.station_id, [when], now),
        ):
            with pytest.raises(FormRefused) as caught:
                act(when, now)
            assert caught.value.reasons == {"day": reason}
    assert planned(database) == after


def test_turns_served_count_and_planned_ones_that_nobody_served_do_not(
    database: Database, school: ASchool
) -> None:
    ids = some_keepers(database, school, 2)
    for weeks in (1, 2, 3):
        then = TODAY - timedelta(7 * weeks)
        now = TODAY - timedelta(30)
        set_day(database, school.id, school.station_id, then, [ids[1]], now)
    for days in (28, 29):
        a_duty_before(database, school, ids[0], days)
    a_plan(database, school, team_size=1)
    assert turns_ahead(database) == {NAMES[0]: 2, NAMES[1]: 4}


def a_duty_before(database: Database, school: ASchool, keeper_id: int, days: int) -> None:
    """A duty that was served so many days ago and closed."""
    then = MONDAY - timedelta(days)
    duty = a_duty(database, school, now=then, day=then.date(), keeper_ids=[keeper_id], new_names=())
    close_duty(database, school.id, duty.id, then)


def turns_ahead(database: Database) -> dict[str, int]:
    """Turns planned from today on, by name."""
    names = [name for when, team in planned(database).items() if when >= "10-13" for name in team]
    return {name: names.count(name) for name in NAMES if name in names}


def test_a_newcomer_is_not_made_to_catch_up(database: Database, school: ASchool) -> None:
    ids = some_keepers(database, school, 2)
    for days in (26, 27, 28, 29):
        a_duty_before(database, school, ids[days % 2], days)
    add_keepers(database, school.id, "吴沐阳", TODAY)
    a_plan(database, school, team_size=1)
    assert turns_ahead(database) == {"陈一鸣": 2, "李思远": 2, "吴沐阳": 2}


def test_nobody_serves_at_two_stations_on_a_day_and_turns_are_counted_together(
    database: Database, school: ASchool
) -> None:
    some_keepers(database, school, 4)
    a_plan(database, school)
    west = Stretch(school.station_ids[1], TODAY, day(10, 31))
    plan_stretch(database, school.id, west, TODAY)
    east, other = planned(database, school.station_ids[0]), planned(database, school.station_ids[1])
    assert all(set(east[when]).isdisjoint(other[when]) for when in east)
    assert set(turns(database).values()) == {6}


def test_a_shorter_plan_clears_what_lies_behind_it(database: Database, school: ASchool) -> None:
    some_keepers(database, school)
    a_plan(database, school)
    a_plan(database, school, last=day(10, 15))
    assert list(planned(database)) == ["10-13", "10-15"]
    a_plan(database, school, first=day(10, 27))
    assert list(planned(database)) == ["10-13", "10-15", "10-27", "10-29"]


def test_a_plan_without_keepers_is_refused_and_changes_no_choice(database: Database, school: ASchool) -> None:
    with pytest.raises(FormRefused) as caught:
        plan_term(database, school.id, Stretch(school.station_id, TODAY, day(10, 31)), (1,), 5, TODAY)
    assert caught.value.reasons == {"keepers": "nobody_to_plan"}
    with database.read() as connection:
        assert choices_of(connection, school.id) == Choices()


def test_other_weekdays_replace_the_old_ones(database: Database, school: ASchool) -> None:
    some_keepers(database, school)
    a_plan(database, school)
    choose(database, school.id, duty_weekdays=(4,))
    a_plan(database, school)
    assert list(planned(database)) == ["10-17", "10-24", "10-31"]


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (TODAY, TODAY - timedelta(1), {"last_day": "last_day_before_first"}),
        (TODAY - timedelta(9), TODAY - timedelta(1), {"last_day": "last_day_past"}),
        (TODAY, day(2, 1), {"last_day": "last_day_in_another_term"}),
    ],
)
def test_it_refuses_a_stretch_that_is_none(
    database: Database, school: ASchool, first: object, last: object, reason: dict[str, str]
) -> None:
    some_keepers(database, school)
    with pytest.raises(FormRefused) as caught:
        plan_stretch(database, school.id, Stretch(school.station_id, first, last), TODAY)
    assert caught.value.reasons == reason
    assert planned(database) == {}


def test_it_refuses_another_schools_station_and_keepers(database: Database, school: ASchool) -> None:
    ids = some_keepers(database, school)
    elsewhere = the_strangers_school(database)
    theirs = a_keeper(database, elsewhere, "外人")
    before = counts(database)
    stretch = Stretch(school.station_id, TODAY, day(10, 31))
    for act in (
        lambda: plan_stretch(database, elsewhere.id, stretch, TODAY),
        lambda: plan_days(database, elsewhere.id, school.station_id, [TODAY], TODAY),
        lambda: set_day(database, elsewhere.id, school.station_id, TODAY, [theirs], TODAY),
    ):
        with pytest.raises(FormRefused) as caught:
            act()
        assert caught.value.reasons == {"station": "station_unknown"}
    with pytest.raises(FormRefused) as caught:
        set_day(database, school.id, school.station_id, TODAY, [ids[0], theirs], TODAY)
    assert caught.value.reasons == {"keepers": "keepers_gone"}
    assert counts(database) == before


def test_what_became_fixed_while_it_was_planned_stays(
    database: Database, school: ASchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its look and its write a day is set by hand, a duty opened, and a keeper gone."""
    ids = some_keepers(database, school)
    real = planning_roster.replace

    def meanwhile(connection, **how):
        put(connection, school.station_id, {day(10, 20): [ids[0]]}, by_hand=True)
        connection.execute(update(Keeper).where(Keeper.id == ids[5]).values(active=False))
        return real(connection, **how)

    monkeypatch.setattr(planning_roster, "replace", meanwhile)
    plan_days(database, school.id, school.station_id, [day(10, 15), day(10, 22)], TODAY)
    assert planned(database)["10-20"] == [NAMES[0]]
    assert NAMES[5] not in turns(database)

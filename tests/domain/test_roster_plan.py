"""The roster is fair, lets people rest, and leaves alone what is not its to change."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise, product
from math import prod
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.domain.roster_plan import Pupil, plan, standings

BEGIN = date(2025, 9, 1)
Plan = Mapping[date, Collection[int]]


def term(weeks: int, a_week: int = 2) -> list[date]:
    """Duty days: so many a week, from Monday on."""
    return [BEGIN + timedelta(7 * week + weekday) for week in range(weeks) for weekday in range(a_week)]


def loads(pupils: Collection[Pupil], made: Plan) -> dict[int, int]:
    """How many turns each counts as having in the end."""
    return {
        number: standing + sum(number in team for team in made.values())
        for number, standing in standings(pupils).items()
    }


def rows(pupils: Collection[Pupil], made: Plan, others: Collection[date] = ()) -> int:
    """How often somebody serves on two duty days in a row."""
    serving = {
        pupil.id: {*pupil.turns, *(day for day, team in made.items() if pupil.id in team)} for pupil in pupils
    }
    beside = list(pairwise(sorted({*made, *others})))
    return sum(first in days and second in days for days in serving.values() for first, second in beside)


@st.composite
def schools(
    draw: st.DrawFn, keepers: int = 400, weeks: int = 20
) -> tuple[list[Pupil], list[date], list[date]]:
    """Keepers with absences, turns behind them and turns set by hand; days to fill; days that stay."""
    days = term(draw(st.integers(1, weeks)), draw(st.integers(1, 5)))
    kept = set(draw(st.lists(st.sampled_from(days), max_size=3)))
    day = st.sampled_from(days)
    away = st.lists(st.tuples(day, st.integers(0, 30)), max_size=2)
    turns = st.lists(st.sampled_from([*kept, BEGIN - timedelta(5), BEGIN - timedelta(3)]), max_size=2)
    joined = st.none() | day
    kinds = draw(st.lists(st.tuples(away, turns, joined), min_size=1, max_size=8))
    pupils = []
    for number in range(draw(st.integers(1, keepers))):
        absences, served, came = kinds[number % len(kinds)]
        stretches = [(first, first + timedelta(length)) for first, length in absences]
        pupils.append(Pupil(number + 1, set(served), stretches, came))
    return pupils, [each for each in days if each not in kept], sorted(kept)


def can_be_passed_on(pupils: Sequence[Pupil], made: Plan) -> bool:
    """Whether a chain of exchanges leads from somebody to somebody with at least two turns fewer."""
    final, able = loads(pupils, made), {day: {p.id for p in pupils if p.can(day)} for day in made}
    for first, load in final.items():
        reached, coming = {first}, [first]
        for giver in coming:
            for day in (day for day, team in made.items() if giver in team):
                new = able[day] - set(made[day]) - reached
                if any(final[taker] <= load - 2 for taker in new):
                    return True
                reached |= new
                coming += new
    return False


@settings(max_examples=150)
@given(school=schools(), team_size=st.integers(1, 10))
def test_absences_are_respected_and_teams_are_as_large_as_they_can_be(
    school: tuple[list[Pupil], list[date], list[date]], team_size: int
) -> None:
    pupils, days, others = school
    made = plan(pupils, days, team_size, others)
    by_id = {pupil.id: pupil for pupil in pupils}
    assert sorted(made) == sorted(days)
    for day, team in made.items():
        assert len(set(team)) == len(team) == min(team_size, sum(pupil.can(day) for pupil in pupils))
        assert all(by_id[number].can(day) for number in team)


@settings(max_examples=150)
@given(
    keepers=st.integers(1, 400), weeks=st.integers(1, 20), a_week=st.integers(1, 5), size=st.integers(1, 10)
)
@example(keepers=1, weeks=20, a_week=5, size=10)
@example(keepers=400, weeks=20, a_week=5, size=10)
def test_turns_differ_by_one_and_nobody_serves_twice_in_a_row_where_nobody_is_away(
    keepers: int, weeks: int, a_week: int, size: int
) -> None:
    pupils = [Pupil(number) for number in range(keepers)]
    made = plan(pupils, term(weeks, a_week), size)
    final = loads(pupils, made).values()
    assert max(final) - min(final) <= 1
    unavoidable = max(0, 2 * min(size, keepers) - keepers) * (len(made) - 1)
    assert rows(pupils, made) == unavoidable


@settings(max_examples=100)
@given(school=schools(keepers=60, weeks=8), team_size=st.integers(1, 6))
def test_no_chain_of_exchanges_makes_turns_more_equal(
    school: tuple[list[Pupil], list[date], list[date]], team_size: int
) -> None:
    pupils, days, others = school
    assert not can_be_passed_on(pupils, plan(pupils, days, team_size, others))


def all_teams(pupils: Sequence[Pupil], days: Sequence[date], team_size: int) -> list[list[tuple[int, ...]]]:
    """For each day every team that could serve on it."""
    able = [[pupil.id for pupil in pupils if pupil.can(day)] for day in days]
    return [list(combinations(ids, min(team_size, len(ids)))) for ids in able]


@settings(max_examples=250)
@given(school=schools(keepers=5, weeks=2), team_size=st.integers(1, 3))
def test_no_other_plan_of_a_tiny_school_is_more_equal(
    school: tuple[list[Pupil], list[date], list[date]], team_size: int
) -> None:
    pupils, days, others = school
    teams = all_teams(pupils, days[:5], team_size)
    if prod(map(len, teams)) > 2000:
        teams = teams[:3]
    days = days[: len(teams)]

    def unequal(made: Plan) -> int:
        return sum(load * load for load in loads(pupils, made).values())

    least = min(unequal(dict(zip(days, chosen, strict=True))) for chosen in product(*teams))
    assert unequal(plan(pupils, days, team_size, others)) == least


def swapped(pupils: Sequence[Pupil], made: Plan) -> Iterator[dict[date, set[int]]]:
    """Every plan in which two keepers took over one day of each other, each on a day without the other."""
    able = {day: {pupil.id for pupil in pupils if pupil.can(day)} for day in made}
    for one, other in combinations([pupil.id for pupil in pupils], 2):
        mine = [day for day, team in made.items() if one in team and other in able[day] - set(team)]
        theirs = [day for day, team in made.items() if other in team and one in able[day] - set(team)]
        for first, second in product(mine, theirs):
            new = {day: set(team) for day, team in made.items()}
            new[first] ^= {one, other}
            new[second] ^= {one, other}
            yield new


@settings(max_examples=150)
@given(school=schools(keepers=6, weeks=3), team_size=st.integers(1, 3))
def test_no_swap_on_every_second_day_spares_a_turn_in_a_row(
    school: tuple[list[Pupil], list[date], list[date]], team_size: int
) -> None:
    pupils, days, others = school
    made = plan(pupils, days, team_size, others)
    least, place = rows(pupils, made, others), {day: n for n, day in enumerate(sorted({*days, *others}))}
    for new in swapped(pupils, made):
        changed = {place[day] % 2 for day in made if new[day] != set(made[day])}
        assert len(changed) == 2 or rows(pupils, new, others) >= least


@settings(max_examples=60)
@given(
    school=schools(keepers=30, weeks=4), team_size=st.integers(1, 4), order=st.randoms(use_true_random=False)
)
def test_the_same_school_gets_the_same_plan_in_whatever_order_it_comes(
    school: tuple[list[Pupil], list[date], list[date]], team_size: int, order: Random
) -> None:
    pupils, days, others = school
    made = plan(pupils, days, team_size, others)
    for each in (pupils, days, others):
        order.shuffle(each)
    assert plan(pupils, days, team_size, others) == made


def test_a_newcomer_starts_at_the_others_least_turns() -> None:
    days = term(10)
    old = [Pupil(number, days[:6] if number else days[:5]) for number in range(3)]
    new = Pupil(9, joined=days[6])
    assert standings([*old, new]) == {0: 5, 1: 6, 2: 6, 9: 5}
    final = loads([*old, new], plan([*old, new], days[6:], 1, days[:6]))
    assert max(final.values()) - min(final.values()) <= 1
    assert final[9] - 5 <= 5


def test_whoever_serves_after_joining_has_that_counted_on_top() -> None:
    days = term(10)
    old, new = Pupil(1, days[:8]), Pupil(2, days[8:10], joined=days[8])
    assert standings([old, new]) == {1: 8, 2: 10}


def test_those_who_were_there_from_the_start_catch_up() -> None:
    days = term(10)
    made = plan([Pupil(1, days[:4]), Pupil(2)], days[4:], 1, days[:4])
    assert loads([Pupil(1, days[:4]), Pupil(2)], made) == {1: 10, 2: 10}


def test_the_day_beside_one_that_was_set_by_hand_is_left_to_others() -> None:
    days = term(2)
    pupils = [Pupil(1, [days[1]]), Pupil(2, [days[1]]), Pupil(3), Pupil(4)]
    made = plan(pupils, [days[0], days[2]], 1, [days[1]])
    assert {number for team in made.values() for number in team} == {3, 4}


def test_whom_an_exchange_for_another_has_relieved_gives_nothing_away_twice() -> None:
    days = term(4, 5)
    half_away = [Pupil(number, away=[] if number % 2 else [(days[-4], days[-1])]) for number in range(1, 25)]
    assert {len(team) for team in plan(half_away, days, 10).values()} == {10}


def test_no_keepers_make_empty_teams() -> None:
    assert plan([], term(1), 3) == {day: [] for day in term(1)}

"""What goes up, what comes down, what is given away: the rules, and what holds whatever lies in the store."""

from collections import Counter
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.item_life import State
from kiosk.domain.move_plan import Direction, Movable, Move, Room, is_due, plan_moves
from tests.clock import MONDAY

TODAY = MONDAY.date()
CUP, BALL, TOY = 1, 2, 3
CUPS, BALLS = 10, 20
UP, DOWN, AWAY = Direction.UP, Direction.DOWN, Direction.AWAY


def a_thing(number: int, state: State = State.STORED, **how: object) -> Movable:
    """A cup of today from the cups' zone. `age`: days since it was found; `hung`: days since it was hung."""
    age, hung = int(str(how.pop("age", 0))), int(str(how.pop("hung", 0)))
    rest = {"kind": CUP, "zone": CUPS, "keep_days": 60, **how}
    return Movable(number, state, since=TODAY - timedelta(hung), found_on=TODAY - timedelta(age), **rest)


def hangs(number: int, **how: object) -> Movable:
    """The same, on the board."""
    return a_thing(number, State.ON_DISPLAY, **how)


def planned(
    *things: Movable, cups: int = 2, balls: int = 2, looked_for: dict[int, int] | None = None
) -> list:
    """The moves on a board of two zones, as (item, direction, zone)."""
    rooms = [Room(CUPS, cups), Room(BALLS, balls)]
    moves = plan_moves(things, rooms, looked_for or {}, TODAY, display_days=14)
    return [(move.item, move.direction, move.zone) for move in moves]


def test_the_youngest_go_up_as_far_as_there_is_room() -> None:
    assert planned(a_thing(1, age=3), a_thing(2, age=1), a_thing(3, age=2)) == [(2, UP, CUPS), (3, UP, CUPS)]


def test_what_was_looked_for_counts_as_younger() -> None:
    things = a_thing(1, age=5), a_thing(2, age=1, kind=BALL)
    assert planned(*things, cups=1)[0] == (2, UP, CUPS)
    assert planned(*things, cups=1, looked_for={CUP: 5})[0] == (1, UP, CUPS)


def test_however_much_it_was_looked_for_it_grows_no_younger_than_a_turn_on_the_board() -> None:
    things = a_thing(1, age=20), a_thing(2, age=1, kind=BALL)
    assert planned(*things, cups=1, looked_for={CUP: 1000})[0] == (2, UP, CUPS)


def test_a_thing_goes_where_it_hung_before() -> None:
    assert planned(a_thing(1, zone=BALLS), hangs(2), hangs(3), cups=3) == [(1, UP, BALLS)]


def test_a_thing_that_never_hung_goes_where_its_kind_hangs() -> None:
    ball = a_thing(1, kind=BALL, zone=None)
    assert planned(ball, hangs(2, kind=BALL, zone=BALLS), cups=9) == [(1, UP, BALLS)]


def test_a_kind_without_a_zone_goes_where_most_room_is() -> None:
    assert planned(a_thing(1, kind=TOY, zone=None), hangs(2), cups=3, balls=1) == [(1, UP, CUPS)]
    assert planned(a_thing(1, kind=TOY, zone=None), hangs(2), cups=2, balls=2) == [(1, UP, BALLS)]


def test_a_full_zone_gives_nothing_to_another_kinds_zone() -> None:
    assert planned(a_thing(1), hangs(2), hangs(3)) == []


def test_a_zone_with_too_much_gives_its_oldest() -> None:
    things = hangs(1, age=1), hangs(2, age=9), hangs(3, age=5), hangs(4, age=2)
    assert planned(*things) == [(3, DOWN, CUPS), (2, DOWN, CUPS)]
    assert planned(*things, hangs(5, age=6, kind=BALL), looked_for={CUP: 14}, cups=4) == [(5, DOWN, CUPS)]


def test_after_its_time_on_the_board_a_thing_makes_way_for_a_younger_one() -> None:
    old = hangs(1, age=20, hung=15)
    assert planned(old, a_thing(2, age=1), cups=1) == [(2, UP, CUPS), (1, DOWN, CUPS)]


def test_before_that_it_stays() -> None:
    assert planned(hangs(1, age=20, hung=14), a_thing(2, age=1), cups=1) == []


def test_it_does_not_make_way_for_an_older_one() -> None:
    assert planned(hangs(1, age=20, hung=15), a_thing(2, age=21), cups=1) == []


def test_it_stays_where_nothing_wants_its_place() -> None:
    assert planned(hangs(1, age=50, hung=50), cups=1) == []


def test_what_is_past_its_time_goes_away_from_board_and_store() -> None:
    things = a_thing(1, age=31, keep_days=30), hangs(2, age=61, zone=BALLS), hangs(3, age=70)
    assert planned(*things) == [(3, AWAY, CUPS), (2, AWAY, BALLS), (1, AWAY, None)]


def test_the_last_day_of_its_time_still_counts() -> None:
    assert not is_due(TODAY - timedelta(30), 30, TODAY)
    assert is_due(TODAY - timedelta(31), 30, TODAY)


def test_what_goes_away_leaves_its_place_to_the_next() -> None:
    assert planned(hangs(1, age=61), a_thing(2), cups=1) == [(2, UP, CUPS), (1, AWAY, CUPS)]


def test_what_is_held_is_left_to_the_teacher() -> None:
    assert planned(a_thing(1, State.HELD, age=999), a_thing(2, held=True, age=999)) == []


def test_a_zone_that_is_out_of_use_is_emptied_and_not_filled() -> None:
    assert planned(hangs(1), a_thing(2, age=1), cups=0) == [(2, UP, BALLS), (1, DOWN, CUPS)]
    assert planned(hangs(1), a_thing(2), cups=0, balls=0) == [(1, DOWN, CUPS)]


def test_what_hangs_in_no_zone_is_left_there_until_it_is_due() -> None:
    assert planned(hangs(1, zone=None), hangs(2, zone=99)) == []
    assert planned(hangs(1, zone=99, age=61)) == [(1, AWAY, 99)]


def test_a_board_without_zones_moves_nothing_up() -> None:
    assert plan_moves([a_thing(1)], [], {}, TODAY, 14) == []


def test_a_list_is_no_longer_than_a_duty() -> None:
    """What must leave the board does; of what waits in the store, what goes up is served before the rest."""
    due = [hangs(number, age=99) for number in (1, 2)] + [a_thing(number, age=99) for number in (3, 4)]
    surplus = [hangs(5, age=9, zone=BALLS), hangs(6, age=8, zone=BALLS)]
    stored = [a_thing(number, age=number) for number in range(7, 13)]
    moves = plan_moves([*due, *surplus, *stored], [Room(CUPS, 3), Room(BALLS, 1)], {}, TODAY, 14, at_most=6)
    assert [(move.item, move.direction) for move in moves] == [
        *((7, UP), (8, UP)),
        (5, DOWN),
        *((1, AWAY), (2, AWAY), (3, AWAY)),
    ]
    moves = plan_moves([*due, *surplus, *stored], [Room(CUPS, 3), Room(BALLS, 1)], {}, TODAY, 14, at_most=2)
    assert [move.item for move in moves] == [5, 1, 2]


rooms = st.lists(st.integers(0, 6), max_size=4).map(
    lambda sizes: [Room(number, size) for number, size in enumerate(sizes, 1)]
)
days = st.integers(0, 120)


@st.composite
def things(draw: st.DrawFn, states: tuple[State, ...] = tuple(State)) -> list[Movable]:
    """Up to forty things, some of a zone that is no longer there."""
    found = []
    for number in range(1, draw(st.integers(0, 40)) + 1):
        how = {
            "age": draw(days),
            "hung": draw(days),
            "kind": draw(st.integers(1, 4)),
            "zone": draw(st.none() | st.integers(1, 5)),
            "keep_days": draw(st.sampled_from([0, 14, 30, 90])),
            "held": draw(st.integers(0, 9)) == 0,
        }
        found.append(a_thing(number, draw(st.sampled_from(states)), **how))
    return found


looked_for = st.dictionaries(st.integers(1, 4), st.integers(0, 99))


@given(things(), rooms, looked_for, st.integers(1, 30))
def test_no_zone_holds_more_than_fits(
    found: list[Movable], board: list[Room], wanted: dict[int, int], display_days: int
) -> None:
    moves = plan_moves(found, board, wanted, TODAY, display_days)
    after = Counter(thing.zone for thing in found if thing.state is State.ON_DISPLAY and thing.zone)
    after.subtract(move.zone for move in moves if move.direction is not UP and move.zone)
    after.update(move.zone for move in moves if move.direction is UP)
    held = Counter(thing.zone for thing in found if thing.state is State.ON_DISPLAY and thing.held)
    assert all(after[room.zone] - held[room.zone] <= room.capacity for room in board)


@given(things(), rooms, looked_for)
def test_every_move_is_one_that_can_be_made(
    found: list[Movable], board: list[Room], wanted: dict[int, int]
) -> None:
    moves = plan_moves(found, board, wanted, TODAY, 14)
    known = {thing.id: thing for thing in found}
    assert len({move.item for move in moves}) == len(moves)
    for move in moves:
        thing = known[move.item]
        assert not thing.held
        due = is_due(thing.found_on, thing.keep_days, TODAY)
        starts = {UP: {State.STORED}, DOWN: {State.ON_DISPLAY}, AWAY: {State.STORED, State.ON_DISPLAY}}
        assert thing.state in starts[move.direction]
        assert (move.direction is AWAY) == due
        if move.direction is UP:
            assert move.zone in {room.zone for room in board if room.capacity}


@given(things(), rooms)
def test_all_that_is_due_goes_away(found: list[Movable], board: list[Room]) -> None:
    moves = plan_moves(found, board, {}, TODAY, 14)
    due = {
        thing.id
        for thing in found
        if thing.state in {State.STORED, State.ON_DISPLAY}
        and not thing.held
        and is_due(thing.found_on, thing.keep_days, TODAY)
    }
    assert {move.item for move in moves if move.direction is AWAY} == due


@given(things(), rooms, looked_for, st.randoms())
def test_the_same_things_in_any_order_give_the_same_list(
    found: list[Movable], board: list[Room], wanted: dict[int, int], chance: Random
) -> None:
    shuffled = chance.sample(found, len(found))
    assert plan_moves(found, board, wanted, TODAY, 14) == plan_moves(shuffled, board, wanted, TODAY, 14)


@given(things(states=(State.ON_DISPLAY,)), looked_for)
def test_an_empty_store_and_a_board_with_room_move_only_what_is_due(
    found: list[Movable], wanted: dict[int, int]
) -> None:
    board = [Room(zone, 40) for zone in range(1, 6)]
    assert {move.direction for move in plan_moves(found, board, wanted, TODAY, 14)} <= {AWAY}


@given(things(), rooms, looked_for)
def test_once_the_list_is_done_nothing_is_left_to_do(
    found: list[Movable], board: list[Room], wanted: dict[int, int]
) -> None:
    """Made anew on the same day, a list asks for nothing that the one before would undo."""
    moves = {move.item: move for move in plan_moves(found, board, wanted, TODAY, 14)}
    after = [carried(thing, moves[thing.id]) if thing.id in moves else thing for thing in found]
    again = plan_moves([thing for thing in after if thing], board, wanted, TODAY, 14)
    assert [move for move in again if move.item in moves and move.direction is DOWN] == []


def carried(thing: Movable, move: Move) -> Movable | None:
    """The thing where its move brought it; None for what is given away."""
    how = {"age": (TODAY - thing.found_on).days, "kind": thing.kind, "keep_days": thing.keep_days}
    if move.direction is AWAY:
        return None
    return a_thing(
        thing.id, State.ON_DISPLAY if move.direction is UP else State.STORED, zone=move.zone, **how
    )

"""Whatever happens at the gate, in whatever order: the events alone say what each round froze."""

from datetime import datetime, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.adapters.database import Database
from kiosk.domain.item_life import STEPS, State, Step
from kiosk.domain.round_sight import Verdict
from kiosk.queries.integrity import index_until
from kiosk.queries.rounds import RoundSeen
from kiosk.services.logging_items import Logged
from tests.clock import MONDAY
from tests.kept import state_of
from tests.makers import a_school, an_item, step_of
from tests.services.counted import Counting, a_count

ZONE = "Asia/Shanghai"
THINGS = 7
ACTS = st.one_of(
    st.tuples(
        st.sampled_from([Step.CLAIM, Step.PUT_BACK, Step.CLAIM_LATE, Step.STORE, Step.DISPLAY]),
        st.integers(0, THINGS - 1),
    ),
    st.tuples(st.just("look"), st.integers(0, THINGS - 1)),
    st.tuples(st.just("late look"), st.integers(0, THINGS - 1)),
    st.tuples(st.just("finish"), st.just(0)),
)
_NUMBERS = count()


@given(acts=st.lists(ACTS, min_size=5, max_size=40))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_of_every_round_can_be_made_again_from_the_events(
    database: Database, acts: list[tuple[str, int]]
) -> None:
    number = next(_NUMBERS)
    school = a_school(database, slugs=(f"gate{number}",), username=f"teacher{number}", name=f"学校{number}")
    items = [an_item(database, school, now=MONDAY - timedelta(days=1)) for _ in range(THINGS)]
    counting, now, frozen = a_count(database, school), MONDAY, []
    for act, thing in acts:
        now += timedelta(minutes=1)
        if act == "finish":
            frozen.append((counting.finish(now), _by_hand(database, items)))
            counting.start(now)
        else:
            _act(database, counting, act, items[thing], now, [ended for ended, _ in frozen])
    frozen.append((counting.finish(now), _by_hand(database, items)))
    for ended, by_hand in frozen:
        with database.read() as connection:
            index = index_until(
                connection, school.station_id, ZONE, ended.ended_at or now, ended.last_event_id or 0
            )
        assert (index.registered, index.departed) == (ended.registered, ended.departed) == by_hand


def _by_hand(database: Database, items: list[Logged]) -> tuple[int, int]:
    """What left, told from where the things are: nothing of a history is needed for that here."""
    states = [state_of(database, item.id) for item in items]
    registered = states.count(State.CLAIMED)
    return registered, registered + states.count(State.MISSING)


def _act(
    database: Database, counting: Counting, act: str, item: Logged, now: datetime, ended: list[RoundSeen]
) -> None:
    """One act, if the thing's life allows it now."""
    if act == "look":
        assert counting.tap(item.ref, now) != [Verdict.UNKNOWN]
    elif act == "late look":
        if ended:
            present, counting.id = counting.id, ended[-1].id
            counting.tap(item.ref, now)
            counting.id = present
    elif state_of(database, item.id) in STEPS[Step(act)][0]:
        step_of(database, item.id, Step(act), now)

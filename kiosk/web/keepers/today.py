"""GET /keeper/today: what this duty did so far; one's own things first, each with its undo."""

from dataclasses import dataclass

from flask import url_for

from kiosk.adapters.chance import new_token
from kiosk.queries.duty_acts import DutyActs, DutyTime, Sums, acts_of, undoable, went_home
from kiosk.queries.things import Thing
from kiosk.web.audience import KEEPER, audience
from kiosk.web.here import current_station, now
from kiosk.web.keepers import keepers
from kiosk.web.keepers.door import this_device
from kiosk.web.keepers.shown import LoggedShown, logged_of, page
from kiosk.web.language import at_page


@dataclass(frozen=True)
class DoneShown:
    """A thing that was logged today. `who`: its keeper's name; `key`: of its undo, None if it is too late."""

    thing: LoggedShown
    who: str
    key: str | None


@dataclass(frozen=True)
class TodayShown:
    """The sums of the duty; each pair is what all did together, and what one did oneself."""

    logged: tuple[int, int]
    counted: tuple[int, int]
    carried: tuple[int, int]
    went_home: int

    @property
    def together(self) -> int:
        """Everything that was done so far."""
        return self.logged[0] + self.counted[0] + self.carried[0]

    @property
    def mine(self) -> int:
        """How much of it one did oneself."""
        return self.logged[1] + self.counted[1] + self.carried[1]


@keepers.get("/keeper/today")
@audience(KEEPER)
def today() -> str:
    """Numbers and pictures; whatever is still where it was put can be taken back here."""
    device = this_device()
    duty = DutyTime(device.duty_id, device.station_id, device.opened_at, now())
    with current_station().database.read() as connection:
        done = acts_of(connection, duty)
        home = went_home(connection, duty)
        can = undoable(connection, [thing for thing, _ in _of_kind(done, "logged")])
    at_page(url_for("keepers.today"))
    me, slips = device.keeper_id, {thing.id for thing, _ in _of_kind(done, "undone")}
    stay = [(thing, keeper) for thing, keeper in _of_kind(done, "logged") if thing.id not in slips]
    taken_back = [(thing, keeper) for thing, keeper in _of_kind(done, "logged") if thing.id in slips]
    return page(
        "today",
        sums=_sums(done, [keeper for _, keeper in stay], me, home),
        mine=_shown([each for each in stay if each[1] == me], done, can),
        others=_shown([each for each in stay if each[1] != me], done, can),
        slips=_shown([each for each in taken_back if each[1] == me], done, slips),
    )


def _of_kind(done: DutyActs, kind: str) -> list[tuple[Thing, int | None]]:
    """The things of such acts with their keepers' ids, the latest first."""
    return [(act.thing, act.keeper_id) for act in reversed(done.acts) if act.kind == kind and act.thing]


def _sums(done: DutyActs, keepers_who_logged: list[int | None], me: int | None, home: int) -> TodayShown:
    mine = done.sums.get(me or 0, Sums())
    return TodayShown(
        logged=(len(keepers_who_logged), keepers_who_logged.count(me)),
        counted=(done.counted, mine.counted),
        carried=(sum(each.carried for each in done.sums.values()), mine.carried),
        went_home=home,
    )


def _shown(logged: list[tuple[Thing, int | None]], done: DutyActs, can: set[int]) -> list[DoneShown]:
    words = logged_of(*(thing for thing, _ in logged))
    return [
        DoneShown(each, done.names.get(keeper_id or 0, ""), new_token() if thing.id in can else None)
        for each, (thing, keeper_id) in zip(words, logged, strict=True)
    ]

"""What a look at the board means: what was seen, set beside what the book says of it now.

A verdict is never kept. It follows from the thing as it is, so two tablets that look at one board agree.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.item_life import State, Step


class Verdict(StrEnum):
    """What to say to the keeper who looked."""

    SEEN = "seen"
    AGAIN = "again"
    NEW = "new"
    HEALED = "healed"
    STORED = "stored"
    CLAIMED = "claimed"
    HELD = "held"
    MOVED_ON = "moved_on"
    LEFT = "left"
    ELSEWHERE = "elsewhere"
    BLANK = "blank"
    CANCELLED = "cancelled"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"
    POSTER = "poster"
    UNDONE = "undone"


class Whose(StrEnum):
    """Where a thing or a tag belongs: to this board, to another of the school, or to another school."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    FOREIGN = "foreign"


COUNTS = frozenset({Verdict.SEEN, Verdict.AGAIN, Verdict.NEW, Verdict.HEALED, Verdict.STORED})
"""Verdicts by which a thing is counted; seen once more, it is counted already."""
NOT_EXPECTED = frozenset(Verdict) - {
    Verdict.SEEN,
    Verdict.AGAIN,
    Verdict.NEW,
    Verdict.LEFT,
    Verdict.POSTER,
    Verdict.UNDONE,
}
"""Verdicts that a keeper should look at once more before the round ends."""


@dataclass(frozen=True)
class Look:
    """One look, and what is known now of what was looked at.

    `whose`: None for a code that is on no tag; `poster`: it is a station's own code; `state` and
    `state_since`: of the thing, None where there is none; `did`: the last step that this very round made
    the thing take; `before`: the same thing was looked at before in this round.
    """

    at: datetime
    undone: bool
    before: bool
    whose: Whose | None
    poster: bool
    cancelled: bool
    state: State | None
    state_since: datetime | None
    did: Step | None


def verdict(look: Look, started_at: datetime) -> Verdict:
    """What a look means in the round that began at that moment."""
    found = _of_the_tag(look) or _of_the_thing(look, started_at)
    return Verdict.AGAIN if look.before and found in COUNTS else found


def _of_the_tag(look: Look) -> Verdict | None:
    """What is clear before one looks for the thing."""
    if look.undone:
        return Verdict.UNDONE
    if look.whose is None:
        return Verdict.POSTER if look.poster else Verdict.UNKNOWN
    if look.whose is Whose.FOREIGN:
        return Verdict.FOREIGN
    if look.cancelled:
        return Verdict.CANCELLED
    if look.state is None:
        return Verdict.BLANK
    return Verdict.ELSEWHERE if look.whose is Whose.ELSEWHERE else None


_BY_DEED = {Step.SEE_AGAIN: Verdict.HEALED, Step.DISPLAY: Verdict.STORED}
_BY_STATE = {
    State.MISSING: Verdict.HEALED,
    State.STORED: Verdict.STORED,
    State.CLAIMED: Verdict.CLAIMED,
    State.HELD: Verdict.HELD,
    State.MOVED_ON: Verdict.MOVED_ON,
}


def _of_the_thing(look: Look, started_at: datetime) -> Verdict:
    """A thing of this board. What happened to it after the look is on record by itself."""
    if look.did in _BY_DEED:
        return _BY_DEED[look.did]
    if look.state is State.ON_DISPLAY:
        is_expected = look.state_since is not None and look.state_since <= started_at
        return Verdict.SEEN if is_expected else Verdict.NEW
    if look.state_since is not None and look.state_since > look.at:
        return Verdict.LEFT
    return _BY_STATE[look.state or State.STORED]

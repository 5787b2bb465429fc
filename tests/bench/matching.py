"""How often the right thing is among the first that a family is shown, and how long it waits for them."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain

from kiosk.domain.matching import GOOD_FROM, KEPT_FROM, Telling, fit
from tests.bench.lab import Lab, Section
from tests.bench.lost_and_found import ITEMS, NOTICES, World, a_world
from tests.bench.rounds import Contender, Reading

TUNED_ON = range(1, 9)
"""Seeds that the weights were set on; no test and no printed figure uses them."""
PRINTED = (11, 12, 13, 14, 15)
HELD = (101, 102, 103, 104, 105)
"""Seeds of the tests."""
_COMPARED = (
    f"{ITEMS} things that wait at a school and {NOTICES} notices of which the truth is known, made from the "
    f"seeds {', '.join(map(str, PRINTED))} with near kinds, misseen colours, wrong places, days off, other "
    "words, English notices beside Chinese logs, and slips. The weights were set on other seeds. The "
    "neighbour is what a list sorted by kind and colour alone would be."
)


Way = Callable[[Telling, list[Telling]], list[int]]
"""Gives every thing a score for one notice."""


@dataclass(frozen=True)
class Found:
    """Where a notice found its thing. `place`: 0 is first; `score`: the right one's; `others`: the rest's."""

    place: int
    score: int
    others: list[int]


def matching(lab: Lab) -> Section:
    """Notices a second, and in the notes what they found."""
    worlds = [a_world(seed) for seed in PRINTED]
    told = [(lost, world.items) for world in worlds for lost, _true in world.notices]
    figures = lab.rounds.of(
        [
            Contender(name, "notices", partial(_timed, way, told[: lab.count(NOTICES)], lab.seconds), beside)
            for name, way, beside in (
                ("kind and colour alone", _by_kind_and_colour, ()),
                ("ours", _by_fit, ("kind and colour alone",)),
            )
        ]
    )
    return Section("matching", "Matching", _COMPARED, figures, _notes(worlds))


def found_in(world: World) -> list[Found]:
    """Where each notice of a world found its thing; among equals the right one counts as the last."""
    return [_found(_by_fit(lost, world.items), true) for lost, true in world.notices]


def share_among(found: Iterable[Found], first: int) -> float:
    """The share (0–1) of notices whose thing was among the first so many."""
    places = [each.place for each in found]
    return sum(place < first for place in places) / len(places)


def _found(scores: list[int], true: int) -> Found:
    others = scores[:true] + scores[true + 1 :]
    return Found(sum(score >= scores[true] for score in others), scores[true], others)


def _by_fit(lost: Telling, items: list[Telling]) -> list[int]:
    return [fit(lost, item).score for item in items]


def _by_kind_and_colour(lost: Telling, items: list[Telling]) -> list[int]:
    return [2 * (lost.kind == item.kind) + (lost.colour == item.colour) for item in items]


def _timed(way: Way, told: list[tuple[Telling, list[Telling]]], seconds: float) -> Reading:
    begun = time.perf_counter()
    waits: list[float] = []
    for lost, items in told:
        before = time.perf_counter()
        way(lost, items)
        waits.append(time.perf_counter() - before)
        if time.perf_counter() - begun > seconds:
            break
    return Reading(len(waits), time.perf_counter() - begun, waits)


def _notes(worlds: list[World]) -> list[str]:
    by_seed = [found_in(world) for world in worlds]
    every = list(chain.from_iterable(by_seed))
    three = [share_among(found, 3) for found in by_seed]
    simple = [
        _found(_by_kind_and_colour(lost, world.items), true)
        for world in worlds
        for lost, true in world.notices
    ]
    seeds = ", ".join(f"{share:.1%}" for share in three)
    return [
        f"The right thing is among the first three for **{share_among(every, 3):.1%}** of the notices (goal: "
        f"90 %; by seed {seeds}), and the first for {share_among(every, 1):.1%}. By kind and colour alone: "
        f"{share_among(simple, 3):.1%} and {share_among(simple, 1):.1%}.",
        f"A match is kept from {KEPT_FROM} points: that keeps {_kept(every, KEPT_FROM):.1%} of the right "
        f"things beside {_others(every, KEPT_FROM):.1f} others a notice. A teacher is told of one from "
        f"{GOOD_FROM} points: {_kept(every, GOOD_FROM):.1%} of the right things, "
        f"{_others(every, GOOD_FROM):.2f} others.",
    ]


def _kept(found: list[Found], least: int) -> float:
    return sum(each.score >= least for each in found) / len(found)


def _others(found: list[Found], least: int) -> float:
    return sum(score >= least for each in found for score in each.others) / len(found)

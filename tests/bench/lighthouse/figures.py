"""Medians of what Lighthouse said, as a table for a terminal, one for the documentation, and as JSON."""

import json
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Any

from tests.bench.lighthouse.audit import CATEGORIES, MEASURES, Reading

GOALS = {"largest-contentful-paint": 1200.0, "total-blocking-time": 0.0, "cumulative-layout-shift": 0.0}
_HEADINGS = ("page", *CATEGORIES.values(), "FCP", "LCP", "TBT", "CLS", "SI", "KB", "requests")
_DIVIDED = {"total-byte-weight": (1024, "{:.0f}"), "total-blocking-time": (1, "{:.0f}")}
_SECONDS = (1000, "{:.2f}")
_CLS = (1, "{:.3g}")


@dataclass(frozen=True)
class Circumstances:
    """Where and how it was measured.

    `lighthouse`: its version; `seconds`: all in all; `load`: the machine's, before and after; `heavy`: bytes
    of the view and the thumbnail of a heavy photo.
    """

    lighthouse: str
    desktop: bool
    seconds: float
    load: tuple[float, float]
    heavy: tuple[int, int]


@dataclass(frozen=True)
class Report:
    """One whole run. `readings`: by page, a round each."""

    readings: dict[str, list[Reading]]
    how: Circumstances

    @property
    def circumstances(self) -> str:
        """A few sentences on where and how it was measured."""
        rounds = min(len(each) for each in self.readings.values())
        speed = median(each.speed for readings in self.readings.values() for each in readings)
        kind = "its desktop settings" if self.how.desktop else "its default phone on slow 4G (simulated)"
        view, thumb = (size / 1024 for size in self.how.heavy)
        return (
            f"Lighthouse {self.how.lighthouse} with {kind}. Medians of {rounds} interleaved rounds, "
            f"lowest–highest in brackets, {self.how.seconds:.0f} s in all, {datetime.now(UTC):%Y-%m-%d}; "
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, load "
            f"{self.how.load[0]:.1f} before and {self.how.load[1]:.1f} after, Lighthouse's own benchmark of "
            f"the machine {speed:.0f}. Heavy photos are up to {view:.0f} KB, their thumbnails {thumb:.0f} KB."
        )


def table(report: Report) -> str:
    """For a terminal."""
    rows = [_HEADINGS, *_rows(report)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = ["  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([report.circumstances, "", *(line.rstrip() for line in lines), "", *_remarks(report)])


def markdown(report: Report) -> str:
    """For the documentation."""
    lines = [report.circumstances, "", _line(_HEADINGS), _line(("---", *["---:"] * (len(_HEADINGS) - 1)))]
    lines += [_line(row) for row in _rows(report)]
    return "\n".join([*lines, "", *(f"- {each}" for each in _remarks(report))])


def as_json(report: Report) -> str:
    """Everything, every round included."""
    whole = {
        "circumstances": report.circumstances,
        "pages": [
            {"name": name, "rounds": [_described(each) for each in readings]}
            for name, readings in report.readings.items()
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _described(reading: Reading) -> dict[str, Any]:
    return {
        **reading.scores,
        **{MEASURES[key]: round(value, 3) for key, value in reading.measures.items()},
        "requests": reading.requests,
        "wanting": reading.wanting,
    }


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for name, readings in report.readings.items():
        scores = [_spread([each.scores[key] for each in readings], (1, "{:.0f}")) for key in CATEGORIES]
        measures = [_spread([each.measures[key] for each in readings], _way_of(key)) for key in MEASURES]
        yield name, *scores, *measures, _spread([each.requests for each in readings], (1, "{:.0f}"))


def _way_of(key: str) -> tuple[float, str]:
    return _CLS if key == "cumulative-layout-shift" else _DIVIDED.get(key, _SECONDS)


def _spread(values: list[float] | list[int], way: tuple[float, str]) -> str:
    """The median, and the lowest and highest where they differ as they are written."""
    divisor, form = way
    middle, low, high = (form.format(each(values) / divisor) for each in (median, min, max))
    return middle if low == high else f"{middle} ({low}–{high})"


def _remarks(report: Report) -> list[str]:
    """What missed a goal, and what cost points, each with the pages; in so many words if nothing did."""
    found: dict[str, list[str]] = {}
    for name, readings in report.readings.items():
        for each in sorted({*_missed(readings), *_often(readings)}):
            found.setdefault(each, []).append(name)
    if not found:
        return ["Nothing missed a goal or cost a point: 100 four times, LCP under 1.2 s, TBT 0, CLS 0."]
    return [f"{what}: {', '.join(pages)}." for what, pages in found.items()]


def _missed(readings: list[Reading]) -> Iterator[str]:
    for key, goal in GOALS.items():
        if median(each.measures[key] for each in readings) > goal:
            yield f"{MEASURES[key]} missed its goal in the median"


def _often(readings: list[Reading]) -> Iterator[str]:
    """What more than half of the rounds complained of, without its changing number."""
    said = [{each.split(" (")[0] for each in reading.wanting} for reading in readings]
    for each in set().union(*said):
        if sum(each in round_ for round_ in said) * 2 > len(said):
            yield f"“{each}” was not full"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"

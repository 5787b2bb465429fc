"""The figures as people read them: a table for a terminal, one for the documentation, and all as JSON."""

import json
import os
import platform
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from tests.bench.lab import Section
from tests.bench.rounds import Figure

_Row = tuple[str, str, str, str]
_PACKAGES = ("flask", "granian", "pillow", "sqlalchemy")


@dataclass(frozen=True)
class Report:
    """One whole run. `quick`: a rehearsal, whose figures are not for keeping; `seconds`: how long it took."""

    sections: list[Section]
    quick: bool
    seconds: float

    @property
    def rounds(self) -> str:
        """How many rounds the medians are of: 7, or 5–7 where time ran out."""
        counts = {len(figure.readings) for section in self.sections for figure in section.figures}
        return "–".join(str(count) for count in sorted({min(counts), max(counts)}))

    @property
    def circumstances(self) -> str:
        """One line on where and how it was measured."""
        packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
        return (
            f"{'Rehearsal, not for keeping. ' if self.quick else ''}Medians of {self.rounds} interleaved "
            f"rounds, {self.seconds:.0f} s in all, {datetime.now(UTC):%Y-%m-%d}; {platform.system()} "
            f"{platform.machine()}, {os.cpu_count()} processors shared by servers and clients, Python "
            f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}."
        )


def table(report: Report) -> str:
    """For a terminal."""
    lines = [report.circumstances]
    for section in report.sections:
        lines += ["", section.title, *_aligned([row for figure in section.figures for row in _rows(figure)])]
        lines += [f"  {note}" for note in section.notes]
    return "\n".join(lines)


def markdown(report: Report) -> str:
    """For the documentation: what is compared, then a table, section by section."""
    lines = [report.circumstances]
    for section in report.sections:
        lines += ["", f"### {section.title}", "", section.compared, ""]
        lines += ["| | ratio | beside | |", "|---|---:|---|---|"]
        for name, ratio, beside, absolute in [row for figure in section.figures for row in _rows(figure)]:
            small = f"<small>{absolute}</small>" if absolute else ""
            lines.append(f"| {name} | {f'**{ratio}**' if ratio else ''} | {beside} | {small} |")
        lines += ["", *(f"- {note}" for note in section.notes)] if section.notes else []
    return "\n".join(lines)


def as_json(report: Report) -> str:
    """Everything, every round included."""
    sections = [
        {
            "key": section.key,
            "compared": section.compared,
            "figures": [_described(figure) for figure in section.figures],
            "notes": section.notes,
        }
        for section in report.sections
    ]
    whole = {"circumstances": report.circumstances, "quick": report.quick, "sections": sections}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _rows(figure: Figure) -> list[_Row]:
    """Name, ratio, neighbour and absolute numbers; a line more for each further neighbour."""
    compared = [(f"{ratio:.2f}", neighbour) for neighbour, ratio in figure.ratios.items()] or [("", "")]
    (ratio, neighbour), *further = compared
    return [(figure.name, ratio, neighbour, _absolute(figure)), *(("", *each, "") for each in further)]


def _absolute(figure: Figure) -> str:
    numbers = f"{_number(figure.rate)} {figure.unit}/s"
    spread = f"{_number(min(figure.rates))}–{_number(max(figure.rates))}"
    middle, worst = figure.wait(0.5), figure.wait(0.99)
    if middle is None or worst is None or min(len(reading.waits) for reading in figure.readings) < 100:
        return f"{numbers} ({spread})"
    return f"{numbers} ({spread}), p50 {middle * 1000:.1f} ms, p99 {worst * 1000:.1f} ms"


def _described(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "unit": f"{figure.unit}/s",
        "rate": round(figure.rate, 2),
        "rates": [round(rate, 2) for rate in figure.rates],
        "ratios": {neighbour: round(ratio, 3) for neighbour, ratio in figure.ratios.items()},
        "p50_seconds": figure.wait(0.5),
        "p99_seconds": figure.wait(0.99),
    }


def _aligned(rows: list[_Row]) -> list[str]:
    names, neighbours = (max(len(row[column]) for row in rows) for column in (0, 2))
    return [
        f"  {name:{names}}  {ratio:>5}  {neighbour:{neighbours}}  {absolute}".rstrip()
        for name, ratio, neighbour, absolute in rows
    ]


def _number(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 100 else f"{rate:.1f}"

"""What every measurement is given, and what it gives back."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.rounds import Figure, Rounds


@dataclass(frozen=True)
class Lab:
    """A place to measure in.

    `folder`: empty, on the disk that commits are measured on; `share`: of the full counts, 1.0 for a run
    whose figures are kept; `seconds`: no single measurement counts for longer.
    """

    folder: Path
    rounds: Rounds
    share: float
    seconds: float

    def count(self, full: int) -> int:
        """How many of what a full run does so many of; at least two."""
        return max(2, round(full * self.share))

    def room(self, name: str) -> Path:
        """A new folder for one part of the work."""
        made = self.folder / name
        made.mkdir()
        return made


@dataclass(frozen=True)
class Section:
    """One question answered. `compared`: what stands beside what; `notes`: figures that are no ratio."""

    key: str
    title: str
    compared: str
    figures: list[Figure]
    notes: list[str] = field(default_factory=list)

"""Puts figures into a page of the documentation, between two marks; the rest stays as it is."""

import os
from dataclasses import dataclass
from pathlib import Path

from tests.bench.report import Report, markdown


class NoPlaceForFigures(Exception):
    """The page lacks the two marks."""


@dataclass(frozen=True)
class Block:
    """What stands between two marks. `name`: what is in it; `command`: what writes it."""

    name: str
    command: str

    @property
    def begin(self) -> str:
        """The first mark."""
        return f"<!-- {self.name}: begin; written by {self.command}, do not edit -->"

    @property
    def end(self) -> str:
        """The last mark."""
        return f"<!-- {self.name}: end -->"

    def rewrite(self, page: Path, text: str) -> None:
        """Fills the block of a page. Raises NoPlaceForFigures."""
        before, block = _cut(page.read_text("utf-8"), self.begin)
        _old, after = _cut(block, self.end)
        page.write_text(f"{before}{self.begin}\n\n{text}\n\n{self.end}{after}", "utf-8")

    def check(self, page: Path) -> None:
        """Before a long run, not after it: has the page a place for figures? Raises NoPlaceForFigures."""
        _cut(_cut(page.read_text("utf-8"), self.begin)[1], self.end)


_FIGURES = Block("figures", "make bench")


def rewrite(page: Path, report: Report, chart: Path | None) -> None:
    """Fills in what the bench measured. `chart`: the picture to show above. Raises NoPlaceForFigures."""
    picture = f"![The ratios as bars]({_way(page, chart)})\n\n" if chart else ""
    _FIGURES.rewrite(page, picture + markdown(report))


def check(page: Path) -> None:
    """Has the page a place for what the bench measures? Raises NoPlaceForFigures."""
    _FIGURES.check(page)


def _cut(text: str, mark: str) -> tuple[str, str]:
    before, found, after = text.partition(mark)
    if not found:
        raise NoPlaceForFigures(f"there is no line {mark}")
    return before, after


def _way(page: Path, picture: Path) -> str:
    return Path(os.path.relpath(picture, page.parent)).as_posix()

"""Puts the figures into a page of the documentation, between its two marks; the rest stays as it is."""

import os
from pathlib import Path

from tests.bench.report import Report, markdown

BEGIN = "<!-- figures: begin; written by make bench, do not edit -->"
END = "<!-- figures: end -->"


class NoPlaceForFigures(Exception):
    """The page lacks the two marks."""


def rewrite(page: Path, report: Report, chart: Path | None) -> None:
    """Fills the block of a page. `chart`: the picture to show above the tables. Raises NoPlaceForFigures."""
    before, block = _cut(page.read_text("utf-8"), BEGIN)
    _old, after = _cut(block, END)
    picture = f"![The ratios as bars]({_way(page, chart)})\n\n" if chart else ""
    page.write_text(f"{before}{BEGIN}\n\n{picture}{markdown(report)}\n\n{END}{after}", "utf-8")


def check(page: Path) -> None:
    """Before a long run, not after it: has the page a place for figures? Raises NoPlaceForFigures."""
    _cut(_cut(page.read_text("utf-8"), BEGIN)[1], END)


def _cut(text: str, mark: str) -> tuple[str, str]:
    before, found, after = text.partition(mark)
    if not found:
        raise NoPlaceForFigures(f"there is no line {mark}")
    return before, after


def _way(page: Path, picture: Path) -> str:
    return Path(os.path.relpath(picture, page.parent)).as_posix()

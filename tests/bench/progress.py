"""One bar for the whole run, so that whoever waits knows for how long and for what."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

_WHOLE = 1000
_NAME_WIDTH = 34


class Progress:
    """Parts of a run, each worth a share of the whole bar; nothing is drawn where there is no terminal."""

    def __init__(self, bar: "click._termui_impl.ProgressBar[int]") -> None:
        self._bar = bar
        self._end = 0.0
        self._each = 0.0
        self._at = 0.0

    def part(self, share: float) -> None:
        """The next part begins; the one before is over, however far it came."""
        self._go_to(self._end)
        self._end += share * _WHOLE

    def expect(self, steps: int) -> None:
        """The part will take so many steps."""
        self._each = (self._end - self._at) / steps

    def tick(self, name: str) -> None:
        """A step begins."""
        self._bar.label = f"{name[:_NAME_WIDTH]:{_NAME_WIDTH}}"
        self._go_to(min(self._at + self._each, self._end))

    def _go_to(self, place: float) -> None:
        self._bar.update(int(place) - int(self._at))
        self._at = place


@contextmanager
def a_bar() -> Iterator[Progress]:
    """A bar on the terminal's error stream; the figures go to the other."""
    label, hidden = f"{'setting up':{_NAME_WIDTH}}", not sys.stderr.isatty()
    with click.progressbar(length=_WHOLE, label=label, file=sys.stderr, show_eta=False, hidden=hidden) as bar:
        yield Progress(bar)

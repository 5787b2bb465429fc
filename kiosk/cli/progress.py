"""Long work shows a bar on the terminal's error stream, so that what is printed stays clean."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def bar(total: int, label: str, *, shown: bool = True) -> Iterator[Callable[[int], None]]:
    """A bar; tell it how many of `total` are done. Hidden where nobody looks at the error stream."""
    with click.progressbar(
        length=total, label=label, file=sys.stderr, hidden=not (shown and sys.stderr.isatty())
    ) as steps:
        yield lambda done: steps.update(done - steps.pos)

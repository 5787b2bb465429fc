"""Says of a data folder that a station is being served from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from filelock import FileLock, Timeout

FILE = "serving.lock"


@contextmanager
def being_served(data_dir: Path) -> Iterator[None]:
    """Holds the folder's mark; a second server beside the first goes without."""
    lock = FileLock(data_dir / FILE)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield
        return
    try:
        yield
    finally:
        lock.release()


@contextmanager
def nobody_serving(data_dir: Path) -> Iterator[None]:
    """For what a running station would not notice. Raises ClickException if one is running."""
    lock = FileLock(data_dir / FILE)
    try:
        lock.acquire(timeout=0)
    except Timeout as running:
        raise click.ClickException(f"A station is running from {data_dir}: stop it first.") from running
    try:
        yield
    finally:
        lock.release()

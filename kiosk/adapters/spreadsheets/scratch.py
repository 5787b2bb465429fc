"""Private folders for files in the making, which are gone once they were sent, or the station was killed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

ROOM = "exports"
"""Where in the data folder they are."""
LEFT_OVER_AFTER = timedelta(hours=1)


@contextmanager
def scratch_folder(room: Path, now: datetime) -> Iterator[Path]:
    """A folder of one's own in `room`, of mode 0700, removed at the end with all that is in it."""
    room.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(room, now)
    with TemporaryDirectory(dir=room, ignore_cleanup_errors=True) as made:
        yield Path(made)


def sweep(room: Path, now: datetime) -> None:
    """Removes what a killed station left behind: the folders that were last touched over an hour ago."""
    for folder in room.iterdir() if room.is_dir() else ():
        try:
            touched = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        except FileNotFoundError:  # whoever it belongs to was quicker
            continue
        if now - touched > LEFT_OVER_AFTER:
            shutil.rmtree(folder, ignore_errors=True)

"""Files that are there to the last byte or not at all, whoever pulls the plug meanwhile."""

import os
import secrets
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

_ABANDONED_AFTER = 3600


class WholeFiles:
    """Writes below one root folder; drafts lie in its `.incoming`, on the same disk, until they are whole."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._incoming = root / ".incoming"
        self._make(self._incoming)
        self._sweep()

    def write(self, contents: Mapping[Path, bytes]) -> None:
        """All of them, durably; none appears before all are on disk. Raises OSError and leaves no halves."""
        self._make(self._incoming)
        drafts: dict[Path, Path] = {}
        try:
            for path, content in contents.items():
                draft = self._incoming / f"{path.name}.{secrets.token_hex(8)}"
                drafts[path] = draft
                _write_through(draft, content)
            for path, draft in drafts.items():
                path.parent.mkdir(exist_ok=True)
                draft.replace(path)
        finally:
            for draft in drafts.values():
                # A full disk may refuse even this; the next start sweeps.
                with suppress(OSError):
                    draft.unlink(missing_ok=True)
        self.settle(contents)

    def settle(self, paths: Iterable[Path]) -> None:
        """Makes sure that files found in place will also be found after a power cut."""
        _settle({self._root, *(path.parent for path in paths)})

    def remove(self, paths: Iterable[Path]) -> None:
        """All of them, durably; those that are not there are skipped."""
        folders = set()
        for path in paths:
            if path.exists():
                path.unlink(missing_ok=True)
                folders.add(path.parent)
        _settle(folders)

    def _make(self, folder: Path) -> None:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        _settle({each.parent for each in missing})

    def _sweep(self) -> None:
        """Clears away what a killed process left; younger drafts may belong to one that is still writing."""
        oldest = time.time() - _ABANDONED_AFTER
        for draft in self._incoming.iterdir():
            with suppress(FileNotFoundError):
                if draft.stat().st_mtime < oldest:
                    draft.unlink()


def _write_through(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folders: Iterable[Path]) -> None:
    """A new name survives a power cut once its folder is on disk too. Windows keeps that to itself."""
    if os.name == "nt":
        return
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""The folder photos are kept in: five small files a photo, named by what they show, never changed.

The one for phones came later than the others: where it is missing, the view stands in for it.
"""

import errno
import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from kiosk.adapters.photos.intake import PreparedPhoto
from kiosk.adapters.photos.whole_files import WholeFiles
from kiosk.domain.stored_photo import StoredPhoto

RESERVE = 200_000_000

_NAME = re.compile(r"[0-9a-f]{32}")
_FILE_NAME = re.compile(r"[0-9a-f]{32}\.(?:(?:view|thumb)\.(?:webp|jpg)|phone\.webp)")
_PHONE = "phone.webp"
_ENDINGS = ("thumb.jpg", "thumb.webp", "view.jpg", "view.webp")


class StoreFull(Exception):
    """The disk is full or nearly so; nothing of the photo was kept."""


class NoSuchPhoto(LookupError):
    """No photo is kept under this name, or it could not be the name of one."""


class PhotoFolder:
    """Photos in a local folder, as `ab/ab….view.webp`. Safe to use from many threads and processes."""

    def __init__(self, root: Path, reserve: int = RESERVE) -> None:
        """`reserve`: bytes of the disk to leave free: claims must find room when photos no longer do."""
        self._root = root
        self._reserve = reserve
        self._files = WholeFiles(root)

    def keep(self, prepared: PreparedPhoto) -> StoredPhoto:
        """Returns once the photo would survive a power cut. The same photo twice is one. Raises StoreFull."""
        name = hashlib.sha256(prepared.view_webp).hexdigest()[:32]
        with _full_by_name():
            if self.has(name):
                self._files.settle(self._paths(name))
            else:
                self._write(name, prepared)
        return StoredPhoto(name, prepared.width, prepared.height, prepared.thumb_width, prepared.thumb_height)

    def has(self, name: str) -> bool:
        """Whether all files are there that every photo has."""
        known = [path for path in self._paths(name) if not path.name.endswith(_PHONE)]
        return bool(_NAME.fullmatch(name)) and all(path.is_file() for path in known)

    def path(self, file_name: str) -> Path:
        """Where a file such as `<name>.thumb.webp` lies. Raises NoSuchPhoto."""
        if not _FILE_NAME.fullmatch(file_name):
            raise NoSuchPhoto(file_name)
        path = self._root / file_name[:2] / file_name
        if file_name.endswith(_PHONE) and not path.is_file():
            path = path.with_name(file_name.replace(_PHONE, "view.webp"))
        if not path.is_file():
            raise NoSuchPhoto(file_name)
        return path

    def read(self, file_name: str) -> bytes:
        """The bytes of a file such as `<name>.thumb.webp`. Raises NoSuchPhoto."""
        try:
            return self.path(file_name).read_bytes()
        except FileNotFoundError as gone:
            raise NoSuchPhoto(file_name) from gone

    def take_over(self, name: str, other: "PhotoFolder") -> None:
        """Keeps what another folder keeps under this name as well. Raises NoSuchPhoto or StoreFull."""
        contents = {path: other.read(path.name) for path in self._paths(name)}
        with _full_by_name():
            self._files.write(contents)

    def names(self, before: datetime) -> Iterator[str]:
        """The photos that were kept before that moment and not touched since."""
        for path in self._root.glob(f"*/*.{_ENDINGS[-1]}"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before.timestamp():
                    yield path.name.partition(".")[0]

    def forget(self, name: str) -> None:
        """Removes the photo for good, if it is there. Raises NoSuchPhoto for what cannot be a name."""
        if not _NAME.fullmatch(name):
            raise NoSuchPhoto(name)
        self._files.remove(self._paths(name))

    def _paths(self, name: str) -> list[Path]:
        return [self._root / name[:2] / f"{name}.{ending}" for ending in (_PHONE, *_ENDINGS)]

    def _write(self, name: str, prepared: PreparedPhoto) -> None:
        thumbs, views = (prepared.thumb_jpg, prepared.thumb_webp), (prepared.view_jpg, prepared.view_webp)
        contents = (prepared.phone_webp, *thumbs, *views)
        if shutil.disk_usage(self._root).free < self._reserve + sum(map(len, contents)):
            raise StoreFull
        self._files.write(dict(zip(self._paths(name), contents, strict=True)))


@contextmanager
def _full_by_name() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull from error
        raise

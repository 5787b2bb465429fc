"""Full disks, pulled plugs and crowds: a photo is kept whole or not at all."""

import errno
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.adapters.photos import store
from kiosk.adapters.photos.apart import _surroundings
from kiosk.adapters.photos.store import PhotoFolder, StoreFull
from tests.adapters.photos.makers import a_prepared_photo, five_files


@pytest.fixture
def root(tmp_path):
    return tmp_path / "photos"


@pytest.fixture
def photos(root):
    return PhotoFolder(root, reserve=0)


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def failing_at(nth, call, number):
    """`call`, but the nth time it fails as the system would."""
    count = 0

    def failing(*args, **how):
        nonlocal count
        count += 1
        if count == nth:
            raise OSError(number, os.strerror(number))
        return call(*args, **how)

    return failing


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_a_disk_that_fills_up_on_the_way_leaves_no_half_files(photos, root, monkeypatch, nth, number):
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing_at(nth, os.fsync, number))
        with pytest.raises(StoreFull):
            photos.keep(a_prepared_photo())
    assert files_in(root) == []
    assert photos.has(photos.keep(a_prepared_photo()).name)


def test_a_disk_with_no_room_for_one_more_name(photos, root, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", failing_at(1, Path.replace, errno.ENOSPC))
        with pytest.raises(StoreFull):
            photos.keep(a_prepared_photo())
    assert files_in(root) == []


def test_the_reserve_is_left_free(root, monkeypatch):
    needed = sum(map(len, five_files(a_prepared_photo(b"cup")).values()))
    free = SimpleNamespace(free=1000 + needed - 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: free)
    photos = PhotoFolder(root, reserve=1000)
    with pytest.raises(StoreFull):
        photos.keep(a_prepared_photo(b"cup"))
    assert files_in(root) == []
    free.free += 1
    assert photos.has(photos.keep(a_prepared_photo(b"cup")).name)


def test_a_photo_already_there_needs_no_room(photos, root, monkeypatch):
    kept = photos.keep(a_prepared_photo())
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=0))
    assert photos.keep(a_prepared_photo()) == kept


def test_by_default_two_hundred_megabytes_stay_free(root, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=200_000_000))
    with pytest.raises(StoreFull):
        PhotoFolder(root).keep(a_prepared_photo())
    assert store.RESERVE == 200_000_000


def test_another_trouble_keeps_its_own_name(photos, root, monkeypatch):
    monkeypatch.setattr(os, "fsync", failing_at(2, os.fsync, errno.EIO))
    with pytest.raises(OSError, match="Input/output") as caught:
        photos.keep(a_prepared_photo())
    assert caught.value.errno == errno.EIO
    assert files_in(root) == []


def test_everything_is_on_disk_before_its_name_appears(photos, root, monkeypatch):
    """Each file is flushed, then named, then its folder is flushed: no power cut takes back what was kept."""
    events = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (events.append(("flush", os.fstat(fd).st_ino)), fsync(fd))[1])

    def named(draft, path):
        events.append(("name", draft.stat().st_ino))
        return replace(draft, path)

    monkeypatch.setattr(Path, "replace", named)
    kept = photos.keep(a_prepared_photo())
    folder = (root / kept.name[:2]).stat().st_ino
    inodes = [ino for what, ino in events if what == "name"]
    assert len(inodes) == 5
    first_name = events.index(("name", inodes[0]))
    assert all(events.index(("flush", ino)) < first_name for ino in inodes)
    last_name = events.index(("name", inodes[-1]))
    assert events.index(("flush", folder)) > last_name
    assert ("flush", root.stat().st_ino) in events[last_name:]


def test_a_crowd_with_the_same_photo_keeps_one(photos, root):
    with ThreadPoolExecutor(8) as people:
        kept = list(people.map(lambda _: photos.keep(a_prepared_photo()), range(40)))
    assert len(set(kept)) == 1
    assert len(files_in(root)) == 5
    assert photos.read(f"{kept[0].name}.view.webp") == a_prepared_photo().view_webp


DYING = """
import os, sys
from pathlib import Path
from kiosk.adapters.photos.store import PhotoFolder
from tests.adapters.photos.makers import a_prepared_photo

call = os.fsync
left = int(sys.argv[2])

def dying(descriptor):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    call(descriptor)

photos = PhotoFolder(Path(sys.argv[1]), reserve=0)
os.fsync = dying
photos.keep(a_prepared_photo())
"""


@pytest.mark.parametrize("flushes", [0, 2, 4])
def test_a_process_killed_on_the_way_leaves_nothing_half(root, flushes):
    done = subprocess.run([sys.executable, "-c", DYING, str(root), str(flushes)], env=_surroundings())
    assert done.returncode == 9
    photos = PhotoFolder(root, reserve=0)
    whole = five_files(a_prepared_photo())
    for path in files_in(root):
        assert path.parent.name == ".incoming" or path.read_bytes() == whole[path.name.partition(".")[2]]
    assert photos.has(photos.keep(a_prepared_photo()).name)

"""Files in the making are nobody else's, and nothing of them is left."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.adapters.spreadsheets.scratch import scratch_folder, sweep

NOW = datetime(2025, 10, 13, 7, 30, tzinfo=UTC)


def _left_over(room: Path, name: str, age: timedelta) -> Path:
    folder = room / name
    folder.mkdir(parents=True)
    (folder / "made.xlsx").write_text("林小雨", "utf-8")
    touched = (NOW - age).timestamp()
    os.utime(folder, (touched, touched))
    return folder


def test_a_folder_is_private_and_gone_at_the_end(tmp_path: Path) -> None:
    with scratch_folder(tmp_path / "exports", NOW) as folder:
        (folder / "made.xlsx").write_text("林小雨", "utf-8")
        assert folder.stat().st_mode & 0o777 == 0o700
        assert folder.parent.stat().st_mode & 0o777 == 0o700
    assert list((tmp_path / "exports").iterdir()) == []


def test_it_is_gone_when_something_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with scratch_folder(tmp_path / "exports", NOW) as folder:
            (folder / "made.xlsx").touch()
            raise FileExistsError

    with pytest.raises(FileExistsError):
        fail()
    assert list((tmp_path / "exports").iterdir()) == []


def test_what_a_killed_station_left_goes_after_an_hour(tmp_path: Path) -> None:
    old = _left_over(tmp_path, "old", timedelta(minutes=61))
    young = _left_over(tmp_path, "young", timedelta(minutes=59))
    with scratch_folder(tmp_path, NOW):
        assert (old.exists(), young.exists()) == (False, True)


def test_sweeping_a_room_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    sweep(tmp_path / "nowhere", NOW)
    assert list(tmp_path.iterdir()) == []

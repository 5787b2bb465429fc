"""A secret is made once, by whoever starts first, and only its owner may read it."""

import os
import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.adapters.vault import kept_secret


def test_it_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret.key"
    assert kept_secret(path, "the first") == "the first"
    assert kept_secret(path, "the second") == "the first"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret.key"
    before = os.umask(0)
    try:
        kept_secret(path, "a secret")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_no_draft_is_left_lying_about(tmp_path: Path) -> None:
    kept_secret(tmp_path / "secret.key", "a secret")
    kept_secret(tmp_path / "secret.key", "another")
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_what_an_operator_wrote_by_hand_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("  by hand \n\n", "utf-8")
    assert kept_secret(tmp_path / "secret.key", "made") == "by hand"


@pytest.mark.faults
def test_of_many_threads_that_start_at_once_one_wins(tmp_path: Path) -> None:
    for round_ in range(20):
        path = tmp_path / str(round_) / "secret.key"
        start = threading.Barrier(8)

        def race(number: int, path: Path = path, start: threading.Barrier = start) -> str:
            start.wait(30)
            return kept_secret(path, f"secret {number}")

        with ThreadPoolExecutor(8) as pool:
            secrets = set(pool.map(race, range(8)))
        assert len(secrets) == 1
        assert secrets.pop().startswith("secret ")
        assert len(list(path.parent.iterdir())) == 1

"""`kiosk rotate-key`: claimants stay readable, and the old key is no longer needed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import select

from kiosk.adapters.vault import Vault
from kiosk.bootstrap import Station as Opened
from kiosk.cli.serving_lock import being_served
from kiosk.domain.claimant import Claimant
from kiosk.models import ClaimantRecord
from tests.cli.conftest import Run
from tests.cli.plainly import sentence
from tests.makers import XIAOYU, a_claim, a_school

Open = Callable[[], Opened]


@pytest.fixture
def claimed(opened: Open, data_dir: Path) -> Claimant:
    """A claim in the data folder, sealed with its first key."""
    station = opened()
    school = a_school(station.database)
    a_claim(station.database, station.vault, school)
    return XIAOYU


def _keys(data_dir: Path) -> list[str]:
    return (data_dir / "encryption.keys").read_text("utf-8").split()


def test_all_claimants_are_sealed_with_a_new_key(
    run: Run, claimed: Claimant, opened: Open, data_dir: Path
) -> None:
    (old,) = _keys(data_dir)
    result = run("rotate-key")
    assert result.exit_code == 0, result.output
    new, kept = _keys(data_dir)
    assert kept == old
    with opened().database.read() as connection:
        sealed = connection.execute(select(ClaimantRecord.sealed)).scalar_one()
    assert Vault([new], "").open(sealed) == claimed
    with pytest.raises(InvalidToken):
        Vault([old], "").open(sealed)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_key_file_stays_private(run: Run, claimed: Claimant, data_dir: Path) -> None:
    run("rotate-key")
    assert (data_dir / "encryption.keys").stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in data_dir.glob(".*")) == []


def test_it_refuses_keys_that_come_from_a_setting(
    run: Run, claimed: Claimant, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _keys(data_dir)
    monkeypatch.setenv("KIOSK_ENCRYPTION_KEYS", Fernet.generate_key().decode())
    assert "setting" in sentence(run("rotate-key"))
    assert _keys(data_dir) == before


def test_it_refuses_under_a_running_station(run: Run, claimed: Claimant, data_dir: Path) -> None:
    before = _keys(data_dir)
    with being_served(data_dir):
        assert "running" in sentence(run("rotate-key"))
    assert _keys(data_dir) == before


def test_it_refuses_where_there_is_no_key(run: Run, data_dir: Path) -> None:
    assert "no key to rotate" in sentence(run("rotate-key"))
    assert not (data_dir / "encryption.keys").exists()


def test_it_says_so_when_an_older_key_is_lost(run: Run, claimed: Claimant, data_dir: Path) -> None:
    (data_dir / "encryption.keys").write_text(Fernet.generate_key().decode(), "utf-8")
    assert "put that key back" in sentence(run("rotate-key"))


def test_a_key_that_is_none_is_named(run: Run, claimed: Claimant, data_dir: Path) -> None:
    (data_dir / "encryption.keys").write_text("not a key", "utf-8")
    assert "Fernet key" in sentence(run("poster", "--out", data_dir / "poster.pdf"))

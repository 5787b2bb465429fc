"""Several processes over one data folder: they start together, and none of them spoils it."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from kiosk.adapters.database import Database
from kiosk.models import Claim, Item
from tests.cluster import Cluster
from tests.kept import rows_of
from tests.makers import a_school, an_item

pytestmark = pytest.mark.faults

ROOT = Path(__file__).parents[2]
WITHIN_SECONDS = 120


def together(how_many: int, act: str, folder: Path, *words: str) -> list[str]:
    """What each process said. Each is told its number in place of `#`."""
    commands = [
        [
            sys.executable,
            "-m",
            "tests.faults.starter",
            act,
            str(folder),
            *(w.replace("#", str(n)) for w in words),
        ]
        for n in range(how_many)
    ]
    line = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for command in commands
    ]
    try:
        assert [each.stdout.readline() for each in line if each.stdout] == ["ready\n"] * how_many
        for each in line:
            assert each.stdin
            each.stdin.write("go\n")
            each.stdin.flush()
        said = [each.communicate(timeout=WITHIN_SECONDS)[0].strip() for each in line]
        assert [each.returncode for each in line] == [0] * how_many
    finally:
        for each in line:
            each.kill()
            each.communicate()
    return said


def test_of_eight_starters_one_makes_the_secret(tmp_path: Path) -> None:
    said = together(8, "secret", tmp_path / "data", "#")
    assert set(said) == {(tmp_path / "data" / "secret.key").read_text().strip()}
    assert len(list((tmp_path / "data").iterdir())) == 1


def test_eight_starters_migrate_an_empty_file(tmp_path: Path) -> None:
    said = together(8, "schema", tmp_path, f"sqlite:///{tmp_path}/station.sqlite3")
    assert said == ["current:True"] * 8


@pytest.mark.postgresql
def test_eight_starters_migrate_an_empty_server(cluster: Cluster, tmp_path: Path) -> None:
    admin = Database(cluster.url("postgres"), tmp_path / "admin.lock")
    with admin.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CREATE DATABASE starting")
    admin.close()
    assert together(8, "schema", tmp_path, cluster.url("starting")) == ["current:True"] * 8


def test_three_processes_share_out_one_board(sqlite: Database, tmp_path: Path) -> None:
    school = a_school(sqlite)
    refs = {an_item(sqlite, school).ref for _ in range(30)}
    said = together(3, "claims", tmp_path, f"sqlite:///{make_url(sqlite.url).database}", "#")
    got = [ref for line in said for ref in line.split(",") if ref]
    assert sorted(got) == sorted(refs)
    assert {state for (state,) in rows_of(sqlite, Item.state)} == {"claimed"}
    assert len(rows_of(sqlite, Claim.id)) == 30

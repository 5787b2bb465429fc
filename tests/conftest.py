"""The parts that tests ask for: a migrated database, keys, a clock, a whole station."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from sqlalchemy import delete, event

from kiosk.adapters.database import Database
from kiosk.adapters.limiter import Limiter
from kiosk.adapters.photos.store import PhotoFolder
from kiosk.adapters.schema import migrate
from kiosk.adapters.vault import Vault
from kiosk.bootstrap import Station
from kiosk.config import Config
from kiosk.models import Base
from tests.clock import Clock
from tests.cluster import Cluster, binaries

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ENCRYPTION_KEY = "dGhlIGJsdWUgY3VwIG9mIExpbiBYaWFveXUgaXMgaGU="
SECRET_KEY = "a secret that only the tests know"

settings.register_profile("station", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("station")


def pytest_configure(config: pytest.Config) -> None:
    """Names the kinds of tests, so that a run can be narrowed with -m."""
    config.addinivalue_line("markers", "postgresql: runs on a PostgreSQL server of the tests' own")
    config.addinivalue_line("markers", "faults: kills, races and full disks; slow, and part of every run")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("KIOSK_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def clock() -> Clock:
    """A Monday afternoon, until the test moves on."""
    return Clock()


@pytest.fixture(scope="session")
def vault() -> Vault:
    """Keys that are the same in every test."""
    return Vault([ENCRYPTION_KEY], SECRET_KEY)


@pytest.fixture
def database_kind() -> str:
    """SQLite, but in folders whose own conftest asks for both."""
    return "sqlite"


@pytest.fixture
def database(database_kind: str, request: pytest.FixtureRequest) -> Database:
    """An empty database with today's schema, of the kind that the test runs on."""
    found: Database = request.getfixturevalue(database_kind)
    return found


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that was migrated once, for tests to copy."""
    path = tmp_path_factory.mktemp("migrated") / "station.sqlite3"
    made = Database(f"sqlite:///{path}", path.with_name("writing.lock"))
    migrate(made)
    made.close()
    return path


@pytest.fixture
def sqlite(migrated_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A SQLite database as a station has it, but for the disk, which nobody waits for here."""
    path = tmp_path / "station.sqlite3"
    shutil.copyfile(migrated_file, path)
    opened = Database(f"sqlite:///{path}", tmp_path / "writing.lock")
    event.listen(opened.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous = OFF").close())
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for this run; skips where there is none to start."""
    programs = binaries()
    if programs is None:
        because = "PostgreSQL's programs (initdb, pg_ctl) are not on this machine"
        pytest.fail(because) if os.environ.get("CI") == "true" else pytest.skip(because)
    running = Cluster(programs)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def migrated_server(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A PostgreSQL database that was migrated once."""
    folder = tmp_path_factory.mktemp("postgresql")
    opened = Database(cluster.url("postgres"), folder / "writing.lock")
    migrate(opened)
    yield opened
    opened.close()


@pytest.fixture
def postgresql(migrated_server: Database) -> Iterator[Database]:
    """The PostgreSQL database, emptied after the test; numbers go on, so no two tests share one."""
    yield migrated_server
    with migrated_server.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(delete(table))


@pytest.fixture
def station(database: Database, vault: Vault, clock: Clock, tmp_path: Path) -> Station:
    """A whole station over the test's database, clock and folder, with no school in it yet."""
    config = Config(data_dir=tmp_path / "data")
    return Station(
        config=config,
        database=database,
        photos=PhotoFolder(config.data_dir / "photos", reserve=0),
        waiting_photos=PhotoFolder(config.data_dir / "waiting-photos", reserve=0),
        vault=vault,
        limiter=Limiter(config.limiter_url),
        clock=clock,
    )


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A running Chromium; one for a whole run, for Playwright has only one in a process."""
    from tests.chromium import running_chromium

    with running_chromium() as running:
        yield running

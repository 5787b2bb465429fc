"""A database is brought to the schema of this version, once, whoever starts first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.schema import is_current, migrate
from kiosk.models import School
from tests.kept import rows_of
from tests.makers import a_school


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path}/empty.sqlite3", tmp_path / "writing.lock")
    yield opened
    opened.close()


def test_an_empty_database_is_not_current_until_it_is_migrated(empty: Database) -> None:
    with empty.read() as connection:
        assert not is_current(connection)
    migrate(empty)
    with empty.read() as connection:
        assert is_current(connection)


def test_migrating_again_changes_nothing(database: Database) -> None:
    a_school(database)
    mark = database.change_mark()
    migrate(database)
    assert database.change_mark() == mark
    assert len(rows_of(database, School.name_zh)) == 1


def test_a_migration_that_breaks_leaves_nothing_half_done(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise LookupError("half-way")

    with monkeypatch.context() as patched:
        patched.setattr("alembic.op.batch_alter_table", breaks)
        with pytest.raises(LookupError):
            migrate(empty)
    with empty.read() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").all()
    assert tables == []
    migrate(empty)

"""The database begins, waits and keeps as a station needs it."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from kiosk.adapters.database import Database, journal_mode
from kiosk.models import Keeper
from tests.kept import rows_of
from tests.makers import ASchool, a_school


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


def add_keeper(connection: Connection, school: ASchool, name: str = "陈一鸣") -> str:
    connection.execute(insert(Keeper).values(school_id=school.id, display_name=name, active=True))
    return name


def names(database: Database) -> list[str]:
    return [name for (name,) in rows_of(database, Keeper.display_name)]


def test_a_write_returns_what_its_act_returned(database: Database, school: ASchool) -> None:
    assert database.write(lambda connection: add_keeper(connection, school)) == "陈一鸣"
    assert names(database) == ["陈一鸣"]


def test_an_act_that_fails_keeps_nothing(database: Database, school: ASchool) -> None:
    def add_then_fail(connection: Connection) -> None:
        add_keeper(connection, school)
        raise LookupError("on the way")

    with pytest.raises(LookupError, match="on the way"):
        database.write(add_then_fail)
    assert names(database) == []


def test_a_savepoint_that_was_released_goes_with_its_act(database: Database, school: ASchool) -> None:
    def add_then_fail(connection: Connection) -> None:
        with connection.begin_nested():
            add_keeper(connection, school)
        raise LookupError

    with pytest.raises(LookupError):
        database.write(add_then_fail)
    assert names(database) == []


def test_nothing_belongs_to_nobody(database: Database, school: ASchool) -> None:
    orphan = insert(Keeper).values(school_id=10**9, display_name="陈一鸣", active=True)
    with pytest.raises(IntegrityError):
        database.write(lambda connection: connection.execute(orphan).rowcount)


def test_a_look_sees_one_moment(database: Database, school: ASchool) -> None:
    with ThreadPoolExecutor(1) as another:
        with database.read() as connection:
            assert connection.scalars(select(Keeper.display_name)).all() == []
            written = another.submit(database.write, lambda writing: add_keeper(writing, school))
            if not database.is_sqlite:
                written.result(timeout=30)
            assert connection.scalars(select(Keeper.display_name)).all() == []
        written.result(timeout=30)
    assert names(database) == ["陈一鸣"]


def test_who_looks_must_not_write_or_look_again(database: Database, school: ASchool) -> None:
    with database.read():
        with pytest.raises(RuntimeError, match="still reading"):
            database.write(lambda connection: add_keeper(connection, school))
        with pytest.raises(RuntimeError, match="still reading"), database.read():
            pass
    database.write(lambda connection: add_keeper(connection, school))
    assert names(database) == ["陈一鸣"]


def test_a_look_that_failed_is_over(database: Database, school: ASchool) -> None:
    with pytest.raises(DBAPIError), database.read() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))
    assert names(database) == []


def test_the_mark_moves_with_every_commit_and_only_then(database: Database, school: ASchool) -> None:
    first = database.change_mark()
    assert database.change_mark() == first
    names(database)
    assert database.change_mark() == first
    with pytest.raises(LookupError):
        database.write(lambda _: (_ for _ in ()).throw(LookupError()))
    database.write(lambda connection: add_keeper(connection, school))
    second = database.change_mark()
    assert second != first
    database.write(lambda connection: add_keeper(connection, school, "王芳"))
    assert database.change_mark() not in {first, second}


def test_the_mark_moves_with_a_commit_of_another_process(database: Database, school: ASchool) -> None:
    first = database.change_mark()
    elsewhere = Database(database.engine.url.render_as_string(hide_password=False), database.lock_file)
    elsewhere.write(lambda connection: add_keeper(connection, school))
    elsewhere.close()
    assert database.change_mark() != first


def test_a_closed_database_can_be_opened_again(sqlite: Database) -> None:
    school = a_school(sqlite)
    sqlite.change_mark()
    sqlite.close()
    sqlite.write(lambda connection: add_keeper(connection, school))
    assert sqlite.change_mark()
    assert names(sqlite) == ["陈一鸣"]


def test_writers_do_not_run_into_each_other(database: Database, school: ASchool) -> None:
    start = threading.Barrier(16)

    def write(number: int) -> str:
        start.wait()
        return database.write(lambda connection: add_keeper(connection, school, f"站长{number}"))

    with ThreadPoolExecutor(16) as pool:
        written = set(pool.map(write, range(16)))
    assert set(names(database)) == written


@pytest.mark.parametrize(
    ("pragma", "value"), [("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("mmap_size", 0)]
)
def test_every_connection_to_sqlite_is_careful(migrated_file: object, pragma: str, value: int) -> None:
    careful = Database(f"sqlite:///{migrated_file}", migrated_file.with_name("w.lock"))  # type: ignore[attr-defined]
    with careful.read() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
        mode = journal_mode(sqlite3.sqlite_version_info).lower()
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == mode
    careful.close()


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 7, 17), "TRUNCATE"),
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 0), "TRUNCATE"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
    ],
)
def test_wal_only_where_sqlite_is_free_of_its_reset_bug(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


@pytest.mark.postgresql
def test_a_look_cannot_write_on_postgresql(postgresql: Database) -> None:
    school = a_school(postgresql)
    with pytest.raises(DBAPIError, match="read-only"), postgresql.read() as connection:
        add_keeper(connection, school)
    assert names(postgresql) == []


def test_a_database_that_is_not_there_is_an_error_not_a_new_one(tmp_path: object) -> None:
    lost = Database(f"sqlite:///{tmp_path}/no/such/folder/station.sqlite3", tmp_path / "w.lock")  # type: ignore[operator]
    with pytest.raises(OperationalError), lost.read():
        pass
    with pytest.raises(OperationalError):
        lost.write(lambda connection: None)
    lost.close()

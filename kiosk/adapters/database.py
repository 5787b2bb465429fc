"""The database: how transactions begin, wait and become durable."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from kiosk.adapters.group_commit import GroupCommit
from kiosk.domain.refusals import NoRoom

T = TypeVar("T")
Act = Callable[[Connection], T]

_WAITS_SECONDS = 15
_ONE_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
_POSTGRESQL_FULL = "53100"


class Database:
    """One database. `read` looks at a single moment; `write` returns once its act is on disk."""

    def __init__(self, url: str, lock_file: Path) -> None:
        """`lock_file`: parts the writers of several processes on one machine (SQLite only)."""
        self.url = url
        self.lock_file = lock_file
        self.engine = create_engine(url, **_pool(url))
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        if self.is_sqlite:
            _prepare_sqlite(self.engine)
        self._reading = self.engine.execution_options(**({} if self.is_sqlite else _ONE_MOMENT))
        self._writer = GroupCommit(self.engine, lock_file) if self.is_sqlite else None
        self._looking = threading.local()
        self._watching = threading.Lock()
        self._watcher: sqlite3.Connection | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one moment and must not write."""
        self._refuse_while_looking()
        self._looking.now = True
        try:
            with self._reading.connect() as connection, connection.begin():
                yield connection
        finally:
            self._looking.now = False

    def write(self, act: Act[T]) -> T:
        """Runs `act` in a transaction and returns its result after the commit is durable.

        Whatever `act` raises is raised here, with nothing of it kept; NoRoom if the disk is full.
        Nothing slow belongs into `act`: on SQLite it holds the only write lock.
        """
        self._refuse_while_looking()
        try:
            if self._writer:
                return self._writer.write(act)
            with self.engine.begin() as connection:
                return act(connection)
        except DBAPIError as failure:
            if _says_full(failure):
                raise NoRoom from failure
            raise

    def empty_journal(self) -> None:
        """Empties SQLite's write-ahead log, in which pages stand as they were before something was deleted.

        Waits for readers, but not for ever; what is left then goes the next time.
        """
        if self.is_sqlite:
            with self.engine.connect() as connection:
                connection.exec_driver_sql("COMMIT")  # the log cannot be emptied inside a transaction
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.exec_driver_sql("BEGIN")

    def change_mark(self) -> str:
        """A text that differs once anything was committed since the last look, by whichever process.

        SQLite's own counter is only comparable on one connection, so one is kept for asking it.
        """
        if not self.is_sqlite:
            with self.engine.connect() as connection:
                return str(connection.scalar(text("SELECT pg_current_snapshot()::text")))
        with self._watching:
            if self._watcher is None:
                self._watcher = sqlite3.connect(self.engine.url.database or "", check_same_thread=False)
            return str(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def _refuse_while_looking(self) -> None:
        """A writer waits for readers, so whoever writes, or looks again, inside a look waits for itself."""
        if getattr(self._looking, "now", False):
            raise RuntimeError("this thread is still reading: finish that first")

    def close(self) -> None:
        """Lets go of every connection."""
        if self._writer:
            self._writer.close()
        with self._watching:
            if self._watcher:
                self._watcher.close()
                self._watcher = None
        self.engine.dispose()


def journal_mode(version: tuple[int, ...]) -> str:
    """WAL where SQLite is free of the WAL-reset bug, TRUNCATE otherwise.

    The bug is in 3.7.0–3.51.2, mended in 3.51.3 and, for older lines, in 3.50.7 and 3.44.6
    (sqlite.org/wal.html, "the WAL-reset bug").
    """
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return "WAL" if mended else "TRUNCATE"


def _says_full(failure: BaseException | None) -> bool:
    """Whether a failure, or what led to it, is that the disk is full."""
    while failure is not None:
        if getattr(failure, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        if getattr(failure, "sqlstate", None) == _POSTGRESQL_FULL:
            return True
        failure = failure.__cause__ or failure.__context__
    return False


def _pool(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        return {"pool_size": 32, "max_overflow": 64, "connect_args": {"timeout": _WAITS_SECONDS}}
    return {"pool_size": 10, "max_overflow": 30, "pool_pre_ping": True}


def _prepare_sqlite(engine: Engine) -> None:
    mode = journal_mode(sqlite3.sqlite_version_info)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None
        for pragma in (
            f"journal_mode = {mode}",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

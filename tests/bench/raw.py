"""The neighbour of our claims: one row a transaction into a SQLite file that is as durable as ours."""

import secrets
import sqlite3
import threading
from pathlib import Path

from kiosk.adapters.database import journal_mode

MODE = journal_mode(sqlite3.sqlite_version_info)


class RawCommits:
    """A table like that of claims. Threads take turns at one connection and never fight for SQLite's lock."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._turn = threading.Lock()
        for statement in (
            f"PRAGMA journal_mode = {MODE}",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE claim (id INTEGER PRIMARY KEY, form_key TEXT UNIQUE, digest BLOB, sealed BLOB)",
        ):
            self._connection.execute(statement)

    def commit_one(self) -> None:
        """One insert, on disk when this returns."""
        row = (secrets.token_urlsafe(24), secrets.token_bytes(32), secrets.token_bytes(160))
        with self._turn:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("INSERT INTO claim (form_key, digest, sealed) VALUES (?, ?, ?)", row)
            self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()

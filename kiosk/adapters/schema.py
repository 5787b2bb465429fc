"""Brings a database to the schema of this version, one process at a time."""

from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock
from sqlalchemy import Connection, text

import kiosk.migrations
from kiosk.adapters.database import Database

_ADVISORY_KEY = 0x5747_4D5A


def migrate(database: Database) -> None:
    """Runs the missing migrations; safe to call from any number of starting processes."""
    lock = FileLock(database.lock_file.with_name("migrating.lock"))
    with lock, database.engine.execution_options(writing=True).connect() as connection, connection.begin():
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_KEY})
        command.upgrade(alembic_config(connection), "head")


def is_current(connection: Connection) -> bool:
    """Whether the database has the schema of this version."""
    head = ScriptDirectory.from_config(alembic_config(connection)).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == head


def alembic_config(connection: Connection) -> AlembicConfig:
    """Alembic's configuration, without a file."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(Path(kiosk.migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config

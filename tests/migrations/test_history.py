"""The schema's history leads to today's models, on both databases, and is written as sentences."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from kiosk.adapters.database import Database
from kiosk.adapters.schema import alembic_config, migrate
from kiosk.models import Base


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture
def history(sqlite: Database) -> ScriptDirectory:
    with sqlite.read() as connection:
        return ScriptDirectory.from_config(alembic_config(connection))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path}/empty.sqlite3", tmp_path / "writing.lock")
    yield opened
    opened.close()


def differences(database: Database) -> list[object]:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        found: list[object] = compare_metadata(context, Base.metadata)
    return found


def test_a_migrated_database_is_what_the_models_say(database: Database) -> None:
    assert differences(database) == []


def test_the_comparison_would_notice(empty: Database) -> None:
    migrate(empty)
    empty.write(lambda connection: connection.exec_driver_sql("DROP INDEX uq_claim_open_item").rowcount)
    empty.write(
        lambda connection: connection.exec_driver_sql("ALTER TABLE tag ADD COLUMN x INTEGER").rowcount
    )
    assert len(differences(empty)) == 2


def partial_uniques(database: Database) -> dict[str, str]:
    """Each unique index that holds for some rows only: comparing the metadata overlooks its condition."""
    catalogue, written = (
        ("sqlite_master WHERE type = 'index'", "name, sql")
        if database.is_sqlite
        else ("pg_indexes WHERE schemaname = 'public'", "indexname, indexdef")
    )
    with database.read() as connection:
        rows = connection.exec_driver_sql(f"SELECT {written} FROM {catalogue}").all()  # noqa: S608
    return {
        name: "".join(sql.split(" WHERE ", 1)[1].replace("::text", "").split())
        for name, sql in rows
        if sql and " UNIQUE " in sql and " WHERE " in sql
    }


def test_one_open_claim_one_open_duty_and_one_open_round_are_for_the_database_to_keep(
    database: Database,
) -> None:
    found = {
        name: condition.strip("()").replace(")", "") for name, condition in partial_uniques(database).items()
    }
    assert found == {
        "uq_claim_open_item": "outcome='open'",
        "uq_duty_open_code": "closed_atISNULL",
        "uq_duty_open_station": "closed_atISNULL",
        "uq_round_open_station": "ended_atISNULL",
    }


def test_the_history_is_one_line_with_one_end(history: ScriptDirectory) -> None:
    assert len(history.get_heads()) == 1
    assert len(history.get_bases()) == 1
    numbers = [revision.revision for revision in history.walk_revisions()][::-1]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_every_file_is_named_as_a_sentence(history: ScriptDirectory) -> None:
    for revision in history.walk_revisions():
        words = Path(revision.path).stem.split("_")
        assert words[0] == revision.revision
        assert len(words) >= 3
        assert revision.doc
        assert revision.doc.lower().startswith(" ".join(words[1:]).lower())


def test_what_happened_before_the_rounds_is_kept(empty: Database) -> None:
    """A column is added to a table that is in use: nothing of it may be lost, its checks included."""
    _upgrade(empty, "0001")
    empty.write(_a_logged_thing_of_the_first_station)
    _upgrade(empty, "head")
    with empty.read() as connection:
        kept = connection.exec_driver_sql("SELECT step, actor, round_id FROM event").one()
        keeper = connection.exec_driver_sql("SELECT display_name, entry_year FROM keeper").one()
    assert (tuple(kept), tuple(keeper)) == (("log", "keeper", None), ("陈一鸣", None))
    with pytest.raises(IntegrityError):
        empty.write(lambda connection: connection.exec_driver_sql("UPDATE event SET actor = 'nobody'"))


def _upgrade(database: Database, revision: str) -> None:
    with (
        database.engine.execution_options(writing=True).connect() as connection,
        connection.begin(),
    ):
        command.upgrade(alembic_config(connection), revision)


_AT = "2025-10-13 08:00:00"
_FIRST_ROWS: dict[str, dict[str, object]] = {
    "school": {"name_zh": "实验小学", "name_en": "", "timezone": "Asia/Shanghai", "created_at": _AT},
    "station": {
        "school_id": 1,
        "slug": "east",
        "name_zh": "东门",
        "name_en": "",
        "code": "AAAAAAAA",
        "code_since": _AT,
    },
    "category": {
        "school_id": 1,
        "key": "cup",
        "name_zh": "水杯",
        "name_en": "",
        "measure": "只",
        "words": "",
        "keep_days": 30,
        "held": False,
        "position": 0,
    },
    "keeper": {"school_id": 1, "display_name": "陈一鸣", "active": True},
    "item": {
        "ref": "abcdefghjk",
        "station_id": 1,
        "category_id": 1,
        "note": "",
        "found_on": "2025-10-13",
        "state": "stored",
        "state_since": _AT,
        "logged_at": _AT,
        "search_text": "",
    },
    "event": {
        "station_id": 1,
        "item_id": 1,
        "step": "log",
        "to_state": "stored",
        "at": _AT,
        "actor": "keeper",
        "keeper_id": 1,
    },
}


def _a_logged_thing_of_the_first_station(connection: Connection) -> None:
    for table, columns in _FIRST_ROWS.items():
        names = ", ".join(columns)
        marks = ", ".join("?" for _ in columns)
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
            tuple(columns.values()),
        )

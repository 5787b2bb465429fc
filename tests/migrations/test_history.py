"""The schema's history leads to today's models, on both databases, and is written as sentences."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

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


def test_one_open_claim_and_one_open_duty_are_for_the_database_to_keep(database: Database) -> None:
    found = {
        name: condition.strip("()").replace(")", "") for name, condition in partial_uniques(database).items()
    }
    assert found == {
        "uq_claim_open_item": "outcome='open'",
        "uq_duty_open_code": "closed_atISNULL",
        "uq_duty_open_station": "closed_atISNULL",
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

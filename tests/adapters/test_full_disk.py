"""The disk is full: what was acknowledged stays, who comes now is told so, and room helps at once."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, event, insert, text

from kiosk.adapters.database import Database
from kiosk.domain.refusals import NoRoom
from kiosk.models import Keeper
from tests.adapters.test_group_commit import Together, adding, names
from tests.makers import ASchool, a_school


class Disk:
    """The disk under a SQLite database, as far as SQLite believes it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pages_at_most = 2**30
        event.listen(database.engine, "connect", self._on_connect)

    def fill(self, leave: int = 0) -> None:
        """Leaves room for so many pages."""
        with self._database.read() as connection:
            pages: int = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            free: int = connection.exec_driver_sql("PRAGMA freelist_count").scalar_one()
        self._limit(pages - free + leave)

    def clear(self) -> None:
        """Makes room."""
        self._limit(2**30)

    def _limit(self, pages: int) -> None:
        self._pages_at_most = pages
        self._database.engine.dispose()

    def _on_connect(self, raw: object, _: object) -> None:
        raw.execute(f"PRAGMA max_page_count = {self._pages_at_most}").close()  # type: ignore[attr-defined]


@pytest.fixture
def school(sqlite: Database) -> ASchool:
    return a_school(sqlite)


@pytest.fixture
def disk(sqlite: Database, school: ASchool) -> Iterator[Disk]:
    return Disk(sqlite)


def filling(school: ASchool, keepers: int = 2000) -> object:
    row = {"school_id": school.id, "display_name": "陈" * 80, "active": True}

    def fill(connection: Connection) -> int:
        connection.execute(insert(Keeper), [row] * keepers)
        return keepers

    return fill


def test_a_full_disk_has_a_name(sqlite: Database, school: ASchool, disk: Disk) -> None:
    disk.fill()
    with pytest.raises(NoRoom):
        sqlite.write(filling(school))
    assert names(sqlite) == []


def test_reading_goes_on(sqlite: Database, school: ASchool, disk: Disk) -> None:
    sqlite.write(adding(school, "一"))
    disk.fill()
    with pytest.raises(NoRoom):
        sqlite.write(filling(school))
    assert names(sqlite) == ["一"]


def test_room_helps_at_once(sqlite: Database, school: ASchool, disk: Disk) -> None:
    disk.fill()
    for _ in range(3):
        with pytest.raises(NoRoom):
            sqlite.write(filling(school))
    disk.clear()
    assert sqlite.write(filling(school)) == 2000
    with sqlite.read() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


def test_one_that_finds_no_room_leaves_the_room_to_its_neighbours(
    sqlite: Database, school: ASchool, disk: Disk
) -> None:
    together = Together(sqlite)
    disk.fill(leave=2)
    one, much, two = together.write(adding(school, "一"), filling(school), adding(school, "二"))
    assert (one, type(much), two) == ("一", NoRoom, "二")
    assert names(sqlite) == ["一", "二"]


def test_when_nobody_finds_room_everybody_hears_so(sqlite: Database, school: ASchool, disk: Disk) -> None:
    together = Together(sqlite)
    disk.fill()
    answers = together.write(*(filling(school) for _ in range(10)))
    assert {type(answer) for answer in answers} == {NoRoom}
    assert names(sqlite) == []

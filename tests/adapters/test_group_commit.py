"""Whoever waits together is made durable together, and nobody pays for a neighbour."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, text
from sqlalchemy.exc import IntegrityError

from kiosk.adapters.database import Database
from kiosk.domain.refusals import ItemAlreadyClaimed
from kiosk.models import Keeper
from tests.kept import rows_of
from tests.makers import ASchool, a_school

Act = Callable[[Connection], Any]


@pytest.fixture
def school(sqlite: Database) -> ASchool:
    return a_school(sqlite)


class Together:
    """Acts that are in one group for certain: the writer is held up until all of them wait."""

    def __init__(self, database: Database) -> None:
        self.commits: list[int] = []
        self._database = database
        self._pool = ThreadPoolExecutor(64)
        event.listen(database.engine, "commit", lambda _: self.commits.append(1))

    def write(self, *acts: Act) -> list[Any]:
        """The result or the exception of each act."""
        begun, released = threading.Event(), threading.Event()

        def hold_up(_: Connection) -> None:
            begun.set()
            released.wait(30)

        holding = self._pool.submit(self._database.write, hold_up)
        begun.wait(30)
        waiting = [self._waiting(act) for act in acts]
        self.commits.clear()
        released.set()
        holding.result(timeout=30)
        return [answer.exception(timeout=30) or answer.result() for answer in waiting]

    def _waiting(self, act: Act) -> "Future[Any]":
        """One more act in the queue, surely, and after those before it."""
        orders = self._database._writer._orders  # type: ignore[union-attr]
        before = orders.qsize()
        answer = self._pool.submit(self._database.write, act)
        while orders.qsize() == before:
            threading.Event().wait(0.001)
        return answer


@pytest.fixture
def together(sqlite: Database, school: ASchool) -> Together:
    return Together(sqlite)


def adding(school: ASchool, name: str) -> Act:
    row = {"school_id": school.id, "display_name": name, "active": True}

    def add(connection: Connection) -> str:
        connection.execute(insert(Keeper).values(**row))
        return name

    return add


def raising(failure: BaseException, first: Act = lambda _: None) -> Act:
    def fail(connection: Connection) -> None:
        first(connection)
        raise failure

    return fail


def names(database: Database) -> list[str]:
    return [name for (name,) in rows_of(database, Keeper.display_name)]


def test_many_acts_share_one_commit(sqlite: Database, school: ASchool, together: Together) -> None:
    wanted = [f"站长{number}" for number in range(20)]
    assert together.write(*(adding(school, name) for name in wanted)) == wanted
    assert len(together.commits) == 2, "the one that held them up, and theirs"
    assert names(sqlite) == wanted


def test_a_refused_act_takes_nothing_from_its_neighbours(
    sqlite: Database, school: ASchool, together: Together
) -> None:
    refusal = ItemAlreadyClaimed()
    answers = together.write(
        adding(school, "一"), raising(refusal, adding(school, "none of it is kept")), adding(school, "二")
    )
    assert answers == ["一", refusal, "二"]
    assert names(sqlite) == ["一", "二"]


def test_a_broken_constraint_takes_nothing_from_its_neighbours(
    sqlite: Database, school: ASchool, together: Together
) -> None:
    nowhere = ASchool(10**9, [], 0)
    one, broken, two = together.write(adding(school, "一"), adding(nowhere, "x"), adding(school, "二"))
    assert (one, type(broken), two) == ("一", IntegrityError, "二")
    assert names(sqlite) == ["一", "二"]


class CountsAsFalse(Exception):
    def __bool__(self) -> bool:
        return False


@pytest.mark.parametrize(
    "odd",
    [CountsAsFalse(), StopIteration(1), KeyboardInterrupt(), SystemExit(3), GeneratorExit(), MemoryError()],
)
def test_an_odd_exception_is_an_exception_all_the_same(
    sqlite: Database, school: ASchool, odd: BaseException
) -> None:
    with pytest.raises(type(odd)):
        sqlite.write(raising(odd, adding(school, "none of it is kept")))
    assert sqlite.write(adding(school, "一")) == "一"
    assert names(sqlite) == ["一"]


def test_an_odd_exception_takes_nothing_from_its_neighbours(
    sqlite: Database, school: ASchool, together: Together
) -> None:
    answers = together.write(adding(school, "一"), raising(SystemExit(3)), adding(school, "二"))
    assert [answers[0], type(answers[1]), answers[2]] == ["一", SystemExit, "二"]
    assert names(sqlite) == ["一", "二"]


def owing(connection: Connection) -> str:
    """Looks fine until the commit, which finds a keeper of no school."""
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    return str(adding(ASchool(10**9, [], 0), "x")(connection))


def test_a_commit_that_fails_is_nobodys_success(
    sqlite: Database, school: ASchool, together: Together
) -> None:
    answers = together.write(adding(school, "一"), owing, adding(school, "二"))
    assert [type(answer) for answer in answers] == [IntegrityError] * 3
    assert names(sqlite) == []
    assert sqlite.write(adding(school, "三")) == "三"
    assert names(sqlite) == ["三"]


def test_what_is_handed_in_before_closing_is_written(sqlite: Database, school: ASchool) -> None:
    wanted = {f"站长{number}" for number in range(40)}
    with ThreadPoolExecutor(41) as pool:
        start = threading.Barrier(41)
        answers = [
            pool.submit(lambda name=name: (start.wait(), sqlite.write(adding(school, name))))
            for name in wanted
        ]
        start.wait()
        for _ in range(20):
            sqlite.close()
        assert {answer.result(timeout=30)[1] for answer in answers} == wanted
    assert set(names(sqlite)) == wanted


def test_more_acts_than_fit_into_one_group(sqlite: Database, school: ASchool) -> None:
    wanted = {f"站长{number}" for number in range(300)}
    with ThreadPoolExecutor(150) as pool:
        written = set(pool.map(lambda name: sqlite.write(adding(school, name)), wanted))
    assert written == wanted == set(names(sqlite))

"""Group commit for SQLite: one thread writes, and whoever waits together is made durable together.

A durable commit waits for the disk, 8 ms on an SD card; a gate at home time has many families at
once. The writer takes all waiting acts into one transaction, each in a savepoint of its own so that
a refused act takes nothing from its neighbours, and answers them only after the common COMMIT.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from filelock import FileLock
from sqlalchemy import Connection, Engine, NestedTransaction
from sqlalchemy.exc import SQLAlchemyError

T = TypeVar("T")
TOGETHER_AT_MOST = 128
_Answer = tuple[Any, BaseException | None]
"""What an act returned, or what it raised."""


@dataclass(frozen=True)
class _Order:
    act: Callable[[Connection], Any]
    answer: "Future[_Answer]"


class _TransactionLost(Exception):
    """One act failed so badly that SQLite let go of the whole transaction; `cause`: how it failed."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__()
        self.cause = cause


class GroupCommit:
    """Runs acts in the order in which they came, many to a transaction."""

    def __init__(self, engine: Engine, lock_file: Path) -> None:
        self._engine = engine.execution_options(writing=True)
        self._lock = FileLock(lock_file, thread_local=False)
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def write(self, act: Callable[[Connection], T]) -> T:
        """Hands in an act and waits until it is on disk or refused."""
        order = _Order(act, Future())
        with self._starting:
            self._start()
            self._orders.put(order)
        result, refusal = order.answer.result()
        if refusal is not None:
            raise refusal
        return result  # type: ignore[no-any-return]

    def close(self) -> None:
        """Finishes what was handed in, then stops."""
        with self._starting:
            if self._thread:
                self._orders.put(None)
                self._thread.join()
                self._thread = None

    def _start(self) -> None:
        if not self._thread:
            self._thread = threading.Thread(target=self._serve, name="group-commit", daemon=True)
            self._thread.start()

    def _serve(self) -> None:
        while orders := self._waiting():
            self._settle(orders)

    def _settle(self, orders: list[_Order]) -> None:
        try:
            answers = self._commit(orders)
        except _TransactionLost as lost:
            if len(orders) > 1:
                for order in orders:
                    self._settle([order])
                return
            answers = [(None, lost.cause)]
        except BaseException as failure:
            answers = [(None, failure)] * len(orders)
        for order, answer in zip(orders, answers, strict=True):
            order.answer.set_result(answer)

    def _waiting(self) -> list[_Order]:
        """All orders that wait now, at least one; empty when it is time to stop."""
        first = self._orders.get()
        if first is None:
            return []
        orders = [first]
        while len(orders) < TOGETHER_AT_MOST:
            try:
                following = self._orders.get_nowait()
            except Empty:
                break
            if following is None:
                self._orders.put(None)
                break
            orders.append(following)
        return orders

    def _commit(self, orders: list[_Order]) -> list[_Answer]:
        with self._lock, self._engine.connect() as connection, connection.begin():
            return [_attempt(connection, order.act) for order in orders]


def _attempt(connection: Connection, act: Callable[[Connection], Any]) -> _Answer:
    savepoint = connection.begin_nested()
    try:
        result = act(connection)
    except BaseException as refusal:
        _undo(savepoint, refusal)
        return None, refusal
    savepoint.commit()
    return result, None


def _undo(savepoint: NestedTransaction, refusal: BaseException) -> None:
    """Undoes one act. A full disk can take the savepoint, and all before it, along with the statement."""
    try:
        savepoint.rollback()
    except SQLAlchemyError:
        raise _TransactionLost(refusal) from refusal

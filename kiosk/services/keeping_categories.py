"""The school office adds a kind of thing, changes it, puts it elsewhere, gives it up, or takes it back."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, insert, select, update

from kiosk.domain.item_life import State
from kiosk.domain.refusals import CategoryUnknown, FormRefused, ThingsHangThere
from kiosk.domain.school_parts import KINDS_AT_MOST, CategoryForm, checked_category
from kiosk.models import Category, Item, Station
from kiosk.services.renaming_items import renew_words_of_kind
from kiosk.services.school_order import last_position, put_at, wait_for_others

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_HERE = (State.STORED, State.ON_DISPLAY, State.HELD, State.MISSING)
_SAID = {"name_zh", "name_en", "words"}


def add_category(database: "Database", school_id: int, form: CategoryForm) -> int:
    """Adds a kind at the end of the list and returns its id; twice is once. Raises FormRefused."""
    row = checked_category(form)

    def act(connection: Connection) -> int:
        wait_for_others(connection, school_id)
        if taken := _named(connection, school_id, row["name_zh"]):
            if taken.removed_at is None and all(getattr(taken, name) == row[name] for name in row):
                number: int = taken.id
                return number
            raise FormRefused({"name_zh": _why_taken(taken)})
        count = connection.execute(select(func.count()).where(Category.school_id == school_id)).scalar_one()
        if count >= KINDS_AT_MOST:
            raise FormRefused({"name_zh": "kinds_too_many"})
        position = last_position(connection, Category, Category.school_id == school_id)
        # Kinds are given up but never deleted, so their number names each one for good.
        values = {**row, "school_id": school_id, "key": f"own_{count + 1}", "position": position}
        return connection.execute(insert(Category).values(**values).returning(Category.id)).scalar_one()

    return database.write(act)


def change_category(database: "Database", school_id: int, category_id: int, form: CategoryForm) -> None:
    """Changes a kind; its things are found by its new words at once.

    Raises CategoryUnknown or FormRefused; ThingsHangThere if it is to be held, or no longer, while things of
    it are at a station: each of them would be in the wrong hands.
    """
    with database.read() as connection:
        _own(connection, school_id, category_id)
    row = checked_category(form)

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        taken = _named(connection, school_id, row["name_zh"])
        if taken and taken.id != category_id:
            raise FormRefused({"name_zh": _why_taken(taken)})
        own = select(Category.id).where(Category.id == category_id).with_for_update(key_share=True)
        connection.execute(own)
        before = _own(connection, school_id, category_id)
        if before.held != row["held"] and (things := _here(connection, school_id, category_id)):
            raise ThingsHangThere(things)
        connection.execute(update(Category).where(Category.id == category_id).values(**row))
        if any(getattr(before, name) != row[name] for name in _SAID):
            renew_words_of_kind(connection, school_id, category_id)

    database.write(act)


def put_category(database: "Database", school_id: int, category_id: int, place: int) -> None:
    """Puts a kind at that place of the list, from 0. Raises CategoryUnknown."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        if _own(connection, school_id, category_id).removed_at is None:
            put_at(connection, Category, Category.school_id == school_id, category_id, place)

    database.write(act)


def give_up_category(database: "Database", school_id: int, category_id: int, now: datetime) -> None:
    """Nobody can choose it any more; its things keep their kind. Done twice it is done once.

    Raises CategoryUnknown, or FormRefused for the last one.
    """

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        _own(connection, school_id, category_id)
        others = select(Category.id).where(
            Category.school_id == school_id, Category.removed_at.is_(None), Category.id != category_id
        )
        if connection.scalar(others.limit(1)) is None:
            raise FormRefused({"name_zh": "last_kind"})
        gone = update(Category).where(Category.id == category_id, Category.removed_at.is_(None))
        connection.execute(gone.values(removed_at=now))

    database.write(act)


def take_back_category(database: "Database", school_id: int, category_id: int) -> None:
    """A kind that was given up can be chosen again. Raises CategoryUnknown."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        if _own(connection, school_id, category_id).removed_at is not None:
            position = last_position(connection, Category, Category.school_id == school_id)
            back = update(Category).where(Category.id == category_id)
            connection.execute(back.values(removed_at=None, position=position))

    database.write(act)


def _own(connection: Connection, school_id: int, category_id: int) -> Row[Any]:
    mine = select(Category).where(Category.id == category_id, Category.school_id == school_id)
    kind = connection.execute(mine).one_or_none()
    if kind is None:
        raise CategoryUnknown
    return kind


def _named(connection: Connection, school_id: int, name: object) -> Row[Any] | None:
    wanted = select(Category).where(Category.school_id == school_id, Category.name_zh == name)
    return connection.execute(wanted.order_by(Category.removed_at.is_not(None)).limit(1)).one_or_none()


def _why_taken(kind: Row[Any]) -> str:
    return "name_given_up" if kind.removed_at else "name_taken"


def _here(connection: Connection, school_id: int, category_id: int) -> int:
    stations = select(Station.id).where(Station.school_id == school_id)
    things = select(func.count()).where(
        Item.station_id.in_(stations), Item.state.in_(_HERE), Item.category_id == category_id
    )
    return connection.execute(things).scalar_one()

"""A school keeps the sheets of labels that it measured for itself, by their names."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select

from kiosk.domain.labels import checked_measures, checked_title
from kiosk.domain.refusals import FormRefused, LayoutUnknown
from kiosk.models import LabelLayout, School

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

LAYOUTS_AT_MOST = 30


def keep_layout(
    database: "Database", school_id: int, title: str, typed: Mapping[str, float], now: datetime
) -> int:
    """Keeps a sheet under a name that no other of the school has; returns its id.

    `typed`: by the names of domain.labels.Measures, mm. The same once more is once. Raises FormRefused.
    """
    title = checked_title(title)
    measures = json.dumps(vars(checked_measures(typed)))

    def act(connection: Connection) -> int:
        # Two who save at the same moment wait here for each other.
        connection.execute(select(School.id).where(School.id == school_id).with_for_update())
        mine = select(LabelLayout.id, LabelLayout.title, LabelLayout.measures)
        kept = connection.execute(mine.where(LabelLayout.school_id == school_id)).all()
        for each in kept:
            if each.title == title:
                if each.measures == measures:
                    number: int = each.id
                    return number
                raise FormRefused({"title": "layout_title_taken"})
        if len(kept) >= LAYOUTS_AT_MOST:
            raise FormRefused({"title": "layouts_too_many"})
        row = {"school_id": school_id, "title": title, "measures": measures, "made_at": now}
        return connection.execute(insert(LabelLayout).values(**row).returning(LabelLayout.id)).scalar_one()

    return database.write(act)


def drop_layout(database: "Database", school_id: int, layout_id: int) -> None:
    """The sheet is offered no more; what was printed on it keeps its name. Raises LayoutUnknown."""

    def act(connection: Connection) -> None:
        mine = (LabelLayout.id == layout_id, LabelLayout.school_id == school_id)
        if not connection.execute(select(func.count()).where(*mine)).scalar_one():
            raise LayoutUnknown
        connection.execute(delete(LabelLayout).where(*mine))

    database.write(act)

"""The sheets of labels that a school measured for itself."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from kiosk.domain.labels import Layout, Measures, layout_of
from kiosk.models import LabelLayout


@dataclass(frozen=True)
class OwnLayout:
    """A school's own sheet; `layout` carries its name."""

    id: int
    layout: Layout


def own_layouts(connection: Connection, school_id: int) -> list[OwnLayout]:
    """All of a school, by their names."""
    rows = connection.execute(
        select(LabelLayout.id, LabelLayout.title, LabelLayout.measures)
        .where(LabelLayout.school_id == school_id)
        .order_by(LabelLayout.title)
    )
    return [OwnLayout(row.id, layout_of(row.title, Measures(**json.loads(row.measures)))) for row in rows]

"""Which things have a name in them: that alone, for pages that may never know the name."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from kiosk.models import NamedThing


def with_names(connection: Connection, item_ids: Collection[int]) -> set[int]:
    """Those of these things that a keeper ticked."""
    wanted = select(NamedThing.item_id).where(NamedThing.item_id.in_(item_ids))
    return set(connection.scalars(wanted))

"""A school chooses: its own rules, one row each."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select

from kiosk.domain.choices import checked_choices
from kiosk.models import School, Setting
from kiosk.models.setting import choices_of

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def choose(database: "Database", school_id: int, **values: Any) -> None:
    """Keeps those choices and leaves the others as they are.

    `values`: by the names of domain.choices.Choices, such as `team_size=3`. Raises FormRefused, with nothing
    kept, also for what does not go with the others; TypeError for a name that is no choice.
    """
    checked_choices(**values)

    def act(connection: Connection) -> None:
        _hold(connection, school_id)
        checked_choices(**asdict(choices_of(connection, school_id)) | values)
        _keep(connection, school_id, values)

    database.write(act)


def renew_screen_keys(database: "Database", school_id: int) -> None:
    """Gives a school's screens new keys: whatever is connected now is no screen any more."""
    database.write(lambda connection: _renew_keys(connection, school_id))


def _renew_keys(connection: Connection, school_id: int) -> None:
    _hold(connection, school_id)
    keys = choices_of(connection, school_id).screen_keys
    _keep(connection, school_id, {"screen_keys": keys + 1})


def _hold(connection: Connection, school_id: int) -> None:
    """Two teachers who choose at the same moment wait here for each other: neither meets the other's row."""
    connection.execute(select(School.id).where(School.id == school_id).with_for_update())


def _keep(connection: Connection, school_id: int, values: dict[str, Any]) -> None:
    connection.execute(delete(Setting).where(Setting.school_id == school_id, Setting.name.in_(values)))
    rows = [
        {"school_id": school_id, "name": name, "value": json.dumps(value, ensure_ascii=False)}
        for name, value in values.items()
    ]
    connection.execute(insert(Setting), rows)

"""Names found in things are forgotten, once the class teacher knew for long enough."""

from datetime import datetime

from sqlalchemy import Connection, and_, or_, update

from kiosk.domain.retention import cutoff
from kiosk.models import NamedThing
from kiosk.models.setting import choices_of


def forget_told_names(
    connection: Connection, school_id: int, last_run: datetime | None, now: datetime
) -> None:
    """Forgets a school's names that were told long ago, with their photos, if those still wait.

    One that nobody told goes after the time that claimants are kept. Inside the transaction of the daily
    run; `last_run`: when that ran before. A clock that jumped forgets nothing.
    """
    choices = choices_of(connection, school_id)
    told_before = cutoff(choices.request_days, last_run, now)
    noted_before = cutoff(choices.claimant_days, last_run, now)
    if told_before is None or noted_before is None:
        return
    untold = and_(NamedThing.told_at.is_(None), NamedThing.noted_at < noted_before)
    over = or_(NamedThing.told_at < told_before, untold)
    said = or_(NamedThing.sealed.is_not(None), NamedThing.photo_name.is_not(None))
    old = update(NamedThing).where(NamedThing.school_id == school_id, over, said)
    connection.execute(old.values(sealed=None, photo_name=None))

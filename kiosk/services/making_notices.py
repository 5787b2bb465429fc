"""A family tells what it misses, and gets a page of its own behind a link that nobody guesses."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from kiosk.domain.claimant import read_contact
from kiosk.domain.colours import Colour
from kiosk.domain.links import digest_of
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused, KeyUsedForAnother, NoRoom
from kiosk.models import Category, LostNotice, Place, School
from kiosk.models.setting import choices_of
from kiosk.services.matching_things import match_notice
from kiosk.services.receipt_links import link_token

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault

WORDS_AT_MOST = 100
UNSURE_DAYS = 7
"""Whoever is not sure of the day lost the thing within so many."""
LONGEST_AGO = timedelta(days=366)
_SAID = (
    LostNotice.school_id,
    LostNotice.category_id,
    LostNotice.colour,
    LostNotice.place_id,
    LostNotice.words,
)


@dataclass(frozen=True)
class LostForm:
    """A notice as it was sent. `category` and `place`: keys; `lost_on`: None if nothing readable was sent.

    `unsure`: the family is not sure of the day; `key`: minted into the form, the same when it is sent again.
    """

    school_id: int
    key: str
    category: str
    colour: str
    place: str
    lost_on: date | None
    unsure: bool
    words: str
    contact: str


def make_notice(database: "Database", vault: "Vault", form: LostForm, now: datetime) -> str:
    """Keeps a notice and looks at once for what might be it. Returns the token of its page.

    A form that is sent again gives the same page. Raises FormRefused, or KeyUsedForAnother if its key
    already made another notice; in both cases nothing is kept.
    """
    token = link_token(vault, form.key, "lost")
    with database.read() as connection:
        row, contact = _checked(connection, form, now)
        if _was_sent_before(connection, vault, form.key, row, contact):
            return token
    kept = {"form_key": form.key, "token_digest": digest_of(token), "made_at": now}
    sealed = vault.seal_text(contact) if contact else None
    try:
        notice_id = database.write(lambda connection: _keep(connection, {**row, **kept, "sealed": sealed}))
    except IntegrityError:
        with database.read() as connection:
            if _was_sent_before(connection, vault, form.key, row, contact):
                return token
        raise
    with suppress(SQLAlchemyError, NoRoom):  # the notice is kept; the daily run makes up for its matches
        match_notice(database, notice_id, now)
    return token


def _keep(connection: Connection, row: dict[str, Any]) -> int:
    return connection.execute(insert(LostNotice).values(**row).returning(LostNotice.id)).scalar_one()


def _was_sent_before(
    connection: Connection, vault: "Vault", key: str, row: dict[str, Any], contact: str
) -> bool:
    """Whether this very form made a notice. Raises KeyUsedForAnother if it said something else then."""
    known = connection.execute(
        select(*_SAID, LostNotice.sealed).where(LostNotice.form_key == key)
    ).one_or_none()
    if known is None:
        return False
    same = tuple(known)[:-1] == tuple(row[column.key] for column in _SAID)
    if not same or (known.sealed is not None and vault.open_text(known.sealed) != contact):
        raise KeyUsedForAnother
    return True


def _checked(connection: Connection, form: LostForm, now: datetime) -> tuple[dict[str, Any], str]:
    """The row that a form makes, and the contact beside it. Raises FormRefused naming each field at fault."""
    choices = choices_of(connection, form.school_id)
    timezone = connection.scalars(select(School.timezone).where(School.id == form.school_id)).one()
    today = now.astimezone(ZoneInfo(timezone)).date()
    lost_on, day_fault = _day(form, today)
    words = tidied(form.words)
    category, place = _kind_and_place(connection, form)
    faults = {
        "category": _category_fault(form, category),
        "colour": "colour_unknown" if form.colour and form.colour not in set(Colour) else None,
        "place": "place_unknown" if form.place and place is None else None,
        "lost_on": day_fault,
        "words": "lost_words_too_long" if len(words) > WORDS_AT_MOST else None,
    }
    reasons = {field: reason for field, reason in faults.items() if reason}
    try:
        contact = read_contact(form.contact, required=choices.contact_required)
    except FormRefused as refused:
        raise FormRefused({**reasons, **refused.reasons}) from None
    if reasons:
        raise FormRefused(reasons)
    row = {"school_id": form.school_id, "category_id": category, "place_id": place, "words": words}
    closes_on = today + timedelta(days=choices.lost_days)
    return {**row, "colour": form.colour or None, "lost_on": lost_on, "closes_on": closes_on}, contact


def _day(form: LostForm, today: date) -> tuple[date, str | None]:
    if form.unsure:
        return today - timedelta(days=UNSURE_DAYS), None
    if form.lost_on is None:
        return today, "lost_day_unreadable"
    if form.lost_on > today:
        return today, "day_in_the_future"
    return form.lost_on, "day_long_ago" if form.lost_on < today - LONGEST_AGO else None


def _kind_and_place(connection: Connection, form: LostForm) -> tuple[int | None, int | None]:
    """The numbers of what the form names, of what the school has."""
    ours = {"school_id": form.school_id, "removed_at": None}
    category = select(Category.id).filter_by(key=form.category, **ours)
    place = select(Place.id).filter_by(key=form.place, **ours)
    return connection.scalar(category), connection.scalar(place)


def _category_fault(form: LostForm, category: int | None) -> str | None:
    if not form.category:
        return "lost_category_missing"
    return "category_unknown" if category is None else None

""" "That was mine": a second family speaks up about a thing that somebody registered. Nobody is blamed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from kiosk.domain.claimant import Claimant
from kiosk.domain.presence import is_fresh
from kiosk.domain.refusals import ItemUnknown, NotAtTheStation, NothingToDispute
from kiosk.models import Claim, Dispute, Item, School, Station
from kiosk.services.asking import Asked, keep_request, read_family

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault


@dataclass(frozen=True)
class MineForm:
    """What a second family sent. `key`: minted into the form, the same when it is sent again."""

    item_ref: str
    key: str
    words: str
    typed: Claimant


def say_mine(
    database: "Database", vault: "Vault", form: MineForm, passes: Mapping[int, datetime], now: datetime
) -> str:
    """Keeps what a second family says, sealed. Returns the token of its own page.

    `passes`: when this browser was last at each station. A form that is sent again gives the same page.
    Raises ItemUnknown, NotAtTheStation, FormRefused, NothingToDispute, or KeyUsedForAnother.
    """
    with database.read() as connection:
        asked = _checked(connection, form, passes, now)
    return keep_request(database, vault, Dispute, asked, now)


def _checked(connection: Connection, form: MineForm, passes: Mapping[int, datetime], now: datetime) -> Asked:
    item = connection.execute(
        select(Item.id, Item.station_id, Station.school_id, School.timezone)
        .join(Station, Station.id == Item.station_id)
        .join(School, School.id == Station.school_id)
        .where(Item.ref == form.item_ref)
    ).one_or_none()
    if item is None:
        raise ItemUnknown
    given_at = passes.get(item.station_id)
    if given_at is None or not is_fresh(given_at, now):
        raise NotAtTheStation
    claim_id = _claim_of(connection, form.key, item.id)
    claimant, words = read_family(
        connection, form.typed, form.words, (item.school_id, item.timezone), {}, now
    )
    return Asked(form.key, {"station_id": item.station_id, "claim_id": claim_id}, claimant, words)


def _claim_of(connection: Connection, key: str, item_id: int) -> int:
    """The claim that this form spoke of before, or the open one of the thing. Raises NothingToDispute."""
    spoken_of = (
        select(Dispute.claim_id)
        .join(Claim, Claim.id == Dispute.claim_id)
        .where(Dispute.form_key == key, Claim.item_id == item_id)
    )
    opened = select(Claim.id).where(Claim.item_id == item_id, Claim.outcome == "open")
    found = connection.scalar(spoken_of) or connection.scalar(opened)
    if found is None:
        raise NothingToDispute
    return found

"""The school office adds a channel, changes it, tries it, or gives it up, its address deleted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from kiosk.domain.announcements import CHANNELS_AT_MOST, KINDS, TEST, kept_kinds
from kiosk.domain.refusals import ChannelUnknown, FormRefused
from kiosk.domain.school_parts import NAME_AT_MOST
from kiosk.models import Announcement, Channel, School
from kiosk.services.announcing import make_announcement

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class ChannelForm:
    """`address`: as domain/channel_addresses.py keeps it; empty leaves it as it is."""

    title: str
    kinds: Collection[str]
    language: str
    address: str


@dataclass(frozen=True)
class _Test:
    channel_id: int
    about: str
    facts: dict[str, Any]
    kind: str = TEST


def add_channel(
    database: "Database", vault: "Vault", school_id: int, form: ChannelForm, staff_id: int, now: datetime
) -> int:
    """Adds it and returns its id; sent twice, it is one. Raises FormRefused."""
    row = _checked(form) | {"school_id": school_id, "made_at": now, "made_by": staff_id}
    row["sealed"] = vault.seal_text(form.address)

    def act(connection: Connection) -> int:
        known = _open_ones(connection, school_id)
        if same := _at(vault, known, form.address):
            if same.title == row["title"]:
                return int(same.id)
            raise FormRefused({"address": "channel_known"})
        if len(known) >= CHANNELS_AT_MOST:
            raise FormRefused({"title": "channels_too_many"})
        return connection.execute(insert(Channel).values(row).returning(Channel.id)).scalar_one()

    return database.write(act)


def change_channel(
    database: "Database", vault: "Vault", school_id: int, channel_id: int, form: ChannelForm
) -> None:
    """Changes what it is told, and where it is if an address is given. Raises FormRefused, ChannelUnknown."""
    row = _checked(form)
    if form.address:
        row |= {"sealed": vault.seal_text(form.address), "fault": None, "reached_at": None}

    def act(connection: Connection) -> None:
        _own(connection, school_id, channel_id)
        same = _at(vault, _open_ones(connection, school_id), form.address) if form.address else None
        if same and same.id != channel_id:
            raise FormRefused({"address": "channel_known"})
        connection.execute(update(Channel).where(Channel.id == channel_id).values(row))

    database.write(act)


def remove_channel(database: "Database", school_id: int, channel_id: int, now: datetime) -> None:
    """Its address is deleted, and what it was still to be told. Raises ChannelUnknown."""

    def act(connection: Connection) -> None:
        _own(connection, school_id, channel_id)
        _give_up(connection, channel_id, now)

    database.write(act)


def try_channel(database: "Database", school_id: int, channel_id: int, now: datetime) -> None:
    """Has a test sent to it; pressed twice within a minute it is one. Raises ChannelUnknown."""
    with database.read() as connection:
        _own(connection, school_id, channel_id)
        school = connection.execute(select(School).where(School.id == school_id)).one()
    facts = {"school": [school.name_zh, school.name_en]}
    make_announcement(database, _Test(channel_id, f"{TEST} {now:%Y-%m-%d %H:%M}", facts), now)


def keep_operators_channels(
    database: "Database", vault: "Vault", addresses: Sequence[str], now: datetime
) -> None:
    """Every school has the operator's addresses among its channels, for all kinds in Chinese; no others."""
    with database.read() as connection:
        schools = connection.scalars(select(School.id).order_by(School.id)).all()
        different = [each for each in schools if _difference(connection, vault, each, addresses) != ([], [])]
    for school_id in different:
        database.write(partial(_make_alike, vault=vault, school_id=school_id, addresses=addresses, now=now))


def _make_alike(
    connection: Connection, vault: "Vault", school_id: int, addresses: Sequence[str], now: datetime
) -> None:
    connection.execute(select(School.id).where(School.id == school_id).with_for_update())
    gone, new = _difference(connection, vault, school_id, addresses)
    for channel_id in gone:
        _give_up(connection, channel_id, now)
    for address in new:
        row = {"school_id": school_id, "title": "", "kinds": kept_kinds(KINDS), "language": "zh"}
        connection.execute(
            insert(Channel).values(**row, made_at=now, made_by=None, sealed=vault.seal_text(address))
        )


def _difference(
    connection: Connection, vault: "Vault", school_id: int, addresses: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Which of the operator's channels to give up, and which addresses have none yet."""
    ours = select(Channel.id, Channel.sealed).where(
        Channel.school_id == school_id, Channel.made_by.is_(None), Channel.removed_at.is_(None)
    )
    known = [(row.id, vault.open_text_if_kept(row.sealed)) for row in connection.execute(ours)]
    gone = [channel_id for channel_id, address in known if address not in addresses]
    there = {address for _, address in known}
    return gone, [address for address in dict.fromkeys(addresses) if address not in there]


def _checked(form: ChannelForm) -> dict[str, Any]:
    title, kinds = " ".join(form.title.split()), kept_kinds(form.kinds)
    reasons = {
        "title": ("" if title else "channel_title_missing")
        or ("" if len(title) <= NAME_AT_MOST and title.isprintable() else "channel_title_too_long"),
        "kinds": "" if kinds else "channel_kinds_missing",
        "language": "" if form.language in LANGUAGES else "channel_language_missing",
    }
    if faults := {field: reason for field, reason in reasons.items() if reason}:
        raise FormRefused(faults)
    return {"title": title, "kinds": kinds, "language": form.language}


def _open_ones(connection: Connection, school_id: int) -> Sequence[Row[Any]]:
    """The school's channels; who else would add one waits."""
    connection.execute(select(School.id).where(School.id == school_id).with_for_update())
    return connection.execute(
        select(Channel).where(Channel.school_id == school_id, Channel.removed_at.is_(None))
    ).all()


def _at(vault: "Vault", channels: Sequence[Row[Any]], address: str) -> Row[Any] | None:
    """The school's own channel among these that leads there."""
    ours = (each for each in channels if each.made_by)
    return next((each for each in ours if vault.open_text_if_kept(each.sealed) == address), None)


def _own(connection: Connection, school_id: int, channel_id: int) -> None:
    mine = (Channel.id == channel_id, Channel.school_id == school_id, Channel.made_by.is_not(None))
    found = select(func.count()).select_from(Channel).where(*mine, Channel.removed_at.is_(None))
    if not connection.scalar(found):
        raise ChannelUnknown


def _give_up(connection: Connection, channel_id: int, now: datetime) -> None:
    connection.execute(delete(Announcement).where(Announcement.channel_id == channel_id))
    gone = update(Channel).where(Channel.id == channel_id)
    connection.execute(gone.values(sealed=None, removed_at=now, fault=None))

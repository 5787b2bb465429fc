"""A thing with a name in it, as teachers see it: the name masked, the photo from an address of theirs."""

from dataclasses import dataclass
from datetime import datetime

from cryptography.fernet import InvalidToken
from flask import url_for

from kiosk.domain.claimant import masked_name
from kiosk.domain.name_inside import NameInside, from_text
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.queries.named_things import NamedSeen
from kiosk.web import words
from kiosk.web.here import current_station
from kiosk.web.pictures import Picture, picture_at
from kiosk.web.thing_shown import ThingShown, thing_shown


@dataclass(frozen=True)
class NamedShown(ThingShown):
    """A thing in words. `inside`: masked, None if nothing was written or it was forgotten.

    `unreadable`: something was written whose key is lost; `waits`: its photo is on no page yet.
    """

    place: str
    inside: NameInside | None
    unreadable: bool
    waits: bool
    noted_at: datetime
    told_at: datetime | None


def named_of(seen: NamedSeen) -> NamedShown:
    """What one panel says."""
    thing = thing_shown(seen.thing)
    inside, unreadable = _masked(seen.words)
    photo = waiting_picture(thing.ref, seen.photo) if seen.photo else thing.photo
    return NamedShown(
        **{**vars(thing), "photo": photo},
        place=words.place_name(seen.thing),
        inside=inside,
        unreadable=unreadable,
        waits=seen.photo is not None,
        noted_at=seen.noted_at,
        told_at=seen.told_at,
    )


def waiting_picture(ref: str, photo: StoredPhoto) -> Picture:
    """The photo of a thing that waits, behind addresses that only teachers can open."""
    return picture_at(photo, lambda file: url_for("teachers.waiting_photo", named_ref=ref, file=file))


def _masked(sealed: bytes | None) -> tuple[NameInside | None, bool]:
    """The class stays as it is, for it says whose teacher is to be told."""
    if sealed is None:
        return None, False
    try:
        inside = from_text(current_station().vault.open_text(sealed))
    except InvalidToken:
        return None, True
    return NameInside(masked_name(inside.name), inside.class_line), False

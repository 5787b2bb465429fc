"""Teachers' pages, and claims as they show them: masked, unless one was revealed."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import g, render_template, request

from kiosk.domain.claimant import Masked, masked
from kiosk.queries.claim_log import ClaimSeen
from kiosk.queries.claim_marginalia import NoteSeen
from kiosk.queries.stations import StationSeen
from kiosk.web import words
from kiosk.web.here import current_station
from kiosk.web.language import at_page
from kiosk.web.pictures import Picture, picture_of
from kiosk.web.teachers.navigation import navigation
from kiosk.web.teachers.odd_words import odd_sentence
from kiosk.web.teachers.session import current_staff


@dataclass(frozen=True)
class FlagShown:
    """Why a claim looks odd, in a sentence. `dismissed`: a teacher looked, and all is well."""

    flag: str
    sentence: str
    dismissed: bool


@dataclass(frozen=True)
class ClaimShown:
    """A claim in words. `outcome`: open, put_back or wrong_thing; `claimant`: None once forgotten.

    `held`: of a valuable, which goes back into a teacher's keeping and not to the board.
    """

    id: int
    ref: str
    title: str
    icon: str
    colour: str | None
    photo: Picture | None
    note: str
    station: StationSeen
    claimed_at: datetime
    closed_at: datetime | None
    late: bool
    outcome: str
    claimant: Masked | None
    held: bool
    seen_at: datetime | None
    seen_by: str | None
    flags: list[FlagShown]
    notes: list[NoteSeen]


def claim_of(claim: ClaimSeen, stations: dict[int, StationSeen], today: date) -> ClaimShown:
    """A claim of one of these stations, its claimant masked."""
    return ClaimShown(
        id=claim.id,
        ref=claim.thing.ref,
        title=words.title(claim.thing),
        icon=claim.thing.category.icon,
        colour=claim.thing.colour,
        photo=picture_of(claim.thing.photo),
        note=claim.thing.note,
        station=stations[claim.station_id],
        claimed_at=claim.claimed_at,
        closed_at=claim.closed_at,
        late=claim.kind == "late",
        outcome=claim.outcome,
        claimant=_masked(claim.sealed, today),
        held=claim.thing.category.held,
        seen_at=claim.seen_at,
        seen_by=claim.seen_by,
        flags=[
            FlagShown(each.flag, odd_sentence(each), each.dismissed_at is not None) for each in claim.flags
        ],
        notes=claim.notes,
    )


def page(template: str, **context: object) -> str:
    """A page of the signed-in teacher, in the time of the school."""
    staff = current_staff()
    g.timezone = staff.timezone
    if "page_address" not in g:
        at_page(request.path)
    shown = navigation(staff.is_admin)
    return render_template(f"teachers/{template}.html", staff=staff, navigation=shown, **context)


def _masked(sealed: bytes | None, today: date) -> Masked | None:
    """A record whose key was lost reads as a forgotten one; one such record must not hide the log."""
    claimant = current_station().vault.open_if_kept(sealed)
    return masked(claimant, today) if claimant else None

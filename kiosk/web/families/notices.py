"""GET /lost/<token>: a family's own page about what it misses, and what it can do there."""

from contextlib import suppress
from dataclasses import dataclass

from cryptography.fernet import InvalidToken
from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.claimant import masked_contact
from kiosk.domain.item_life import State
from kiosk.domain.refusals import NoticeClosed, NoticeUnknown
from kiosk.queries.lost_notices import MatchSeen, NoticeSeen, matches_of, notice_by_token
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.services.closing_notices import FOUND, WITHDRAWN, close_notice, forget_contact
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.reading import may_read
from kiosk.web.families.shown import Card, card_of, page
from kiosk.web.here import current_station, now, today
from kiosk.web.lost_words import lost_at, lost_title, why

_AT = "/lost/<notice_token>"


@dataclass(frozen=True)
class MatchShown:
    """A thing that might be it, and what speaks for it."""

    card: Card
    why: str


@dataclass(frozen=True)
class Matches:
    """`shown`: in words and pictures; `held`: whether a teacher may keep one; `hidden`: how many hang where
    only somebody at the station may look."""

    shown: list[MatchShown]
    held: bool
    hidden: int


@families.get(_AT)
@audience(ANYONE)
def lost_notice(notice_token: str) -> str:
    """The notice behind an unguessable link, with everything that might be it."""
    with current_station().database.read() as connection:
        notice = notice_by_token(connection, notice_token)
        stations = stations_of(connection, notice.school_id) if notice else []
        found = matches_of(connection, [notice.id])[notice.id] if notice and not notice.outcome else []
    if notice is None or not stations:
        raise NoticeUnknown
    return page(
        "lost_notice",
        stations[0],
        notice=notice,
        title=lost_title(notice),
        place=lost_at(notice),
        matches=_matches(notice, found, {station.id: station for station in stations}),
        contact=_contact(notice),
        found_url=url_for("families.lost_found", notice_token=notice_token),
        withdraw_url=url_for("families.lost_withdrawn", notice_token=notice_token),
        forget_url=url_for("families.forget_lost_contact", notice_token=notice_token),
        board_url=url_for("families.board", slug=stations[0].slug),
    )


@families.post(f"{_AT}/found")
@audience(ANYONE)
def lost_found(notice_token: str) -> Response:
    """It is there again."""
    return _closed(notice_token, FOUND)


@families.post(f"{_AT}/withdraw")
@audience(ANYONE)
def lost_withdrawn(notice_token: str) -> Response:
    """Nobody looks for it any more."""
    return _closed(notice_token, WITHDRAWN)


@families.post(f"{_AT}/forget")
@audience(ANYONE)
def forget_lost_contact(notice_token: str) -> Response:
    """How to reach the family is deleted; the notice stays open."""
    forget_contact(current_station().database, notice_token)
    return redirect(url_for("families.lost_notice", notice_token=notice_token), 303)


def _closed(token: str, outcome: str) -> Response:
    with suppress(NoticeClosed):  # the page itself says how the notice was closed
        close_notice(current_station().database, token, outcome, now())
    return redirect(url_for("families.lost_notice", notice_token=token), 303)


def _matches(notice: NoticeSeen, found: list[MatchSeen], stations: dict[int, StationSeen]) -> Matches:
    """What a teacher keeps is never shown, not even that there are two."""
    kept = [match for match in found if match.thing.state is State.HELD or match.thing.category.held]
    public = [match for match in found if match not in kept]
    readable = {number for number, station in stations.items() if may_read(station)}
    shown = [match for match in public if match.thing.station_id in readable]
    day = today(next(iter(stations.values())).timezone)
    return Matches(
        shown=[MatchShown(card_of(match.thing, day), why(match, notice.lost_on)) for match in shown],
        held=bool(kept),
        hidden=len(public) - len(shown),
    )


def _contact(notice: NoticeSeen) -> str:
    """Masked; a contact whose key was lost reads as a forgotten one."""
    if notice.sealed is None:
        return ""
    try:
        return masked_contact(current_station().vault.open_text(notice.sealed))
    except InvalidToken:
        return ""

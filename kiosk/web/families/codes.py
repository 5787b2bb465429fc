"""What is scanned or typed: /s/<code>, /s/<code>/<minute>, /t/<code>, and the box to type either into.

A scan gives the pass and leads on to an address without the code, so that a page shared in a class
chat does not carry the sign of having been there.
"""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain import codes
from kiosk.domain.item_life import State
from kiosk.domain.refusals import TooManyTries
from kiosk.domain.tag_life import TagCondition
from kiosk.queries.codes import TagSeen, station_id_by_code, tag_by_code
from kiosk.queries.stations import StationSeen, station_by_id
from kiosk.queries.things import thing_by_ref
from kiosk.web.audience import ANYONE, audience
from kiosk.web.duty_pass import on_duty
from kiosk.web.families import families
from kiosk.web.families.scanned import OLD, PRINTED, choices_at, stands_there_now
from kiosk.web.families.shown import page
from kiosk.web.here import current_station
from kiosk.web.language import at_page
from kiosk.web.passes import give_pass
from kiosk.web.sentences import sentence

WRONG_CODES = "60/minute"


@families.get("/s/<code>")
@families.get("/S/<code>", endpoint="station_code_in_capitals")
@audience(ANYONE)
def station_code(code: str) -> Response | tuple[str, int]:
    """A station's printed QR: gives the pass, unless the school wants none of paper, and shows the board."""
    station = _station_with(code)
    if station is None:
        return _unknown(codes.normalised(code))
    if not choices_at(station).printed_code:
        return redirect(url_for("families.board", slug=station.slug, scanned=PRINTED))
    give_pass(station.id)
    return redirect(url_for("families.board", slug=station.slug))


@families.get("/s/<code>/<minute>")
@families.get("/S/<code>/<minute>", endpoint="changing_code_in_capitals")
@audience(ANYONE)
def changing_code(code: str, minute: str) -> Response | tuple[str, int]:
    """The QR on a station's screen: gives the pass while its minute is fresh, and shows the board.

    Raises TooManyTries: a word that does not count may be a guess.
    """
    station = _station_with(code)
    if station is None:
        return _unknown(codes.normalised(code))
    if stands_there_now(station, minute):
        give_pass(station.id)
        return redirect(url_for("families.board", slug=station.slug))
    _count_wrong_code()
    return redirect(url_for("families.board", slug=station.slug, scanned=OLD))


@families.get("/t/<code>")
@families.get("/T/<code>", endpoint="tag_code_in_capitals")
@audience(ANYONE)
def tag_code(code: str) -> Response | str | tuple[str, int]:
    """A tag's QR: gives the pass and shows its thing; a blank one is for keepers."""
    code = codes.normalised(code)
    with current_station().database.read() as connection:
        tag = tag_by_code(connection, code)
        station = station_by_id(connection, tag.station_id) if tag else None
    if tag is None or station is None:
        return _unknown(code)
    return _tag(tag, station)


@families.get("/code")
@audience(ANYONE)
def typed_code() -> Response | str | tuple[str, int]:
    """The box for a code that cannot be scanned; it takes a tag's code and a station's."""
    typed = request.args.get("code", "")
    code = codes.normalised(typed)
    if not typed.strip():
        return render_template("families/code.html", sentence=None, typed="")
    with current_station().database.read() as connection:
        if tag_by_code(connection, code):
            return redirect(url_for("families.tag_code", code=code))
        if station_id_by_code(connection, code):
            return redirect(url_for("families.station_code", code=code))
    return _unknown(code, typed)


def _station_with(code: str) -> StationSeen | None:
    """The station whose present code that is, however it is written."""
    with current_station().database.read() as connection:
        station_id = station_id_by_code(connection, codes.normalised(code))
        return station_by_id(connection, station_id) if station_id else None


def _tag(tag: TagSeen, station: StationSeen) -> Response | str:
    if tag.condition is TagCondition.BOUND and tag.item_ref:
        give_pass(tag.station_id)
        return redirect(url_for("families.item", ref=tag.item_ref))
    if tag.condition is TagCondition.USED:
        give_pass(tag.station_id)
        return page("used_tag", station, late_url=url_for("families.late"), mine_url=_mine_url(tag.item_ref))
    if tag.condition is TagCondition.CANCELLED:
        reason = "tag_cancelled" if on_duty() else "tag_cancelled_seen"
        return page("code", station, sentence=sentence(reason), typed="")
    keeper_url = url_for("keepers.open", tag=tag.code)
    return redirect(keeper_url) if on_duty() else page("blank_tag", station, keeper_url=keeper_url)


def _mine_url(ref: str | None) -> str | None:
    """Where a second family can speak up, if somebody registered the thing of this tag."""
    with current_station().database.read() as connection:
        thing = thing_by_ref(connection, ref) if ref else None
    return url_for("families.mine", ref=ref) if thing and thing.state is State.CLAIMED else None


def _count_wrong_code() -> None:
    if not current_station().limiter.spend(WRONG_CODES, "wrong-code", request.remote_addr or ""):
        raise TooManyTries


def why_unknown(code: str) -> str:
    """The reason for which nothing belongs to a code. Raises TooManyTries: wrong ones may be guesses."""
    _count_wrong_code()
    return "code_unknown" if codes.is_well_formed(code) else "code_mistyped"


def _unknown(code: str, typed: str = "") -> tuple[str, int]:
    reason = why_unknown(code)
    at_page(url_for("families.typed_code", code=typed or code))
    return render_template("families/code.html", sentence=sentence(reason), typed=typed or code), 404

"""GET and POST /items/<ref>/mine: "that was mine"; the second family's own page is /mine/<token>."""

from contextlib import suppress

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.item_life import State
from kiosk.domain.refusals import (
    FormRefused,
    KeyUsedForAnother,
    NotAtTheStation,
    NothingToDispute,
    RequestSettled,
    RequestUnknown,
    TooManyTries,
)
from kiosk.queries.disputes import dispute_by_token
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, station_by_id
from kiosk.queries.things import Thing
from kiosk.services.asking import MINE, WORDS_AT_MOST, forget_request, withdraw_request
from kiosk.services.disputing import MineForm, say_mine
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.claim_form import asked, fresh_form, typed_claimant
from kiosk.web.families.found import found
from kiosk.web.families.kind import public_title
from kiosk.web.families.own_page import WORDS_LOOKED_AT, family_of, receipt_url_of, spend_request
from kiosk.web.families.reading import at_the_station_only, form_alone, may_read
from kiosk.web.families.remembered import forget, remember_if_asked
from kiosk.web.families.shown import page
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.passes import is_here, passes
from kiosk.web.sentences import sentence

_AT = "/mine/<mine_token>"


@families.get("/items/<ref>/mine")
@audience(ANYONE)
def mine(ref: str) -> Response | str:
    """The form for a family that is there; nothing of the first family."""
    thing, station = found(ref)
    if not may_read(station):
        return at_the_station_only(station)
    if thing.state is not State.CLAIMED:
        return redirect(url_for("families.item", ref=ref))
    return _page(thing, station, fresh_form())


@families.post("/items/<ref>/mine")
@audience(ANYONE)
def tell_mine(ref: str) -> Response | tuple[Response | str, int]:
    """Keeps what the second family says; its own page is the answer."""
    form = Form.sent()
    thing, station = found(ref)
    if not may_read(station):
        return form_alone(form, "words"), 403
    typed, here = typed_claimant(form), current_station()
    wish = MineForm(ref, form.key, form.values.get("words", "")[:WORDS_LOOKED_AT], typed)
    try:
        spend_request(station.school_id)
        token = say_mine(here.database, here.vault, wish, passes(), now())
    except FormRefused as refusal:
        return _page(thing, station, form.refuse(refusal)), 422
    except TooManyTries:
        form.sentence = sentence("too_many_tries")
        return _page(thing, station, form), 429
    except NotAtTheStation:
        form.sentence = sentence("pass_expired")
        return _page(thing, station, form), 403
    except KeyUsedForAnother:
        return _page(thing, station, Form(values=form.values, sentence=sentence("form_used"))), 409
    except NothingToDispute:
        return redirect(url_for("families.item", ref=ref), 303)
    response = redirect(url_for("families.mine_told", mine_token=token), 303)
    remember_if_asked(response, typed)
    return response


@families.get(_AT)
@audience(ANYONE)
def mine_told(mine_token: str) -> str:
    """What became of it, behind an unguessable link."""
    with current_station().database.read() as connection:
        seen = dispute_by_token(connection, mine_token)
        station = station_by_id(connection, seen.station_id) if seen else None
    if seen is None or station is None:
        raise RequestUnknown
    day = today(station.timezone)
    return page(
        "mine_told",
        station,
        dispute=seen,
        title=public_title(seen.thing, day),
        family=family_of(seen.sealed, day),
        receipt_url=receipt_url_of(mine_token) if seen.outcome == "second" else None,
        withdraw_url=url_for("families.withdraw_mine", mine_token=mine_token),
        forget_url=url_for("families.forget_mine", mine_token=mine_token),
    )


@families.post(f"{_AT}/withdraw")
@audience(ANYONE)
def withdraw_mine(mine_token: str) -> Response:
    """It was not that one after all."""
    with suppress(RequestSettled):  # the page itself says how it was settled
        withdraw_request(current_station().database, MINE, mine_token, now())
    return redirect(url_for("families.mine_told", mine_token=mine_token), 303)


@families.post(f"{_AT}/forget")
@audience(ANYONE)
def forget_mine(mine_token: str) -> Response:
    """Everything the family wrote is deleted, here and on this device."""
    forget_request(current_station().database, MINE, mine_token, now())
    response = redirect(url_for("families.mine_told", mine_token=mine_token), 303)
    forget(response)
    return response


def _page(thing: Thing, station: StationSeen, form: Form) -> str:
    with current_station().database.read() as connection:
        rules = rules_of(connection, station.school_id)
    at_page(url_for("families.mine", ref=thing.ref))
    day = today(station.timezone)
    return page(
        "mine",
        station,
        form=form,
        ref=thing.ref,
        title=public_title(thing, day),
        here=is_here(station.id),
        words_at_most=WORDS_AT_MOST,
        days=rules.choices.request_days,
        **asked(rules, day),
    )

"""GET and POST /held: a family asks for a valuable, and gets a page of its own at /held/<token>."""

from contextlib import suppress

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import FormRefused, KeyUsedForAnother, RequestSettled, RequestUnknown, TooManyTries
from kiosk.queries.kinds import kinds_of
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, all_stations, station_by_id
from kiosk.queries.valuables import request_by_token
from kiosk.services.asking import VALUABLE, WORDS_AT_MOST, forget_request, withdraw_request
from kiosk.services.asking_for_valuables import HeldForm, ask_for_valuable
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.claim_form import asked, fresh_form, typed_claimant
from kiosk.web.families.own_page import WORDS_LOOKED_AT, family_of, receipt_url_of, spend_request
from kiosk.web.families.remembered import forget, remember_if_asked
from kiosk.web.families.shown import page
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.sentences import sentence

_AT = "/held/<asked_token>"


@families.get("/held")
@audience(ANYONE)
def held() -> Response | str:
    """The form; where there are several stations first the question which."""
    stations = _stations()
    chosen = _chosen(stations, request.args.get("station", ""))
    if chosen is not None:
        return _page(chosen, fresh_form())
    at_page(url_for("families.held"))
    if not stations:
        return redirect(url_for("families.stations"))
    return render_template("families/held_where.html", stations=stations)


@families.post("/held")
@audience(ANYONE)
def ask_held() -> Response | tuple[Response | str, int]:
    """Keeps the request; its own page is the answer."""
    form, stations = Form.sent(), _stations()
    station = _chosen(stations, form.values.get("station", ""))
    if station is None:
        return redirect(url_for("families.held"), 303)
    typed = typed_claimant(form)
    wish = HeldForm(
        station_id=station.id,
        key=form.key,
        category=form.values.get("category", "")[:32],
        words=form.values.get("words", "")[:WORDS_LOOKED_AT],
        typed=typed,
    )
    here = current_station()
    try:
        spend_request(station.school_id)
        token = ask_for_valuable(here.database, here.vault, wish, now())
    except FormRefused as refusal:
        return _page(station, form.refuse(refusal)), 422
    except TooManyTries:
        form.sentence = sentence("too_many_tries")
        return _page(station, form), 429
    except KeyUsedForAnother:
        return _page(station, Form(values=form.values, sentence=sentence("form_used"))), 409
    response = redirect(url_for("families.held_asked", asked_token=token), 303)
    remember_if_asked(response, typed)
    return response


@families.get(_AT)
@audience(ANYONE)
def held_asked(asked_token: str) -> str:
    """The request behind an unguessable link; what was written is not repeated."""
    with current_station().database.read() as connection:
        seen = request_by_token(connection, asked_token)
        station = station_by_id(connection, seen.station_id) if seen else None
    if seen is None or station is None:
        raise RequestUnknown
    return page(
        "held_asked",
        station,
        asked=seen,
        family=family_of(seen.sealed, today(station.timezone)),
        receipt_url=receipt_url_of(asked_token) if seen.outcome == "handed_over" else None,
        withdraw_url=url_for("families.withdraw_held", asked_token=asked_token),
        forget_url=url_for("families.forget_held", asked_token=asked_token),
    )


@families.post(f"{_AT}/withdraw")
@audience(ANYONE)
def withdraw_held(asked_token: str) -> Response:
    """It turned up, or was not lost at all."""
    with suppress(RequestSettled):  # the page itself says how it was settled
        withdraw_request(current_station().database, VALUABLE, asked_token, now())
    return redirect(url_for("families.held_asked", asked_token=asked_token), 303)


@families.post(f"{_AT}/forget")
@audience(ANYONE)
def forget_held(asked_token: str) -> Response:
    """Everything the family wrote is deleted, here and on this device."""
    forget_request(current_station().database, VALUABLE, asked_token, now())
    response = redirect(url_for("families.held_asked", asked_token=asked_token), 303)
    forget(response)
    return response


def _stations() -> list[StationSeen]:
    with current_station().database.read() as connection:
        return all_stations(connection)


def _chosen(stations: list[StationSeen], slug: str) -> StationSeen | None:
    """The station of that address, or the only one there is."""
    if len(stations) == 1:
        return stations[0]
    return next((station for station in stations if station.slug == slug), None)


def _page(station: StationSeen, form: Form) -> str:
    with current_station().database.read() as connection:
        kinds = [kind for kind in kinds_of(connection, station.school_id) if kind.held]
        rules = rules_of(connection, station.school_id)
    at_page(url_for("families.held", station=station.slug))
    day = today(station.timezone)
    return page(
        "held_form",
        station,
        form=form,
        kinds=kinds,
        words_at_most=WORDS_AT_MOST,
        days=rules.choices.request_days,
        **asked(rules, day),
    )

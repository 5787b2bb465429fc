"""GET /receipts/<token>, and what a claimant can do from it."""

from contextlib import suppress

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.choices import Choices
from kiosk.domain.claimant import masked
from kiosk.domain.refusals import BringToTeacher, ClaimClosed, ReceiptUnknown, StepRefused
from kiosk.queries.receipts import receipt_by_token
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import station_by_id
from kiosk.services.forgetting import forget_claimant
from kiosk.services.returning import PUT_BACK, WRONG_THING, put_back
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.own_words import pledge
from kiosk.web.families.remembered import forget
from kiosk.web.families.shown import page, receipt_of
from kiosk.web.here import current_station, now, today


@families.get("/receipts/<token>")
@audience(ANYONE)
def receipt(token: str) -> str:
    """The receipt behind an unguessable link."""
    with current_station().database.read() as connection:
        seen = receipt_by_token(connection, token)
        station = station_by_id(connection, seen.station_id) if seen else None
        choices = rules_of(connection, station.school_id).choices if station else Choices()
    if seen is None or station is None:
        raise ReceiptUnknown
    claimant = current_station().vault.open(seen.sealed) if seen.sealed else None
    shown = receipt_of(seen, masked(claimant, today(station.timezone)) if claimant else None)
    return page(
        "receipt",
        station,
        receipt=shown,
        pledge=pledge(choices),
        board_url=url_for("families.board", slug=station.slug),
        put_back_url=url_for("families.put_back_again", token=token),
        wrong_url=url_for("families.wrong_thing", token=token),
        forget_url=url_for("families.forget_details", token=token),
    )


@families.post("/receipts/<token>/put-back")
@audience(ANYONE)
def put_back_again(token: str) -> Response:
    """The thing hangs on the board again."""
    return _returned(token, PUT_BACK)


@families.post("/receipts/<token>/wrong-thing")
@audience(ANYONE)
def wrong_thing(token: str) -> Response:
    """It was somebody else's, and it hangs on the board again."""
    return _returned(token, WRONG_THING)


@families.post("/receipts/<token>/forget")
@audience(ANYONE)
def forget_details(token: str) -> Response:
    """Name, class and contact are deleted, here and on this device."""
    forget_claimant(current_station().database, token)
    response = redirect(url_for("families.receipt", token=token), 303)
    forget(response)
    return response


def _returned(token: str, outcome: str) -> Response:
    # The receipt itself says how the claim was closed, and that a valuable goes to a teacher.
    with suppress(BringToTeacher, ClaimClosed, StepRefused):
        put_back(current_station().database, token, outcome, now())
    return redirect(url_for("families.receipt", token=token), 303)

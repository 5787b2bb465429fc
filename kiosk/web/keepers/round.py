"""/keeper/round: a count of the board is started, gone on with, or dropped."""

from contextlib import suppress

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import RoundOver, RoundUnknown
from kiosk.queries.rounds import finished_rounds, open_round
from kiosk.services.counting import drop_round, start_round
from kiosk.web.audience import KEEPER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.keepers import keepers
from kiosk.web.keepers.door import this_device
from kiosk.web.keepers.round_shown import counted_so_far
from kiosk.web.keepers.shown import page
from kiosk.web.language import at_page
from kiosk.web.numbers import whole


@keepers.get("/keeper/round")
@audience(KEEPER)
def count() -> str:
    """The open round with its pictures; or a large button to start one."""
    return count_page(Form())


@keepers.post("/keeper/round/start")
@audience(KEEPER)
def start_count() -> Response:
    """Starts a round; every device of the station shares it."""
    device = this_device()
    start_round(current_station().database, device.station_id, device.duty_id, device.keeper_id, now())
    return redirect(url_for("keepers.count"), 303)


@keepers.post("/keeper/round/drop")
@audience(KEEPER)
def drop_count() -> Response:
    """Drops a round that was left open: nothing on the board changes. Pressed twice it drops no other."""
    round_id = sent_round(Form.sent())
    if round_id is not None:
        with suppress(RoundUnknown, RoundOver):
            drop_round(current_station().database, round_id, this_device().station_id, now())
    return redirect(url_for("keepers.count"), 303)


def sent_round(form: Form) -> int | None:
    """The round that a form names."""
    return whole(form.values.get("round"))


def count_page(form: Form) -> str:
    """The page of the open round, with what is wrong with a form; or the page that starts one."""
    at_page(url_for("keepers.count"))
    device = this_device()
    with current_station().database.read() as connection:
        counting = open_round(connection, device.station_id)
        so_far = counted_so_far(connection, counting) if counting else None
        before = finished_rounds(connection, device.station_id, 1)
    if counting is None or so_far is None:
        return page("round_start", before=before[0] if before else None)
    of_another_day = counting.duty_id != device.duty_id
    return page("round", form=form, counted=counting, so_far=so_far, of_another_day=of_another_day)

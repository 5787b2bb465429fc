"""/keeper/round/finish: look once more for what nobody saw; then the round ends, and says what came out."""

from contextlib import suppress

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.item_life import Step
from kiosk.domain.refusals import RoundOver, RoundUnknown
from kiosk.domain.round_sight import Verdict
from kiosk.queries.integrity import index_until
from kiosk.queries.rounds import came_of, open_round, round_by_id
from kiosk.queries.sightings import not_expected
from kiosk.services.counting import finish_round
from kiosk.services.stepping import Actor
from kiosk.web.audience import KEEPER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.keepers import keepers
from kiosk.web.keepers.door import this_device
from kiosk.web.keepers.round import sent_round
from kiosk.web.keepers.round_shown import counted_so_far, said_now, strange_of
from kiosk.web.keepers.shown import page, station_here
from kiosk.web.language import at_page
from kiosk.web.thing_shown import thing_shown


@keepers.get("/keeper/round/finish")
@audience(KEEPER)
def before_the_end() -> Response | str:
    """Look once more for these; each can still be tapped. Then one button ends the round."""
    at_page(url_for("keepers.before_the_end"))
    with current_station().database.read() as connection:
        counting = open_round(connection, this_device().station_id)
        so_far = counted_so_far(connection, counting) if counting else None
    if counting is None:
        return redirect(url_for("keepers.count"))
    return page("round_finish", form=Form(), counted=counting, so_far=so_far)


@keepers.post("/keeper/round/finish")
@audience(KEEPER)
def end_count() -> Response:
    """Ends the round; pressed twice it shows twice what came out."""
    device, round_id = this_device(), sent_round(Form.sent())
    if round_id is None:
        return redirect(url_for("keepers.before_the_end"), 303)
    actor = Actor("keeper", keeper_id=device.keeper_id, duty_id=device.duty_id)
    with suppress(RoundUnknown, RoundOver):
        finish_round(current_station().database, round_id, device.station_id, actor, now())
    return redirect(url_for("keepers.counted", round_id=round_id), 303)


@keepers.get("/keeper/round/<int(max=999999999999999999):round_id>")
@audience(KEEPER)
def counted(round_id: int) -> Response | str:
    """What came out of a round."""
    at_page(url_for("keepers.counted", round_id=round_id))
    station = station_here()
    with current_station().database.read() as connection:
        ended = round_by_id(connection, [station.id], round_id)
        if ended is None or ended.ended_at is None:
            return redirect(url_for("keepers.count"))
        came = came_of(connection, round_id)
        strange = not_expected(connection, ended)
        said = said_now(connection, ended, 0)
        index = index_until(
            connection, station.id, station.timezone, ended.ended_at, ended.last_event_id or 0
        )
    tiles = {step: [thing_shown(each.thing) for each in came if each.step is step] for step in Step}
    return page(
        "round_result",
        ended=ended,
        missing=[(thing_shown(each.thing), each.thing.state) for each in came if each.step is Step.MISS],
        healed=tiles[Step.SEE_AGAIN],
        hung=tiles[Step.DISPLAY],
        asked=strange_of(look for look in strange if look.verdict is Verdict.CLAIMED),
        said=said,
        index=index,
    )

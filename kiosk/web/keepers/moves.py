"""/keeper/moves: today's list of what goes up, down and away, made once and then ticked off."""

from dataclasses import dataclass

from flask import Response as PdfResponse
from flask import redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from kiosk.domain.item_life import State
from kiosk.domain.move_plan import Direction
from kiosk.domain.refusals import LineUnknown
from kiosk.queries.move_lists import LineSeen, MoveListSeen, duty_of_school, move_list_of
from kiosk.queries.roster import keepers_on
from kiosk.queries.things import ThingZone
from kiosk.services.making_move_lists import make_move_list
from kiosk.services.moving import Ticked, tick_line
from kiosk.services.stepping import Actor
from kiosk.web import words
from kiosk.web.audience import KEEPER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.keepers import keepers
from kiosk.web.keepers.answers import kept, wants_json
from kiosk.web.keepers.door import this_device
from kiosk.web.keepers.shown import page, station_here
from kiosk.web.language import at_page
from kiosk.web.moving_paper import move_list_pdf, remark
from kiosk.web.numbers import whole
from kiosk.web.pictures import Picture, picture_of

_DONE = {"1": True, "0": False}


@dataclass(frozen=True)
class LineShown:
    """A line in words and pictures. `fate`: where its thing went meanwhile, "" if it can be carried."""

    id: int
    title: str
    icon: str
    colour: str | None
    photo: Picture | None
    note: str
    zone: ThingZone | None
    tag: str
    done: bool
    fate: str


@keepers.get("/keeper/moves")
@audience(KEEPER)
def moves() -> str:
    """The list, or the button that makes it."""
    at_page(url_for("keepers.moves"))
    seen = _list()
    if seen is None:
        return page("moves", made=False)
    groups = {str(direction): [_line(line) for line in seen.going(direction)] for direction in Direction}
    return page("moves", made=True, groups=groups, settled=seen.settled, total=len(seen.lines))


@keepers.post("/keeper/moves")
@audience(KEEPER)
def make_moves() -> Response:
    """Makes today's list; whoever asks after that gets the same."""
    make_move_list(current_station().database, this_device().duty_id, now())
    return redirect(url_for("keepers.moves"), 303)


@keepers.post("/keeper/moves/tick")
@audience(KEEPER)
def tick_move() -> Response:
    """Ticks a line, or takes its tick away."""
    form, device = Form.sent(), this_device()
    line_id, done = whole(form.values.get("line")), _DONE.get(form.values.get("done", ""))
    if line_id is None or done is None:
        raise LineUnknown
    actor = Actor("keeper", keeper_id=device.keeper_id, duty_id=device.duty_id)
    ticked = tick_line(current_station().database, device.duty_id, line_id, actor, now(), done=done)
    if wants_json():
        return _answered(ticked)
    return redirect(url_for("keepers.moves", _anchor=f"line-{line_id}"), 303)


@keepers.get("/keeper/moves.pdf")
@audience(KEEPER)
def moves_sheet() -> Response | PdfResponse:
    """The list on one page; before it is made, the page with the button that makes it."""
    device, station = this_device(), station_here()
    seen = _list()
    with current_station().database.read() as connection:
        duty = duty_of_school(connection, station.school_id, device.duty_id)
        names = keepers_on(connection, [device.duty_id])[device.duty_id]
    if seen is None or duty is None:
        return redirect(url_for("keepers.moves"), 303)
    return move_list_pdf(station, duty, names, seen)


def _list() -> MoveListSeen | None:
    with current_station().database.read() as connection:
        return move_list_of(connection, this_device().duty_id)


def _line(line: LineSeen) -> LineShown:
    thing = line.thing
    return LineShown(
        id=line.id,
        title=words.title(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        photo=picture_of(thing.photo),
        note=remark(thing),
        zone=line.zone,
        tag=line.tag or "",
        done=line.is_done,
        fate=_fate(thing.state),
    )


def _fate(state: State) -> str:
    """Why a thing needs no hands any more."""
    return {
        State.CLAIMED: _("It went home already."),
        State.MISSING: _("It is not here any more."),
        State.MOVED_ON: _("It moved on already."),
        State.HELD: _("A teacher keeps it."),
    }.get(state, "")


def _answered(ticked: Ticked) -> Response:
    """What changed on the page."""
    seen = _list()
    settled, total = (seen.settled, len(seen.lines)) if seen else (0, 0)
    return kept(line=ticked.line_id, done=ticked.done, fate=_fate(ticked.state), settled=settled, total=total)

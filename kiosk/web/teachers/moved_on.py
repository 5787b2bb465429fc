"""/teacher/moving-on/<id>: one batch of what moved on, its list on paper, and the way back."""

from dataclasses import dataclass
from datetime import datetime

from flask import Response as PdfResponse
from flask import redirect, request, url_for
from flask_babel import format_date, lazy_gettext, ngettext
from werkzeug.wrappers import Response

from kiosk.adapters.printing.moving_sheets import moved_on_sheet
from kiosk.domain.destinations import Destination
from kiosk.domain.refusals import BatchUnknown, MovedElsewhere
from kiosk.queries.moving_on import BatchSeen, MovedSeen, batch_by_id, things_of
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.services.moving_on import take_back
from kiosk.web import words
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.moving_paper import download, heading_of, paper_thing, remark
from kiosk.web.numbers import whole
from kiosk.web.pictures import Picture, picture_of
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

DESTINATION_NAMES = {
    Destination.DONATED: (lazy_gettext("Donated"), "ui-gift"),
    Destination.CLASS_TEACHER: (lazy_gettext("Given to the class teacher"), "ui-hand"),
    Destination.DISCARDED: (lazy_gettext("Discarded"), "ui-bin"),
    Destination.MISTAKE: (lazy_gettext("Logged by a slip"), "ui-undo"),
}
"""By key its name and its icon."""
_BATCH = "/teacher/moving-on/<int(max=999999999999999999):batch_id>"


@dataclass(frozen=True)
class BatchShown:
    """A batch in words. `things`: those in it, `taken_back` not among them; `by`: who let them go."""

    id: int
    destination: str
    icon: str
    note: str
    at: datetime
    by: str
    station: StationSeen
    things: int
    taken_back: int


@dataclass(frozen=True)
class MovedShown:
    """A thing of a batch. `undone_at`: when it was taken back; `elsewhere`: it is not where it went to."""

    ref: str
    title: str
    icon: str
    colour: str | None
    photo: Picture | None
    note: str
    tag: str
    undone_at: datetime | None
    elsewhere: bool


def batch_of(batch: BatchSeen, stations: dict[int, StationSeen]) -> BatchShown:
    """A batch as teachers read it."""
    name, icon = DESTINATION_NAMES[Destination(batch.destination)]
    return BatchShown(
        id=batch.id,
        destination=str(name),
        icon=icon,
        note=batch.note,
        at=batch.at,
        by=batch.by or "",
        station=stations[batch.station_id],
        things=batch.things,
        taken_back=batch.taken_back,
    )


@teachers.get(_BATCH)
@audience(TEACHER)
def batch(batch_id: int) -> str:
    """The batch with its things."""
    return _page(batch_id, Form())


@teachers.get(f"{_BATCH}.pdf")
@audience(TEACHER)
def batch_sheet(batch_id: int) -> PdfResponse:
    """The batch on paper, for whoever receives it to sign."""
    shown, things = _batch(batch_id)
    about = [
        " · ".join(filter(None, [shown.destination, shown.note])),
        " · ".join(filter(None, [format_date(shown.at, "full"), _counted(shown.things), shown.by])),
    ]
    gone, back = (
        [paper_thing(each.thing, each.tag) for each in things if (each.undone_at is not None) is undone]
        for undone in (False, True)
    )
    sheet = moved_on_sheet(heading_of(shown.station), about, gone, back)
    return download(sheet, f"moved-on-{shown.station.slug}-{batch_id}.pdf")


@teachers.post(f"{_BATCH}/undo")
@audience(TEACHER)
def undo_batch(batch_id: int) -> Response | tuple[str, int]:
    """Takes the batch back into the store, or the one thing that the form names."""
    staff, form = current_staff(), Form.sent()
    ref = form.values.get("ref") or None
    try:
        elsewhere = take_back(current_station().database, staff.school_id, batch_id, staff.id, now(), ref)
    except MovedElsewhere:
        form.sentence = sentence("moved_elsewhere")
        return _page(batch_id, form), 409
    return redirect(url_for("teachers.batch", batch_id=batch_id, elsewhere=elsewhere or None), 303)


def _batch(batch_id: int) -> tuple[BatchShown, list[MovedSeen]]:
    """Raises BatchUnknown for one of another school."""
    school_id = current_staff().school_id
    with current_station().database.read() as connection:
        seen = batch_by_id(connection, school_id, batch_id)
        if seen is None:
            raise BatchUnknown
        stations = {station.id: station for station in stations_of(connection, school_id)}
        return batch_of(seen, stations), things_of(connection, batch_id)


def _page(batch_id: int, form: Form) -> str:
    shown, things = _batch(batch_id)
    at_page(url_for("teachers.batch", batch_id=batch_id))
    stayed, elsewhere = (whole(request.args.get(name)) or 0 for name in ("stayed", "elsewhere"))
    said = [
        ngettext(
            "%(num)d thing was gone by then and stayed out.",
            "%(num)d things were gone by then and stayed out.",
            stayed,
        )
        if stayed
        else "",
        ngettext(
            "%(num)d thing is elsewhere by now and stays there.",
            "%(num)d things are elsewhere by now and stay there.",
            elsewhere,
        )
        if elsewhere
        else "",
    ]
    return page(
        "moved_on",
        form=form,
        batch=shown,
        things=[_moved_of(each) for each in things],
        said=[text for text in said if text],
    )


def _moved_of(moved: MovedSeen) -> MovedShown:
    thing = moved.thing
    return MovedShown(
        ref=thing.ref,
        title=words.title(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        photo=picture_of(thing.photo),
        note=remark(thing),
        tag=moved.tag or "",
        undone_at=moved.undone_at,
        elsewhere=moved.undone_at is None and not moved.can_come_back,
    )


def _counted(number: int) -> str:
    return ngettext("%(num)d thing", "%(num)d things", number)

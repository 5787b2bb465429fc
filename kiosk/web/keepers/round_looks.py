"""POST /keeper/round/sightings, …/photo and …/undo: what was scanned, tapped or photographed, and slips."""

from typing import Any, BinaryIO, cast

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.photos.refusals import PhotoRefused
from kiosk.adapters.scanning import read_codes
from kiosk.domain.refusals import FormRefused, ItemUnknown, KeyUsedForAnother, RoundOver, RoundUnknown
from kiosk.queries.rounds import RoundSeen, open_round, round_by_id
from kiosk.queries.sightings import Sighted, looks, looks_at
from kiosk.services.seeing import PHOTO, SCAN, TAP, Entry, see, undo_sighting
from kiosk.services.stepping import Actor
from kiosk.web import duty_pass
from kiosk.web.audience import KEEPER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.keepers import keepers
from kiosk.web.keepers.answers import kept, refused, wants_json
from kiosk.web.keepers.door import this_device, who_filled_in
from kiosk.web.keepers.round import count_page, sent_round
from kiosk.web.keepers.round_shown import tallies_of
from kiosk.web.keepers.round_words import Said, said_of, sentence_of
from kiosk.web.security import photos_from
from kiosk.web.sentences import sentence
from kiosk.web.words import title

Answer = Response | tuple[str, int]


@keepers.post("/keeper/round/sightings")
@audience(KEEPER)
def look() -> Answer:
    """A tag was scanned or typed, or a picture was tapped."""
    form = Form.sent()
    ref = form.values.get("ref", "")
    code = form.values.get("code", "")
    return _keep(form, Entry(form.key, TAP, ref=ref) if ref else Entry(form.key, SCAN, (code,)))


@keepers.post("/keeper/round/photo")
@audience(KEEPER)
@photos_from(duty_pass.is_carried)
def look_in_photo() -> Answer:
    """The board was photographed: every tag in the picture is a look. The picture itself is not kept."""
    form = Form.sent()
    upload = request.files.get("photo")
    if upload is None or not upload.filename:
        return _refused(form.refuse(FormRefused({"photo": "board_photo_missing"})), 422)
    try:
        codes = read_codes(cast(BinaryIO, upload.stream))
    except PhotoRefused as refusal:
        return _refused(form.refuse(FormRefused({"photo": refusal.reason})), 422)
    if not codes:
        return _refused(form.refuse(FormRefused({"photo": "no_code_in_photo"})), 422)
    return _keep(form, Entry(form.key, PHOTO, tuple(codes)))


@keepers.post("/keeper/round/undo")
@audience(KEEPER)
def take_back() -> Answer:
    """A slip is taken back: all of an entry, all looks at a thing, or at a code."""
    form = Form.sent()
    which = {name: form.values.get(name, "") for name in ("key", "code", "ref")}
    if which["code"] or which["ref"]:
        del which["key"]  # every form carries one; it is not what is to be taken back
    counted = _round(form)
    try:
        if counted is None:
            raise RoundUnknown
        undo_sighting(current_station().database, counted.id, counted.station_id, now(), **which)
    except (RoundUnknown, RoundOver):
        return _refused(Form(sentence=sentence("round_over")), 409)
    except FormRefused:
        return _refused(Form(sentence=sentence("nothing_to_take_back")), 422)
    return _taken_back(form, counted, which)


def _keep(form: Form, entry: Entry) -> Answer:
    counted = _round(form)
    device = this_device()
    actor = Actor("keeper", keeper_id=who_filled_in(form), duty_id=device.duty_id)
    try:
        if counted is None:
            raise RoundUnknown
        see(current_station().database, counted.id, counted.station_id, entry, actor, now())
    except FormRefused as refusal:
        return _refused(form.refuse(refusal), 422)
    except ItemUnknown:
        return _refused(form.refuse(FormRefused({"code": "thing_not_of_this_board"})), 422)
    except RoundUnknown:
        return _refused(Form(sentence=sentence("round_unknown")), 409)
    except KeyUsedForAnother:
        return _refused(Form(values=form.values, sentence=sentence("form_used")), 409)
    return _kept(form, counted, entry)


def _kept(form: Form, counted: RoundSeen, entry: Entry) -> Response:
    if not wants_json():
        return redirect(_back(form, counted, entry.way, key=entry.key), 303)
    with current_station().database.read() as connection:
        found = looks(connection, counted, entry.key)
        tallies = tallies_of(connection, counted)
    said = said_of(found, tallies.waiting)
    return _answer(counted, said, found, tallies.numbers())


def _taken_back(form: Form, counted: RoundSeen, which: dict[str, str]) -> Response:
    what, key = which["ref"] or which["code"], which.get("key", "")
    if not wants_json():
        where = {"undone": what} if what else {"key": key}
        return redirect(_back(form, counted, TAP if what else SCAN, **where), 303)
    with current_station().database.read() as connection:
        found = looks_at(connection, counted, what) if what else looks(connection, counted, key)
        tallies = tallies_of(connection, counted)
    return _answer(counted, said_of(found, tallies.waiting), found, tallies.numbers())


def _answer(counted: RoundSeen, said: Said | None, found: list[Sighted], numbers: dict[str, int]) -> Response:
    """What the script of a keeper's page shows of it; `sightings`: each look with its own sentence."""
    about = {
        name: getattr(said, name, "")
        for name in ("verdict", "tone", "icon", "sentence", "left", "code", "ref", "title", "zone", "key")
    }
    each = [
        {
            "verdict": look.verdict,
            "sentence": sentence_of(look),
            "code": look.code,
            "ref": look.thing.ref if look.thing else "",
            "title": title(look.thing) if look.thing else "",
            "zone": look.thing.zone.letter if look.thing and look.thing.zone else "",
        }
        for look in found
    ]
    over = counted.ended_at is not None
    return kept(
        **about, ask=bool(said and said.ask), round=counted.id, over=over, tallies=numbers, sightings=each
    )


def _round(form: Form) -> RoundSeen | None:
    """The round that a form names, open or over; the open one if it names none."""
    station_id, round_id = this_device().station_id, sent_round(form)
    with current_station().database.read() as connection:
        if round_id is None:
            return open_round(connection, station_id)
        return round_by_id(connection, [station_id], round_id)


def _back(form: Form, counted: RoundSeen, way: str, **where: Any) -> str:
    """Where the page goes on: at the picture that was tapped, or where the answer stands."""
    if counted.ended_at is not None:
        return url_for("keepers.counted", round_id=counted.id, **where)
    endpoint = "keepers.before_the_end" if form.values.get("back") == "finish" else "keepers.count"
    anchor = "said" if way == TAP else None
    return url_for(endpoint, **where, _anchor=anchor)


def _refused(form: Form, status: int) -> Answer:
    if wants_json():
        return refused(form, status)
    return count_page(form), status

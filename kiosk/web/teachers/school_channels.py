"""/teacher/school/channels: where announcements go. An address is taken in and never shown again."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.announcing import faults
from kiosk.adapters.announcing.reaching import look_at
from kiosk.domain.announcements import CHANNELS_AT_MOST
from kiosk.domain.channel_addresses import ADDRESS_AT_MOST, kept_address
from kiosk.domain.refusals import ChannelUnknown, FormRefused
from kiosk.domain.school_parts import NAME_AT_MOST
from kiosk.queries.channels import ChannelSeen, channels_of, own_channel
from kiosk.services import keeping_channels
from kiosk.services.keeping_channels import ChannelForm
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.channel_words import FOR_FAMILIES, KINDS, LANGUAGES, channel_shown
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_ID = "<int(max=999999999999999999):channel_id>"
_LOOK_SECONDS = 6
_FORM = {
    "kinds": KINDS,
    "languages": LANGUAGES,
    "name_at_most": NAME_AT_MOST,
    "address_at_most": ADDRESS_AT_MOST,
}


@teachers.get("/teacher/school/channels")
@audience(ADMIN)
def school_channels() -> str:
    """The channels, how each was reached last, and the form for another."""
    return _list(Form(values={"language": "zh", **dict.fromkeys(FOR_FAMILIES, "1")}))


@teachers.post("/teacher/school/channels")
@audience(ADMIN)
def add_school_channel() -> Response | tuple[str, int]:
    """Adds it; what happens from now on is announced there."""
    form, station, staff = Form.sent(), current_station(), current_staff()
    try:
        typed = _typed(form, _looked_at(form.values.get("address", "")))
        added = keeping_channels.add_channel(
            station.database, station.vault, staff.school_id, typed, staff.id, now()
        )
    except FormRefused as refusal:
        return _list(_without_address(form).refuse(refusal)), 422
    return _back(added)


@teachers.get(f"/teacher/school/channels/{_ID}")
@audience(ADMIN)
def school_channel(channel_id: int) -> str:
    """One channel to change, to try, or to give up."""
    return _one(channel_id, None)


@teachers.post(f"/teacher/school/channels/{_ID}")
@audience(ADMIN)
def change_school_channel(channel_id: int) -> Response | tuple[str, int]:
    """Changes what it is told; an address only if one was pasted."""
    form, station, given = Form.sent(), current_station(), Form.sent().values.get("address", "")
    _own(channel_id)
    try:
        typed = _typed(form, _looked_at(given) if given.strip() else "")
        keeping_channels.change_channel(
            station.database, station.vault, current_staff().school_id, channel_id, typed
        )
    except FormRefused as refusal:
        return _one(channel_id, _without_address(form).refuse(refusal)), 422
    return _back(channel_id)


@teachers.post(f"/teacher/school/channels/{_ID}/test")
@audience(ADMIN)
def try_school_channel(channel_id: int) -> Response:
    """A test goes out with the sender's next turn, within a minute."""
    keeping_channels.try_channel(current_station().database, current_staff().school_id, channel_id, now())
    return _back(channel_id)


@teachers.post(f"/teacher/school/channels/{_ID}/remove")
@audience(ADMIN)
def remove_school_channel(channel_id: int) -> Response:
    """Its address is deleted at once."""
    keeping_channels.remove_channel(current_station().database, current_staff().school_id, channel_id, now())
    return redirect(url_for("teachers.school_channels"), 303)


def _looked_at(given: str) -> str:
    """The address as it is kept. Raises FormRefused for one that cannot be read, or leads where none may."""
    address = kept_address(given)
    fault = look_at(address, private=current_station().config.notify_private, within=_LOOK_SECONDS)
    if fault == faults.PRIVATE:
        raise FormRefused({"address": "channel_private"})
    if fault == faults.UNREADABLE:
        raise FormRefused({"address": "channel_address_unreadable"})
    return address


def _typed(form: Form, address: str) -> ChannelForm:
    kinds = [kind for kind in KINDS if form.values.get(kind)]
    return ChannelForm(form.values.get("title", ""), kinds, form.values.get("language", ""), address)


def _without_address(form: Form) -> Form:
    """What was typed but for the secret, which no page ever shows."""
    form.values = {name: value for name, value in form.values.items() if name != "address"}
    return form


def _own(channel_id: int) -> ChannelSeen:
    with current_station().database.read() as connection:
        channel = own_channel(connection, current_staff().school_id, channel_id)
    if channel is None:
        raise ChannelUnknown
    return channel


def _list(form: Form) -> str:
    at_page(url_for("teachers.school_channels"))
    with current_station().database.read() as connection:
        channels = channels_of(connection, current_staff().school_id)
    return page(
        "school_channels",
        form=form,
        channels=[channel_shown(channel) for channel in channels],
        full=sum(not channel.operators for channel in channels) >= CHANNELS_AT_MOST,
        **_FORM,
    )


def _one(channel_id: int, form: Form | None) -> str:
    channel = _own(channel_id)
    at_page(url_for("teachers.school_channel", channel_id=channel_id))
    kept = Form(
        values={
            "title": channel.title,
            "language": channel.language,
            **dict.fromkeys(channel.kinds, "1"),
        }
    )
    return page("school_channel", channel=channel_shown(channel), form=form or kept, **_FORM)


def _back(channel_id: int) -> Response:
    return redirect(url_for("teachers.school_channel", channel_id=channel_id), 303)

"""The photo of a log form: taken in at once, and carried along while other fields are still wrong."""

from dataclasses import astuple, dataclass, replace
from typing import BinaryIO, cast

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from kiosk.adapters.photos.intake import take_in
from kiosk.adapters.photos.refusals import PhotoRefused
from kiosk.adapters.photos.store import PhotoFolder, StoreFull
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.queries.things import is_photo_of_a_thing
from kiosk.services.dropping_photos import drop_if_unused
from kiosk.web.forms import Form
from kiosk.web.here import current_station


@dataclass(frozen=True)
class PhotoSent:
    """`stored`: the photo in the store, None if there is none; `fault`: why the one just sent is not.

    `waits`: there is a name in the thing, so its photo is kept where nobody but a teacher can see it.
    """

    stored: StoredPhoto | None
    fault: str | None = None
    waits: bool = False

    @property
    def signed(self) -> str:
        """What the form carries of it; nobody but us can have written that."""
        return _signer().dumps(astuple(self.stored)) if self.stored else ""


def photo_sent(form: Form) -> PhotoSent:
    """The photo that came with this request, else the one that the form carries."""
    waits = is_named(form)
    carried = photo_carried(form)
    upload = request.files.get("photo")
    if upload is None or not upload.filename:
        return carried
    try:
        return PhotoSent(_folder(waits).keep(take_in(cast(BinaryIO, upload.stream))), waits=waits)
    except PhotoRefused as refusal:
        return replace(carried, fault=refusal.reason)
    except StoreFull:
        return replace(carried, fault="store_full")


def photo_carried(form: Form) -> PhotoSent:
    """The photo that a former try of this form left in the store; it follows the tick of its form."""
    waits = is_named(form)
    try:
        stored = StoredPhoto(*_signer().loads(form.values.get("kept_photo", "")))
    except BadSignature:
        return PhotoSent(None, waits=waits)
    here, elsewhere = _folder(waits), _folder(not waits)
    if not here.has(stored.name) and elsewhere.has(stored.name):
        try:
            here.take_over(stored.name, elsewhere)
        except StoreFull:
            return PhotoSent(None, "store_full", waits)
        if waits and not _is_shown(stored.name):
            elsewhere.forget(stored.name)
    return PhotoSent(stored if here.has(stored.name) else None, waits=waits)


def is_named(form: Form) -> bool:
    """Whether a keeper ticked that there is a name in the thing, or wrote one down all the same."""
    return any(form.values.get(field, "").strip() for field in ("named", "name_inside", "class_inside"))


def drop_again(photo: PhotoSent) -> None:
    """A form that arrives again brings its photo again; if a teacher blurred it meanwhile, it goes again."""
    if photo.stored:
        database, folder = current_station().database, _folder(photo.waits)
        drop_if_unused(database, folder, photo.stored.name, waits=photo.waits)


def _is_shown(name: str) -> bool:
    with current_station().database.read() as connection:
        return is_photo_of_a_thing(connection, name)


def _folder(waits: bool) -> PhotoFolder:
    station = current_station()
    return station.waiting_photos if waits else station.photos


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="a photo that is in the store")

"""The photo of a log form: taken in at once, and carried along while other fields are still wrong."""

from dataclasses import astuple, dataclass
from typing import BinaryIO, cast

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from kiosk.adapters.photos.intake import take_in
from kiosk.adapters.photos.refusals import PhotoRefused
from kiosk.adapters.photos.store import StoreFull
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.web.forms import Form
from kiosk.web.here import current_station


@dataclass(frozen=True)
class PhotoSent:
    """`stored`: the photo in the store, None if there is none; `fault`: why the one just sent is not."""

    stored: StoredPhoto | None
    fault: str | None = None

    @property
    def signed(self) -> str:
        """What the form carries of it; nobody but us can have written that."""
        return _signer().dumps(astuple(self.stored)) if self.stored else ""


def photo_sent(form: Form) -> PhotoSent:
    """The photo that came with this request, else the one that the form carries."""
    carried = photo_carried(form)
    upload = request.files.get("photo")
    if upload is None or not upload.filename:
        return PhotoSent(carried)
    try:
        return PhotoSent(current_station().photos.keep(take_in(cast(BinaryIO, upload.stream))))
    except PhotoRefused as refusal:
        return PhotoSent(carried, refusal.reason)
    except StoreFull:
        return PhotoSent(carried, "store_full")


def photo_carried(form: Form) -> StoredPhoto | None:
    """The photo that a former try of this form left in the store."""
    try:
        stored = StoredPhoto(*_signer().loads(form.values.get("kept_photo", "")))
    except BadSignature:
        return None
    return stored if current_station().photos.has(stored.name) else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="a photo that is in the store")

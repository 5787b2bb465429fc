"""GET /photos/…: pictures by the name of their content, kept by browsers for a year."""

import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kiosk.web.audience import ANYONE, audience
from kiosk.web.here import current_station

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.domain.stored_photo import StoredPhoto

blueprint = Blueprint("pictures", __name__)
FILES = ("view.webp", "view.jpg", "thumb.webp", "thumb.jpg", "phone.webp")


@dataclass(frozen=True)
class Picture:
    """A photo's addresses, in a modern format and in one that every browser shows. Sizes in pixels.

    `phone_webp`: the view as narrow screens need it.
    """

    view_webp: str
    view_jpg: str
    thumb_webp: str
    thumb_jpg: str
    phone_webp: str
    width: int
    height: int
    thumb_width: int
    thumb_height: int


def picture_of(photo: "StoredPhoto | None") -> Picture | None:
    """A photo as templates draw it."""
    return picture_at(photo, lambda file: url_for("pictures.picture", file_name=file)) if photo else None


def picture_at(photo: "StoredPhoto", address: "Callable[[str], str]") -> Picture:
    """The same behind other addresses. `address`: of a file such as `<name>.thumb.webp`."""
    view_webp, view_jpg, thumb_webp, thumb_jpg, phone_webp = (
        address(f"{photo.name}.{file}") for file in FILES
    )
    return Picture(
        view_webp,
        view_jpg,
        thumb_webp,
        thumb_jpg,
        phone_webp,
        photo.width,
        photo.height,
        photo.thumb_width,
        photo.thumb_height,
    )


@blueprint.get("/photos/<file_name>")
@audience(ANYONE)
def picture(file_name: str) -> AnyResponse:
    """One file of the photo store."""
    try:
        body = current_station().photos.read(file_name)
    except LookupError:
        abort(404)
    response = Response(body, mimetype=mimetypes.guess_type(file_name)[0])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.set_etag(file_name)
    return response.make_conditional(request)

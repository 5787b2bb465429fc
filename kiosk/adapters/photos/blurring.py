"""Parts of a kept photo are made unreadable for good: no pixel of them is left, only their mean colour."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image

from kiosk.adapters.photos.intake import PreparedPhoto, prepared
from kiosk.domain.blur_grid import Cell


def blurred(view: bytes, cells: Iterable[Cell]) -> PreparedPhoto:
    """The photo anew, in every size, with each of these squares in one colour.

    `view`: a large picture of our own store. One colour a square, and not a few: letters as large as a
    square would still be guessed from four.
    """
    with Image.open(BytesIO(view)) as opened:
        picture = opened.convert("RGB")
    for cell in cells:
        box = cell.box(*picture.size)
        if box[0] < box[2] and box[1] < box[3]:
            size = (box[2] - box[0], box[3] - box[1])
            mean = picture.crop(box).resize((1, 1), Image.Resampling.BOX)
            picture.paste(mean.resize(size, Image.Resampling.NEAREST), box[:2])
    return prepared(Image.frombytes("RGB", picture.size, picture.tobytes()))

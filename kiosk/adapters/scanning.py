"""Reading every QR symbol in a photo of the board."""

from typing import BinaryIO

import zxingcpp

from kiosk.adapters.photos.opening import AT_ONCE, opened

_FULL_SIZE = 65_535
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def read_codes(file: BinaryIO | bytes) -> list[str]:
    """The text of every symbol in the photo, each once, in no order that means anything.

    `file`: JPEG, PNG, WebP, AVIF or HEIC, ≤ 20 MB and ≤ 50 megapixels, upright or not. Raises PhotoRefused.
    """
    with AT_ONCE:
        picture = opened(file, _FULL_SIZE, "L")
        found = zxingcpp.read_barcodes(picture, _QR, try_invert=False)
    return list(dict.fromkeys(symbol.text for symbol in found))

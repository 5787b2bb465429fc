"""HEIC, the format of iPhones. Only for the process that decodes apart: damage can crash this decoder."""

import pi_heif

from kiosk.adapters.photos.decoding import Decoded, refuse_too_many_pixels, rows

pi_heif.options.THUMBNAILS = pi_heif.options.DEPTH_IMAGES = pi_heif.options.AUX_IMAGES = False


def decoded_heif(data: bytes) -> Decoded:
    """The main picture of a HEIC file, whatever bursts, previews and depth maps lie beside it.

    Raises PhotoHasTooManyPixels, or whatever libheif makes of damage. libheif turns the picture as its
    container says; what EXIF says on top of that is to be ignored.
    """
    photo = pi_heif.open_heif(data)
    refuse_too_many_pixels(photo.size)
    # Asked for anew at each band: the view does not own its memory, the photo does and must outlive it.
    band = rows(photo.mode, photo.size, lambda: photo.data)
    return Decoded(photo.size, band, profile=photo.info.get("icc_profile") or b"")

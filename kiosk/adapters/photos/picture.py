"""From bands of camera pixels to one small picture: upright, on white, in sRGB, nothing but pixels."""

from io import BytesIO
from itertools import chain

from PIL import Image, ImageCms

from kiosk.adapters.photos.decoding import Decoded, Look, fitted

_BAND = 128

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def picture_of(photo: Decoded, longest: int, look: Look = "RGB") -> Image.Image:
    """The photo, its longer side at most `longest` pixels, rebuilt from pixels alone.

    "RGB": upright and in sRGB, for people; "L": greys as they lie in the file, for a machine to read.
    """
    small = _shrunk(photo, longest, look)
    if look == "L":
        return small
    if photo.orientation in _TURNS:
        small = small.transpose(_TURNS[photo.orientation])
    return _only_pixels(_in_srgb(small, photo.profile))


def _shrunk(photo: Decoded, longest: int, look: Look) -> Image.Image:
    """Averaged by a whole number, band by band, to 1.25 times the size wanted or more; then resampled."""
    width, height = photo.size
    factor = max(1, max(width, height) * 4 // (longest * 5))
    step = _BAND * factor
    bands = (
        _flat(photo.band(top, min(height, top + step)), look).reduce(factor) for top in range(0, height, step)
    )
    first = next(bands)
    coarse = Image.new(first.mode, (first.width, -(-height // factor)))
    for nth, band in enumerate(chain([first], bands)):
        coarse.paste(band, (0, nth * _BAND))
    size = fitted(photo.size, longest)
    return coarse if coarse.size == size else coarse.resize(size, Image.Resampling.LANCZOS)


def _flat(band: Image.Image, look: Look) -> Image.Image:
    """As L, or where colours are wanted as RGB or CMYK too; what shines through is laid on white."""
    flat = _on_white(band)
    return flat.convert("L") if look == "L" else flat


def _on_white(band: Image.Image) -> Image.Image:
    if band.mode.startswith("I;16"):
        return band.point(lambda sample: sample / 256).convert("L")
    if band.has_transparency_data:
        over = band.convert("RGBA")
        white = Image.new("RGB", band.size, "white")
        white.paste(over, mask=over.getchannel("A"))
        return white
    if band.mode in ("L", "RGB", "CMYK"):
        return band
    return band.convert("L" if band.mode == "1" else "RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """A phone's wide colours (Display P3) as every screen shows them; a useless profile is passed over."""
    if not profile:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        converted = None
    return converted or image.convert("RGB")


def _only_pixels(image: Image.Image) -> Image.Image:
    """Saving an image also saves what hangs on it (comment, profile); a fresh one has nothing."""
    return Image.frombytes("RGB", image.size, image.tobytes())

"""A photo as a phone takes it, drawn in code: 12 megapixels, detail everywhere, lying on its side."""

from io import BytesIO

from PIL import ExifTags, Image

from kiosk.sample.pictures import draw

SIZE = (4032, 3024)
_GRAIN = 26


def a_photo() -> bytes:
    """JPEG of about three megabytes; EXIF says that it is to be turned a quarter."""
    scene = Image.new("RGB", SIZE)
    for nth, (kind, colour) in enumerate(
        (("cup", "blue"), ("jacket", "red"), ("ball", "orange"), ("bag", "green"))
    ):
        tile = draw(kind, colour, nth).resize((2016, 1512), Image.Resampling.BICUBIC)
        scene.paste(tile, (nth % 2 * 2016, nth // 2 * 1512))
    grain = Image.merge("RGB", [Image.effect_noise(SIZE, _GRAIN) for _ in range(3)])
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    buffer = BytesIO()
    Image.blend(scene, grain, 0.25).save(buffer, "JPEG", quality=92, exif=turned)
    return buffer.getvalue()

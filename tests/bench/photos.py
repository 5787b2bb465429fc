"""What a keeper waits for after taking a picture, beside the quickest that Pillow can do."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from kiosk.adapters.photos.intake import PreparedPhoto, take_in
from tests.bench import pillow
from tests.bench.camera import a_photo
from tests.bench.lab import Lab, Section
from tests.bench.memory import peak_of
from tests.bench.rounds import Contender
from tests.bench.threads import together

_FROM_A_PHONE = Path(__file__).parents[3] / "shared/data/photos/iphone_hdr_NO.jpg"
_EACH = 2
_COMPARED = (
    "One 12-megapixel JPEG after another, in one thread. Ours gives five files (WebP and JPEG, 1280 and 320 "
    "pixels, WebP of 720), upright, in sRGB, without metadata, each within its bound of bytes. The neighbour "
    "gives two WebP files of the same sizes with Pillow's own `thumbnail` (decoded at a smaller scale, the "
    "small one made of the large one) at quality 75 and does nothing else. Only decoding is the floor."
)


def photos(lab: Lab) -> Section:
    """Photos a second."""
    samples = {"drawn": a_photo()}
    if _FROM_A_PHONE.is_file():
        samples["from a phone"] = _FROM_A_PHONE.read_bytes()
    contenders = [each for name, data in samples.items() for each in _contenders(lab, name, data)]
    figures = lab.rounds.of(contenders)
    folder = lab.room("photos")
    return Section(
        "photos", "Photos", _COMPARED, figures, [_about(folder, *sample) for sample in samples.items()]
    )


def _contenders(lab: Lab, name: str, data: bytes) -> list[Contender]:
    ways: dict[str, Callable[[], object]] = {
        f"Pillow, only decoding ({name})": partial(pillow.only_decoded, data),
        f"Pillow, WebP method 0 ({name})": partial(pillow.two_sizes, data, 0),
        f"Pillow, WebP method 4 ({name})": partial(pillow.two_sizes, data, 4),
    }
    ours: dict[str, Callable[[], object]] = {f"ours ({name})": partial(take_in, data)}
    return [
        Contender(
            way,
            "photos",
            partial(together, 1, [act] * _EACH, lab.seconds),
            tuple(ways) if way in ours else (),
        )
        for way, act in {**ways, **ours}.items()
    ]


def _about(folder: Path, name: str, data: bytes) -> str:
    path = folder / "photo.jpg"
    path.write_bytes(data)
    ours, theirs = (median(peak_of(way, path) for _ in range(3)) / 1e6 for way in ("ours", "pillow"))
    return (
        f"The photo {name}, {len(data) / 1e6:.1f} MB: peak memory above idle {ours:.0f} MB, Pillow's "
        f"{theirs:.0f} MB; {_weights(take_in(data))}."
    )


def _weights(photo: PreparedPhoto) -> str:
    files = {"view": (photo.view_webp, photo.view_jpg), "thumbnail": (photo.thumb_webp, photo.thumb_jpg)}
    return ", ".join(
        f"{name} {len(webp) / 1024:.0f} KB as WebP, {len(jpg) / 1024:.0f} KB as JPEG"
        for name, (webp, jpg) in files.items()
    )

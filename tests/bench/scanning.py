"""How many tags a photo of the board gives, and how long a keeper waits for it."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median

import zxingcpp
from PIL import Image

from kiosk.adapters.scanning import read_codes
from tests.bench.board_photos import GRIDS, SYMBOL, BoardPhoto, board_photo
from tests.bench.lab import Lab, Section
from tests.bench.memory import peak_of
from tests.bench.rounds import Contender, Figure
from tests.bench.talk import WrongAnswer
from tests.bench.threads import together

SEEDS = (1, 2)
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_COMPARED = (
    "One photo after another, in one thread: 12-megapixel JPEGs of a board 1.2 m wide with tags whose symbol "
    f"is {SYMBOL:.0f} mm, drawn from the seeds {', '.join(map(str, SEEDS))} with perspective, blur, noise "
    "and uneven light. Ours looks at the whole photo and then closer at what is unread. The neighbour opens "
    "the photo with Pillow and asks zxing-cpp once, with its defaults."
)


def scanning(lab: Lab) -> Section:
    """Photos a second, and in the notes what was found in them."""
    boards = {tags: [board_photo(tags, seed) for seed in SEEDS] for tags in GRIDS}
    figures = lab.rounds.of([each for board in boards.items() for each in _contenders(lab, *board)])
    waits = {figure.name: figure for figure in figures}
    notes = [_about(tags, photos, waits[_ours(tags)]) for tags, photos in boards.items()]
    return Section("scanning", "Scanning", _COMPARED, figures, [*notes, _memory(lab, boards)])


def one_look(data: bytes) -> set[str]:
    """What zxing-cpp reads by itself."""
    return {symbol.text for symbol in zxingcpp.read_barcodes(Image.open(BytesIO(data)), _QR)}


def _ours(tags: int) -> str:
    return f"ours, {tags} tags"


def _contenders(lab: Lab, tags: int, photos: list[BoardPhoto]) -> list[Contender]:
    alone = f"zxing-cpp alone, {tags} tags"
    ways: dict[str, Callable[[bytes], object]] = {alone: one_look, _ours(tags): read_codes}
    return [
        Contender(
            name,
            "photos",
            partial(together, 1, [partial(way, photo.data) for photo in photos], lab.seconds * len(photos)),
            () if name == alone else (alone,),
        )
        for name, way in ways.items()
    ]


def _about(tags: int, photos: list[BoardPhoto], figure: Figure) -> str:
    read = [set(read_codes(photo.data)) for photo in photos]
    if wrong := sum(len(texts - photo.hanging) for texts, photo in zip(read, photos, strict=True)):
        raise WrongAnswer(f"{wrong} texts that no tag on the board says")
    ours, alone = (
        sum(len(texts & photo.visible) for texts, photo in zip(each, photos, strict=True))
        for each in (read, [one_look(photo.data) for photo in photos])
    )
    visible = sum(len(photo.visible) for photo in photos)
    return (
        f"{tags} tags: ours found {ours} of the {visible} wholly visible, none wrong, in "
        f"{figure.wait(0.5):.2f} s a photo (median); zxing-cpp alone {alone}."
    )


def _memory(lab: Lab, boards: dict[int, list[BoardPhoto]]) -> str:
    path: Path = lab.room("scanning") / "board.jpg"
    path.write_bytes(boards[max(boards)][0].data)
    peak = median(peak_of("board", path) for _ in range(3)) / 1e6
    return f"Peak memory above idle for the photo of {max(boards)} tags: {peak:.0f} MB."

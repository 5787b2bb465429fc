"""A thousand tags as one PDF, beside one PNG a symbol pasted into its pages."""

import io
import random
import time
from collections.abc import Callable, Sequence
from functools import partial

import pypdfium2
import zxingcpp
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_Q
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kiosk.adapters.printing.heading import StationHeading
from kiosk.adapters.printing.label_face import TagLabel
from kiosk.adapters.printing.layouts import LAYOUTS
from kiosk.adapters.printing.paper import MM
from kiosk.adapters.printing.refusals import ModuleTooSmall
from kiosk.adapters.printing.tags import refuse_unfit, tag_sheet
from kiosk.domain.codes import ALPHABET, grouped
from tests.bench.lab import Lab, Section
from tests.bench.rounds import Contender, Reading
from tests.bench.talk import WrongAnswer

TAGS = 1000
SEED = 20260302
LAYOUT = LAYOUTS["a4-3x8"]
ROLL = LAYOUTS["roll-40x30"]
_HEADING = StationHeading("诚信守护站", "Integrity Station")
_COMPARED = (
    f"{TAGS:,} tags on A4, 24 a page, as one PDF, their codes made from the seed {SEED}. Ours reads every "
    "symbol back before the sheet is offered. The neighbour makes a PNG of each symbol with the library "
    "qrcode, pastes it into the page with reportlab, writes the code beside it, and reads nothing back. The "
    "same tags on a thermal roll are a page each."
)
Way = Callable[[Sequence[TagLabel]], bytes]


def labels(lab: Lab) -> Section:
    """Tags a second, and in the notes what the files weigh."""
    made = some_labels(lab.count(TAGS))
    ways: dict[str, Way] = {
        "one PNG a symbol, pasted": one_png_each,
        "ours, each read back": ours,
        "ours on a roll, each read back": on_a_roll,
    }
    figures = lab.rounds.of(
        [
            Contender(
                name, "tags", partial(_timed, way, made), tuple(ways)[:1] if way is not one_png_each else ()
            )
            for name, way in ways.items()
        ]
    )
    thousand = some_labels(TAGS)
    return Section("labels", "Labels", _COMPARED, figures, [_about(thousand, ways), _weights(thousand)])


def some_labels(count: int) -> list[TagLabel]:
    """Tags of a school with an address of usual length."""
    chance = random.Random(SEED)
    codes = ["".join(chance.choices(ALPHABET, k=8)) for _ in range(count)]
    return [TagLabel(code, f"https://lost.school.cn/t/{code}") for code in codes]


def ours(tags: Sequence[TagLabel]) -> bytes:
    """The sheets as the station prints them."""
    return tag_sheet(tags, _HEADING, LAYOUT)


def on_a_roll(tags: Sequence[TagLabel]) -> bytes:
    """The same on labels of 40 × 30 mm."""
    return tag_sheet(tags, _HEADING, ROLL)


def one_png_each(tags: Sequence[TagLabel]) -> bytes:
    """The way that first comes to mind."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(LAYOUT.page_width * MM, LAYOUT.page_height * MM))
    places = list(LAYOUT.places())
    for number, tag in enumerate(tags):
        if number and number % LAYOUT.per_page == 0:
            canvas.showPage()
        left, top = places[number % LAYOUT.per_page]
        low = LAYOUT.page_height - top - LAYOUT.label_height
        code = QRCode(error_correction=ERROR_CORRECT_Q)
        code.add_data(tag.url)
        picture = io.BytesIO()
        code.make_image().save(picture, "PNG")
        canvas.drawImage(ImageReader(picture), (left + 5) * MM, (low + 5) * MM, 27 * MM, 27 * MM)
        canvas.drawString((left + 35) * MM, (low + 18) * MM, grouped(tag.code))
    canvas.save()
    return file.getvalue()


def _timed(way: Way, tags: Sequence[TagLabel]) -> Reading:
    begun = time.perf_counter()
    way(tags)
    return Reading(len(tags), time.perf_counter() - begun)


def _about(tags: Sequence[TagLabel], ways: dict[str, Way]) -> str:
    files = {name: way(tags) for name, way in ways.items()}
    wanted = {tag.url for tag in tags}
    for name, pdf in files.items():
        if missing := wanted - _read(pdf):
            raise WrongAnswer(f"{name}: {len(missing)} of {len(wanted)} tags do not read at 150 dpi")
    weights = ", ".join(f"{name}: {len(pdf):,} bytes" for name, pdf in files.items())
    return f"The files of {len(tags):,} tags, each of which was read from a picture at 150 dpi: {weights}."


def _weights(tags: Sequence[TagLabel]) -> str:
    weights = []
    for name, layout in LAYOUTS.items():
        try:
            refuse_unfit(tags[0].url, layout)
        except ModuleTooSmall:
            continue
        weights.append(f"{name} {len(tag_sheet(tags, _HEADING, layout)):,}")
    return f"What {len(tags):,} tags weigh on each layout, in bytes: {', '.join(weights)}."


def _read(pdf: bytes) -> set[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=150 / 72, grayscale=True).to_pil() for page in document]
    return {symbol.text for page in pages for symbol in zxingcpp.read_barcodes(page)}

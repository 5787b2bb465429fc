"""Makers of what is printed, and a reader's eyes for the PDFs that come back."""

import ctypes
import itertools
import random
import re
import zlib

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image

from kiosk.adapters.printing.heading import StationHeading
from kiosk.adapters.printing.label_face import TagLabel

MM = 72 / 25.4
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def a_heading(**how):
    return StationHeading(**{"name_zh": "诚信守护站", "name_en": "Integrity Station"} | how)


def some_labels(count, host="lost.school.cn"):
    chance = random.Random(20260302)
    codes = ["".join(chance.choices(ALPHABET, k=8)) for _ in range(count)]
    return [TagLabel(code, f"https://{host}/t/{code}") for code in codes]


def pages_of(pdf, dpi):
    """Every page as a grey picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]


def symbols_in(picture: Image.Image):
    """What a scanner reads on a picture, from the top row by row."""
    found = zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [code.text for code in found]


def text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def size_of(pdf):
    """The first page's width and height in mm."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(side / MM for side in document[0].get_size())


def filled_boxes(pdf):
    """(left, bottom, right, top) in mm of each filled path on the first page."""
    return [box for box, filled, *_ in _paths(pdf) if filled]


def symbol_boxes(pdf):
    """The same of each symbol: its own squares lie within those that all have, where those are put there."""
    return [box for box, filled, _, level in _paths(pdf) if filled and level] or filled_boxes(pdf)


def strokes(pdf):
    """The end points, in mm, of each unfilled path on the first page."""
    return [points for _, filled, points, _ in _paths(pdf) if not filled]


def unpacked(pdf):
    """What the file says about its pages and fonts, taken out of the streams that hold it together."""
    held = re.findall(rb"/Type/ObjStm[^>]*>>stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"\n".join(zlib.decompress(each) for each in held)


def unembedded_fonts(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [o for page in document for o in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT])]
        return [o for o in texts if pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(o)) != 1]


def _paths(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        for path in document[0].get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
            mode, stroked = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(path, mode, stroked)
            yield _box(path), mode.value != pdfium.FPDF_FILLMODE_NONE, _points(path), path.level


def _box(piece):
    """Where a piece lies on the page: (left, bottom, right, top) in mm, also one of what is put there."""
    left, bottom, right, top = piece.get_bounds()
    place = _place_of(piece.container)
    corners = [place.on_point(x, y) for x, y in ((left, bottom), (right, bottom), (left, top), (right, top))]
    xs, ys = [x / MM for x, _ in corners], [y / MM for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _place_of(piece):
    """From the piece's own measures to the page's."""
    place = pypdfium2.PdfMatrix()
    while piece:
        place = place.multiply(piece.get_matrix())
        piece = piece.container
    return place


def _points(path):
    x, y = ctypes.c_float(), ctypes.c_float()
    place = _place_of(path)
    found = []
    for number in range(pdfium.FPDFPath_CountSegments(path)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(path, number), x, y)
        found.append(tuple(side / MM for side in place.on_point(x.value, y.value)))
    return found


def words_on(pdf):
    """Per page, each line of text with its (left, bottom, right, top) in mm."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_lines(page) for page in document]


def colliding(lines, margin=5.0, size=(210.0, 297.0)):
    """The lines near the paper's edge or over another line; touching by a hair is no collision."""
    boxes = [box for _, box in lines]
    outside = [
        text
        for text, (left, bottom, right, top) in lines
        if left < margin or bottom < margin or right > size[0] - margin or top > size[1] - margin
    ]
    over = [
        (lines[a][0], lines[b][0])
        for a, b in itertools.combinations(range(len(boxes)), 2)
        if _overlap(boxes[a], boxes[b])
    ]
    return outside + over


def _overlap(one, other, hair=0.12):
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > hair and high > hair


def _lines(page):
    textpage = page.get_textpage()
    pieces = page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], textpage=textpage)
    return [(piece.extract().strip(), _box(piece)) for piece in pieces]

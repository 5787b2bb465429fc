"""A PDF in the making, drawn in millimetres from the lower left corner."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from operator import itemgetter

from reportlab import rl_config
from reportlab.lib.colors import Color, toColor
from reportlab.pdfgen.canvas import Canvas

from .beginnings import begin_each_with
from .lettering import FONT, Line, printable, the_font
from .symbols import QUIET, Rectangle, Symbol

MM = 72 / 25.4
INK = "#000000"
# Bytes as they are; as letters they would take a quarter more.
rl_config.useA85 = 0

_LINE = re.compile(
    r"(?P<width>[^\n]* j\n)?BT (?P<place>.*? Tm) (?P<pen>.* TL) (?P<said>\([^()]*\) Tj)(?: 0 Tr)? ET\s*"
)
_BY_SIZE = itemgetter(2, 3, 0, 1)
Segment = tuple[float, float, float, float]


class Paper:
    """Pages of one size, in mm. The same drawing gives the same bytes."""

    def __init__(self, title: str, width: float, height: float) -> None:
        the_font()
        self.width, self.height = width, height
        self._bytes = io.BytesIO()
        size = (width * MM, height * MM)
        self.canvas = Canvas(
            self._bytes, pagesize=size, initialFontName=FONT, pageCompression=1, invariant=1, lang="zh-CN"
        )
        self._beginning = ""
        self._held: tuple[str, str] | None = None
        self._written: dict[tuple[Line, float, float, str, bool], str] = {}
        self.canvas.setTitle(printable(title))
        self.canvas.setAuthor("Integrity Station")
        self.canvas.setSubject("")
        self.canvas.setCreator("Integrity Station")
        self.canvas.scale(MM, MM)

    def next_page(self) -> None:
        self.canvas.showPage()
        if not self._beginning:
            self._held = None
            self.canvas.scale(MM, MM)

    def begin_all_alike(self) -> None:
        """What is drawn so far, a begun stamp too, is what every page begins with; the file has it once."""
        self._beginning = "\n".join([self.canvas._preamble, *self.canvas._code, ""])
        self.canvas._preamble = ""
        self.canvas._code.clear()

    def keep(self, name: str, draw: Callable[[], None]) -> None:
        """Keeps what `draw` draws, to be put many times; the file has it once."""
        self.canvas.beginForm(name, 0, 0, self.width, self.height)
        self.canvas.addLiteral("0 Tr")
        draw()
        self.canvas.endForm()

    def put(self, name: str) -> None:
        """Puts here what was kept under that name."""
        self.canvas.doForm(name)

    def finished(self) -> bytes:
        if self._beginning:
            self.canvas.showPage()
            begin_each_with(self._beginning, self.canvas)
        self.canvas.save()
        return self._bytes.getvalue()

    def write(self, line: Line, x: float, y: float, colour: str = INK, centred: bool = False) -> None:
        """The line with its baseline at y, beginning (or, if centred, balanced) at x."""
        wanted = line, x, y, colour, centred
        if wanted not in self._written:
            self._written[wanted] = self._as_code(*wanted)
        code = self._written[wanted]
        if self._held:
            found = _LINE.fullmatch(code)
            alike = found and (found["width"], found["pen"]) == self._held
            code = f"BT {found['place']} {found['said']} ET" if found and alike else f"q 0 Tr\n{code}\nQ"
        self.canvas.addLiteral(code)

    def hold(self, line: Line, colour: str = INK) -> None:
        """Takes up the pen for lines like this until the page is full: none of them then needs to name it."""
        found = _LINE.fullmatch(self._as_code(replace(line, text="0"), 0, 0, colour, centred=False))
        if found:
            self._held = found["width"], found["pen"]
            self.canvas.addLiteral(f"{found['width'] or ''}BT {found['pen']} ET")

    def _as_code(self, line: Line, x: float, y: float, colour: str, centred: bool) -> str:
        """The line in the PDF's own language; what stands on every label is put into it only once."""
        left = x - line.width / 2 if centred else x
        text = self.canvas.beginText(left + line.weight * line.size / 2, y)
        text.setFont(FONT, line.size)
        text.setFillColor(_pigment(colour))
        text.setCharSpace(line.spacing * line.size)
        if line.weight:
            text.setTextRenderMode(2)
            text.setStrokeColor(_pigment(colour))
        text.textOut(line.text)
        if line.weight:
            text.setTextRenderMode(0)
        pen = f"{line.weight * line.size:.4f} w 1 j\n" if line.weight else ""
        return f"{pen}{text.getCode()}"

    def stamp(self, symbol: Symbol, x: float, y: float, module: float) -> None:
        """The symbol with its quiet zone's lower left corner at x, y; one filled path, so no seams show."""
        self.begin_stamp(symbol, x, y, module)
        self.canvas.addLiteral("f Q")

    def begin_stamp(self, symbol: Symbol, x: float, y: float, module: float) -> None:
        """Some squares of a symbol; until end_stamp draws the rest, nothing else can be drawn."""
        left, low = x + QUIET * module, y + QUIET * module
        self.canvas.addLiteral(f"q 0 g {module:.6f} 0 0 {module:.6f} {left:.4f} {low:.4f} cm")
        self.canvas.addLiteral(_path(symbol, symbol.rectangles))

    def end_stamp(self, symbol: Symbol) -> None:
        """The rest of the symbol, in the same path; like next to like packs better."""
        self.canvas.addLiteral(f"{_path(symbol, sorted(symbol.rectangles, key=_BY_SIZE))}\nf Q")

    def hairs(self, segments: Sequence[Segment], colour: str, width: float, dash: float = 0.0) -> None:
        """Straight lines from (x, y) to (x, y); `dash`: the length of a dash and of a gap, 0 for none."""
        self.canvas.saveState()
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeColor(_pigment(colour))
        if dash:
            self.canvas.setDash([dash, dash])
        self.canvas.lines(list(segments))
        self.canvas.restoreState()

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeColor(_pigment(colour))
        self.canvas.circle(x, y, radius, stroke=1, fill=0)

    @contextmanager
    def at(self, x: float, y: float, turned: bool = False) -> Iterator[None]:
        """Draws as if x, y were the origin and, if `turned`, the sheet upside down."""
        self.canvas.saveState()
        self.canvas.translate(x, y)
        if turned:
            self.canvas.rotate(180)
        yield
        self.canvas.restoreState()


def _path(symbol: Symbol, rectangles: Sequence[Rectangle]) -> str:
    rows = len(symbol.rows)
    return "\n".join(f"{x} {rows - y - h} {w} {h} re" for x, y, w, h in rectangles)


@cache
def _pigment(colour: str) -> Color:
    return toColor(colour)

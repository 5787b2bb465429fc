"""A PDF in the making, drawn in millimetres from the lower left corner."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from reportlab import rl_config
from reportlab.lib.colors import Color, toColor
from reportlab.pdfgen.canvas import Canvas

from .lettering import FONT, Line, printable, the_font
from .symbols import QUIET, Symbol

MM = 72 / 25.4
INK = "#000000"
# Bytes as they are; as letters they would take a quarter more.
rl_config.useA85 = 0

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
        self._written: dict[tuple[Line, float, float, str, bool], str] = {}
        self.canvas.setTitle(printable(title))
        self.canvas.setAuthor("Integrity Station")
        self.canvas.setSubject("")
        self.canvas.setCreator("Integrity Station")
        self.canvas.scale(MM, MM)

    def next_page(self) -> None:
        self.canvas.showPage()
        self.canvas.scale(MM, MM)

    def keep(self, name: str, draw: Callable[[], None]) -> None:
        """Keeps what `draw` draws, without any words, to be put on many pages."""
        self.canvas.beginForm(name, 0, 0, self.width, self.height)
        draw()
        self.canvas.endForm()

    def put(self, name: str) -> None:
        """Puts on the page what was kept under that name."""
        self.canvas.doForm(name)

    def finished(self) -> bytes:
        self.canvas.save()
        return self._bytes.getvalue()

    def write(self, line: Line, x: float, y: float, colour: str = INK, centred: bool = False) -> None:
        """The line with its baseline at y, beginning (or, if centred, balanced) at x."""
        wanted = line, x, y, colour, centred
        if wanted not in self._written:
            self._written[wanted] = self._as_code(*wanted)
        self.canvas.addLiteral(self._written[wanted])

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
        high = len(symbol.rows)
        path = "\n".join(f"{c} {high - r - h} {w} {h} re" for c, r, w, h in symbol.rectangles)
        left, low = x + QUIET * module, y + QUIET * module
        self.canvas.setFillColor(_pigment(INK))
        self.canvas.addLiteral(f"q {module:.6f} 0 0 {module:.6f} {left:.4f} {low:.4f} cm\n{path}\nf Q")

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


@cache
def _pigment(colour: str) -> Color:
    return toColor(colour)

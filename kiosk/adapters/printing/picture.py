"""A page as SVG, drawn in the same millimetres as the PDF, so that it is seen before it is made."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from xml.sax.saxutils import escape, quoteattr

from kiosk.domain.labels import Layout

from .lettering import Line
from .paper import INK, Segment
from .symbols import QUIET, Symbol
from .words import Pair

PAPER, BACK, EDGE_OF_LABEL, USED = "#FFFFFF", "#EFE7DA", "#B9AB97", "#D8CEBF"
SAMPLE_INK, SAMPLE_SIZE = "#B3261E", 0.13


class Picture:
    """One page; y goes up from the lower edge, as on paper."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._symbols: dict[str, str] = {}
        self._drawn: list[str] = []

    def keep(self, name: str, draw: Callable[[], None]) -> None:
        """Keeps what `draw` draws, to be put many times."""
        self._drawn.append(f'<defs><g id="{name}">')
        draw()
        self._drawn.append("</g></defs>")

    def put(self, name: str) -> None:
        """Puts here what was kept under that name."""
        self._drawn.append(f'<use href="#{name}"/>')

    def write(self, line: Line, x: float, y: float, colour: str = INK, centred: bool = False) -> None:
        """The line in the browser's own letters, pressed into the width that it takes on paper."""
        left = x - line.width / 2 if centred else x
        weight = ' font-weight="bold"' if line.weight else ""
        self._drawn.append(
            f'<text transform="translate({left:.2f} {y:.2f}) scale(1 -1)" font-size="{line.size:.2f}" '
            f'textLength="{line.width:.2f}" lengthAdjust="spacingAndGlyphs" fill={quoteattr(colour)}{weight}>'
            f"{escape(line.text)}</text>"
        )

    def stamp(self, symbol: Symbol, x: float, y: float, module: float) -> None:
        """The symbol with its quiet zone's lower left corner at x, y."""
        name = f"s{len(self._symbols)}"
        if not symbol.rectangles:
            return
        if symbol.text not in self._symbols:
            high = len(symbol.rows)
            path = "".join(f"M{c} {high - r - h}h{w}v{h}h-{w}z" for c, r, w, h in symbol.rectangles)
            self._drawn.append(f'<defs><path id="{name}" d="{path}"/></defs>')
            self._symbols[symbol.text] = name
        place = f"translate({x + QUIET * module:.3f} {y + QUIET * module:.3f}) scale({module:.4f})"
        self._drawn.append(f'<use href="#{self._symbols[symbol.text]}" transform="{place}"/>')

    def hairs(self, segments: Sequence[Segment], colour: str, width: float, dash: float = 0.0) -> None:
        """Straight lines from (x, y) to (x, y)."""
        path = "".join(f"M{a:.2f} {b:.2f}L{c:.2f} {d:.2f}" for a, b, c, d in segments)
        dashes = f' stroke-dasharray="{dash:g}"' if dash else ""
        self._drawn.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dashes}/>'
        )

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        self._drawn.append(
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:g}" fill="none" stroke="{colour}" '
            f'stroke-width="{width:g}"/>'
        )

    def outline(self, x: float, y: float, layout: Layout, used: bool) -> None:
        """A label's edge, which only the picture shows; one that is used up is grey."""
        self._drawn.append(
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{layout.label_width:g}" height="{layout.label_height:g}" '
            f'rx="1" fill="{USED if used else PAPER}" stroke="{EDGE_OF_LABEL}" stroke-width="0.2"/>'
        )

    def sample(self, said: Pair) -> None:
        """Says across the page that nothing on it is real."""
        size = min(self.width, self.height * 1.6) * SAMPLE_SIZE
        self._drawn.append(
            f'<text transform="translate({self.width / 2:g} {self.height / 2 - size * 0.3:g}) scale(1 -1) '
            f'rotate(-30)" font-size="{size:.1f}" font-weight="bold" text-anchor="middle" '
            f'fill="{SAMPLE_INK}" fill-opacity="0.35">{escape(f"{said.zh} {said.en}")}</text>'
        )

    @contextmanager
    def at(self, x: float, y: float, turned: bool = False) -> Iterator[None]:
        """Draws as if x, y were the origin and, if `turned`, the sheet upside down."""
        turn = " rotate(180)" if turned else ""
        self._drawn.append(f'<g transform="translate({x:.2f} {y:.2f}){turn}">')
        yield
        self._drawn.append("</g>")

    def finished(self) -> bytes:
        body = "\n".join(self._drawn)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}" '
            f'width="{self.width:g}mm" height="{self.height:g}mm" font-family="sans-serif">\n'
            f'<rect width="100%" height="100%" fill="{BACK}"/>\n'
            f'<g transform="translate(0 {self.height:g}) scale(1 -1)">\n{body}\n</g>\n</svg>\n'
        ).encode()

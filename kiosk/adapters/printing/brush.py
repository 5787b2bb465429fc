"""Few strokes that every drawing on the poster is made of. All lengths in mm."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

OUTLINE = "#4A3423"
Point = tuple[float, float]


class Brush:
    """Filled shapes with a warm dark outline, on a reportlab canvas whose unit is the millimetre."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        canvas.setLineCap(1)
        canvas.setLineJoin(1)

    @contextmanager
    def at(self, x: float, y: float, scale: float = 1.0, turn: float = 0.0) -> Iterator[None]:
        """Draws as if x, y were the origin; `turn` in degrees, anticlockwise."""
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.scale(scale, scale)
        self.canvas.rotate(turn)
        yield
        self.canvas.restoreState()

    def _pens(self, fill: str | None, stroke: str | None, width: float) -> dict[str, int]:
        if fill:
            self.canvas.setFillColor(fill)
        if stroke:
            self.canvas.setStrokeColor(stroke)
            self.canvas.setLineWidth(width)
        return {"fill": int(bool(fill)), "stroke": int(bool(stroke))}

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str | None,
        stroke: str | None = None,
        width: float = 0.7,
    ) -> None:
        self.canvas.circle(x, y, radius, **self._pens(fill, stroke, width))

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        radius: float,
        fill: str | None,
        stroke: str | None = None,
        width: float = 0.7,
    ) -> None:
        """A box with round corners, its lower left corner at x, y."""
        self.canvas.roundRect(x, y, wide, high, radius, **self._pens(fill, stroke, width))

    def shape(
        self,
        start: Point,
        steps: Sequence[Sequence[float]],
        fill: str | None,
        stroke: str | None = OUTLINE,
        width: float = 0.7,
        closed: bool = True,
    ) -> None:
        """A path from `start`: a step of two numbers is a straight line, one of six a Bézier curve."""
        path = self.canvas.beginPath()
        path.moveTo(*start)
        for step in steps:
            (path.lineTo if len(step) == 2 else path.curveTo)(*step)
        if closed:
            path.close()
        self.canvas.drawPath(path, **self._pens(fill, stroke, width))

    def line(self, *points: Point, colour: str = OUTLINE, width: float = 0.7) -> None:
        self.shape(points[0], points[1:], None, colour, width, closed=False)

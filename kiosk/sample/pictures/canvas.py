"""The canvas: lays one part over another like cut paper, each with its light, its edge and its shadow."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from kiosk.sample.pictures.light import Box, box_round, relief, shadow, stencil
from kiosk.sample.pictures.palette import SHADE, Paint
from kiosk.sample.pictures.patterns import PIXELS, RGB
from kiosk.sample.pictures.pose import Pose
from kiosk.sample.pictures.shapes import Outline, Point, ellipse, evenly

SIDE = 960
"""Width and height of a picture: board units while it is drawn, pixels when it is finished."""


class Canvas:
    """A picture being drawn; the middle of the board is (0, 0)."""

    def __init__(self, board: Image.Image) -> None:
        """`board`: RGB, PIXELS times SIDE each way; it is drawn upon."""
        self._image = board
        self._pen = ImageDraw.Draw(board)
        self._pose = Pose(complex(SIDE, SIDE) * PIXELS / 2, complex(PIXELS))

    @contextmanager
    def at(
        self, x: float = 0, y: float = 0, degrees: float = 0, size: float = 1, mirrored: bool = False
    ) -> Iterator[None]:
        """Whatever is drawn inside has its middle at (x, y), and is turned, enlarged and mirrored there."""
        outer = self._pose
        self._pose = outer.then(x, y, degrees, size, mirrored)
        yield
        self._pose = outer

    def sides(self) -> Iterator[None]:
        """Twice round: once as it is, once mirrored left to right."""
        for mirrored in (False, True):
            with self.at(mirrored=mirrored):
                yield

    def fill(
        self,
        outline: Sequence[Point],
        paint: Paint,
        *,
        lift: float = 0,
        puff: float = 1,
        reach: float = 20,
        inside: Outline | None = None,
    ) -> None:
        """One part. `lift`: units above what lies beneath, so how long its shadow is; `puff`: how strongly
        light models it, 0 for flat; `reach`: how far in from the edge light does, in units; `inside`: an
        outline it does not leave.
        """
        points = self._pose.placed(outline)
        box = box_round(points).within(*self._image.size)
        if not all(box.size):
            return
        if lift:
            self._cast(points, lift * self._pose.size)
        patch = _patch(paint, box)
        if puff:
            lit, shaded = relief(points, box, reach * self._pose.size, puff)
            patch.paste(paint.light, mask=lit)
            patch.paste(paint.dark, mask=shaded)
        mask = stencil(points, box)
        if inside is None:
            self._image.paste(patch, box.corners, mask)
            self._pen.line([*points, points[0], points[1]], paint.edge, round(1.5 * PIXELS), "curve")
        else:
            bounds = stencil(self._pose.placed(inside), box)
            self._image.paste(patch, box.corners, ImageChops.multiply(mask, bounds))

    def flat(self, outline: Sequence[Point], colour: RGB) -> None:
        """A shape without light: an eye, a button, a printed mark."""
        self._pen.polygon(self._pose.placed(outline), colour)

    def dot(self, x: float, y: float, radius: float, colour: RGB) -> None:
        self.flat(ellipse(x, y, radius), colour)

    def line(self, points: Sequence[Point], colour: RGB, width: float) -> None:
        """A line with round ends, `width` units thick."""
        thick = max(1, round(width * self._pose.size))
        placed = self._pose.placed(points)
        self._pen.line(placed, colour, thick, "curve")
        for x, y in (placed[0], placed[-1]):
            self._pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), colour)

    def stitches(self, points: Sequence[Point], colour: RGB, width: float = 3, length: float = 11) -> None:
        """A seam along the points: dashes, and gaps between them, `length` units long."""
        stops = evenly(points, length)
        for start, end in zip(stops[::2], stops[1::2], strict=False):
            self.line([start, end], colour, width)

    def finished(self) -> Image.Image:
        """The picture at its size, a little soft like a photograph: that also makes its files smaller."""
        return self._image.reduce(PIXELS).filter(ImageFilter.BoxBlur(1.4))

    def _cast(self, points: Outline, lift: float) -> None:
        """A shadow upon everything drawn so far; `lift` in pixels."""
        fallen = [(x + lift * 0.5, y + lift * 0.9) for x, y in points]
        box = box_round(fallen).wider(lift * 1.6).within(*self._image.size)
        if all(box.size):
            self._image.paste(SHADE, box.corners, shadow(fallen, box, lift * 0.55))


def _patch(paint: Paint, box: Box) -> Image.Image:
    patch = Image.new("RGB", box.size, paint.base)
    if paint.pattern is not None:
        paint.pattern(ImageDraw.Draw(patch), *box.size)
    return patch

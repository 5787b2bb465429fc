"""Light and shadow. They are soft, so they are worked out small and then spread over the whole part."""

from dataclasses import dataclass
from math import ceil, floor

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from kiosk.sample.pictures.shapes import Outline

COARSE = 8
"""How many pixels of the canvas one pixel of a shadow stands for."""


@dataclass(frozen=True)
class Box:
    """A piece of the canvas, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> tuple[int, int]:
        return (max(self.right - self.left, 0), max(self.bottom - self.top, 0))

    @property
    def corners(self) -> tuple[int, int, int, int]:
        return (self.left, self.top, self.right, self.bottom)

    def wider(self, margin: float) -> "Box":
        far = ceil(margin)
        return Box(self.left - far, self.top - far, self.right + far, self.bottom + far)

    def within(self, width: int, height: int) -> "Box":
        """The part of it that lies on a canvas of that size; its size is (0, …) if none does."""
        return Box(max(self.left, 0), max(self.top, 0), min(self.right, width), min(self.bottom, height))

    def local(self, points: Outline, scale: float = 1) -> Outline:
        """The points as seen from its upper left corner."""
        return [((x - self.left) / scale, (y - self.top) / scale) for x, y in points]


def box_round(points: Outline) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(floor(min(across)), floor(min(down)), ceil(max(across)) + 1, ceil(max(down)) + 1)


def stencil(points: Outline, box: Box) -> Image.Image:
    """White inside the points, black outside; L, as large as the box."""
    mask = Image.new("L", box.size)
    ImageDraw.Draw(mask).polygon(box.local(points), 255)
    return mask


def shadow(points: Outline, box: Box, blur: float) -> Image.Image:
    """How dark the shadow with these points is in the box; `blur` in pixels."""
    return _spread(_coarse(points, box, blur).point(lambda level: level * 0.42), box)


def relief(points: Outline, box: Box, reach: float, strength: float) -> tuple[Image.Image, Image.Image]:
    """How lit and how shaded a cushion with these points is, when light comes from the upper left.

    `reach`: pixels from the edge to where it is flat; `strength`: 1 is ordinary. Gives two masks, each as
    large as the box.
    """
    blurred = _coarse(points, box.wider(reach), reach * 0.6)
    inset, step = round(reach / COARSE), max(1, round(reach * 0.45 / COARSE))
    above, below = _window(blurred, inset - step, box), _window(blurred, inset + step, box)
    lit = ImageChops.subtract(below, above, scale=1.9 / strength)
    shaded = ImageChops.subtract(above, below, scale=1.9 / strength)
    return _spread(lit, box), _spread(shaded, box)


def _coarse(points: Outline, box: Box, blur: float) -> Image.Image:
    image = Image.new("L", _coarse_size(box))
    ImageDraw.Draw(image).polygon(box.local(points, COARSE), 255)
    return image.filter(ImageFilter.GaussianBlur(max(blur / COARSE, 0.8)))


def _coarse_size(box: Box) -> tuple[int, int]:
    return (ceil(box.size[0] / COARSE) + 1, ceil(box.size[1] / COARSE) + 1)


def _window(coarse: Image.Image, start: int, box: Box) -> Image.Image:
    across, down = _coarse_size(box)
    return coarse.crop((start, start, start + across, start + down))


def _spread(coarse: Image.Image, box: Box) -> Image.Image:
    part = (0, 0, box.size[0] / COARSE, box.size[1] / COARSE)
    return coarse.resize(box.size, Image.Resampling.BILINEAR, box=part)

"""The icons of the pages on paper: drawn from the same sprite, in the colours of our prints."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .brush import OUTLINE, Brush
from .svg_path import Stroke, strokes

SIDE = 24.0
FILLING = "#FBE3BC"
_SYMBOL = re.compile(r'<symbol id="([\w-]+)"[^>]*>(.*?)</symbol>', re.DOTALL)
_PART = re.compile(r"<(path|circle|rect)\b([^>]*)/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass(frozen=True)
class Part:
    """A part of an icon. `filled`: it has an inside."""

    strokes: tuple[Stroke, ...]
    filled: bool


Icon = tuple[Part, ...]


def icons_in(sprite: str) -> dict[str, Icon]:
    """The icons of a sprite by their names; `sprite`: the text of an SVG file of symbols, 24 units a side."""
    return {
        name: tuple(_part(shape, dict(_ATTRIBUTE.findall(given))) for shape, given in _PART.findall(inside))
        for name, inside in _SYMBOL.findall(sprite)
    }


def draw_icon(brush: Brush, icon: Icon, x: float, y: float, side: float) -> None:
    """The icon in a square of `side` mm whose lower left corner is at x, y."""
    canvas = brush.canvas
    with brush.at(x, y + side, side / SIDE):
        canvas.scale(1, -1)
        canvas.setStrokeColor(OUTLINE)
        canvas.setFillColor(FILLING)
        canvas.setLineWidth(1.5)
        for part in icon:
            path = canvas.beginPath()
            for stroke in part.strokes:
                _follow(path, stroke)
            canvas.drawPath(path, stroke=1, fill=int(part.filled))


def _follow(path: object, stroke: Stroke) -> None:
    act = {0: "close", 2: "lineTo", 3: "moveTo", 6: "curveTo"}[len(stroke)]
    getattr(path, act)(*(stroke[:2] if len(stroke) == 3 else stroke))


def _part(shape: str, given: Mapping[str, str]) -> Part:
    outline = given.get("d") or _outline(shape, {name: _number(value) for name, value in given.items()})
    return Part(tuple(strokes(outline)), given.get("fill") != "none")


def _outline(shape: str, given: Mapping[str, float]) -> str:
    """A circle or a box with round corners as a path."""
    if shape == "circle":
        x, y, r = given["cx"], given["cy"], given["r"]
        return f"M{x - r} {y}a{r} {r} 0 0 1 {2 * r} 0a{r} {r} 0 0 1 {-2 * r} 0z"
    x, y, wide, high, r = given["x"], given["y"], given["width"], given["height"], given.get("rx", 0)
    corner = f"a{r} {r} 0 0 1" if r else "l"
    return (
        f"M{x + r} {y}h{wide - 2 * r}{corner} {r} {r}v{high - 2 * r}{corner} {-r} {r}"
        f"h{2 * r - wide}{corner} {-r} {-r}v{2 * r - high}{corner} {r} {-r}z"
    )


def _number(text: str) -> float:
    return float(text) if re.fullmatch(r"-?[\d.]+", text) else 0.0

"""Where a drawing is put and how it is turned. Points are complex numbers here, so turning is multiplying."""

from cmath import rect
from collections.abc import Sequence
from dataclasses import dataclass
from math import radians

from kiosk.sample.pictures.shapes import Outline, Point


@dataclass(frozen=True)
class Pose:
    """From the points of a drawing to the pixels of the canvas."""

    origin: complex
    turn: complex
    mirrored: bool = False

    @property
    def size(self) -> float:
        """Pixels to one unit of the drawing."""
        return abs(self.turn)

    def then(self, x: float, y: float, degrees: float, size: float, mirrored: bool) -> "Pose":
        """A drawing within this one: moved to (x, y), turned clockwise, enlarged, mirrored left to right."""
        turn = rect(size, radians(degrees))
        return Pose(
            self._placed(complex(x, y)),
            self.turn * (turn.conjugate() if self.mirrored else turn),
            self.mirrored ^ mirrored,
        )

    def placed(self, outline: Sequence[Point]) -> Outline:
        places = [self._placed(complex(x, y)) for x, y in outline]
        return [(place.real, place.imag) for place in places]

    def _placed(self, point: complex) -> complex:
        return self.origin + self.turn * (-point.conjugate() if self.mirrored else point)

"""How far two colours stand apart, as WCAG 2.2 measures it: from 1 (the same) to 21 (black on white)."""

import re

_PLAIN = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


def contrast(one: str, other: str) -> float:
    """The ratio between two colours, each as `#rgb` or `#rrggbb`; ValueError for anything else."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    if not _PLAIN.fullmatch(colour):
        raise ValueError(f"not a plain colour: {colour}")
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)

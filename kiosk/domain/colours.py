"""The colours a thing or a zone can have, and the words people type for them."""

from enum import StrEnum


class Colour(StrEnum):
    """A colour by its plain name; the shades live in `static/css/tokens.css`."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"
    BROWN = "brown"
    BLACK = "black"
    WHITE = "white"
    GREY = "grey"
    MIXED = "mixed"


class Pattern(StrEnum):
    """A zone's pattern, so that colour is never its only sign."""

    PLAIN = "plain"
    STRIPES = "stripes"
    DOTS = "dots"
    GRID = "grid"
    WAVES = "waves"
    ZIGZAG = "zigzag"
    CHECKS = "checks"
    DIAGONAL = "diagonal"


COLOUR_WORDS: dict[Colour, tuple[str, str]] = {
    Colour.RED: ("红色 大红 枣红", "red"),
    Colour.ORANGE: ("橙色 橘色 橘红", "orange"),
    Colour.YELLOW: ("黄色 金色", "yellow gold"),
    Colour.GREEN: ("绿色 青色", "green"),
    Colour.BLUE: ("蓝色 天蓝 深蓝 藏青", "blue navy"),
    Colour.PURPLE: ("紫色", "purple violet"),
    Colour.PINK: ("粉色 粉红", "pink"),
    Colour.BROWN: ("棕色 咖啡色 褐色", "brown"),
    Colour.BLACK: ("黑色", "black"),
    Colour.WHITE: ("白色 米白", "white"),
    Colour.GREY: ("灰色 银色", "grey gray silver"),
    Colour.MIXED: ("彩色 花色", "mixed colourful colorful"),
}
"""Per colour the Chinese and the English words that find it; a thing is called by the first of each."""

"""The zones and places a new school starts with."""

from dataclasses import dataclass

from kiosk.domain.colours import Colour, Pattern


@dataclass(frozen=True)
class StandardZone:
    """A part of a new board. `capacity`: things that fit."""

    letter: str
    colour: Colour
    pattern: Pattern
    name_zh: str
    name_en: str
    capacity: int


STANDARD_ZONES = (
    StandardZone("A", Colour.BLUE, Pattern.STRIPES, "衣物区", "Clothes", 24),
    StandardZone("B", Colour.YELLOW, Pattern.DOTS, "水杯区", "Cups", 16),
    StandardZone("C", Colour.ORANGE, Pattern.GRID, "球类区", "Balls", 12),
    StandardZone("D", Colour.GREEN, Pattern.WAVES, "绳伞区", "Ropes and umbrellas", 12),
    StandardZone("E", Colour.PURPLE, Pattern.ZIGZAG, "文具区", "Pencil cases and books", 16),
    StandardZone("F", Colour.PINK, Pattern.CHECKS, "其他区", "Everything else", 16),
)
STANDARD_PLACES = (
    ("playground", "操场", "Playground"),
    ("gym", "体育馆", "Gym"),
    ("canteen", "食堂", "Canteen"),
    ("corridor", "走廊", "Corridor"),
    ("classroom", "教室", "Classroom"),
    ("library", "图书馆", "Library"),
    ("music_room", "音乐教室", "Music room"),
    ("toilet", "洗手间", "Washroom"),
    ("gate", "校门口", "School gate"),
    ("bus", "校车", "School bus"),
    ("elsewhere", "其他地方", "Somewhere else"),
)
"""Per place its key, its Chinese and its English name."""

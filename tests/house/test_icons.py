"""The icons are one family: one grid, one kind of line, no colours of their own; none is idle or missing."""

import re

from kiosk.adapters.printing.icons import SIDE, icons_in
from kiosk.domain.colours import Pattern
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from tests.house.reading import ROOT, modules, template_source, templates, texts, tree

_SPRITE = (ROOT / "static" / "img" / "icons.svg").read_text("utf-8")
_SYMBOLS = re.findall(r'<symbol id="([\w-]+)" viewBox="([\d ]+)"', _SPRITE)
_MADE_OF = {"symbol", "path", "circle", "rect"}
_ONE_LINE = re.compile(r"stroke-width|stroke-line|style=|class=|(?:fill|stroke)=\"(?!none|currentColor)")


def test_all_stand_on_one_grid() -> None:
    assert len(_SYMBOLS) == _SPRITE.count("<symbol") > 50
    assert {grid for _name, grid in _SYMBOLS} == {"0 0 24 24"}


def test_all_are_drawn_with_one_line_and_bring_no_colour() -> None:
    assert set(re.findall(r"<(\w+)", _SPRITE)) - {"svg"} == _MADE_OF
    assert _ONE_LINE.findall(_SPRITE) == []


def test_none_leaves_its_square() -> None:
    """Patterns do: they are cut off at the rim of what they fill."""
    outside = {
        name
        for name, icon in icons_in(_SPRITE).items()
        for part in icon
        for stroke in part.strokes
        if not name.startswith("pat-")
        and not all(0 < place < SIDE for place in (stroke[:2] if len(stroke) == 3 else stroke))
    }
    assert outside == set()


def test_every_category_and_every_pattern_has_one() -> None:
    names = {name for name, _grid in _SYMBOLS}
    assert {f"cat-{category.key}" for category in STANDARD_CATEGORIES} <= names
    assert {f"pat-{pattern}" for pattern in Pattern} <= names


def test_every_symbol_for_an_act_is_used() -> None:
    said = {text for path in modules() for text in texts(tree(path))}
    pages = "".join(template_source(name) for name in templates())
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "static" / "js").glob("*.js"))
    idle = {
        name
        for name, _grid in _SYMBOLS
        if name.startswith("ui-") and name not in said and name not in pages + scripts
    }
    assert idle == set()


def test_every_drawing_says_what_it_is_or_is_hidden_from_those_who_listen() -> None:
    drawings = [
        (name, drawing)
        for name in templates()
        for drawing in re.findall(r"<svg\b(?:[^>{]|{[^}]*}+)*>", template_source(name))
    ]
    assert len(drawings) > 10
    assert [each for each in drawings if not re.search(r'aria-hidden="true"|role="img"', each[1])] == []

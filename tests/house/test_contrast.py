"""Colours that meet on a page can be told apart, by day and by night; and colours have one home."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.colours import Colour
from kiosk.web.styleguide.pairs import PAIRS, measured
from kiosk.web.styleguide.tokens import Tokens, tokens_in
from tests.house.reading import ROOT, template_source

_CSS = ROOT / "static" / "css"
_OTHERS = sorted(set(_CSS.glob("*.css")) - {_CSS / "tokens.css"})
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_USED = re.compile(r"(?<![\w-])(color|background|background-color): var\(--([\w-]+)\)")


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return tokens_in((_CSS / "tokens.css").read_text("utf-8"))


def _rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Every rule that gives words a colour or a background, with the tokens it takes for the two."""
    for sheet in _OTHERS:
        for selector, body in _RULE.findall(sheet.read_text("utf-8")):
            if used := {name.split("-")[0]: token for name, token in _USED.findall(body)}:
                yield f"{sheet.name}: {selector.strip()}", used


@pytest.mark.parametrize("night", [False, True], ids=["by day", "by night"])
def test_every_pair_can_be_told_apart(tokens: Tokens, night: bool) -> None:
    pairs = list(measured(tokens, night))
    assert len(pairs) > 60
    assert [(each.drawn, each.surface, each.ratio) for each in pairs if not each.is_enough] == []


def test_the_tokens_are_read_whole(tokens: Tokens) -> None:
    assert set(tokens.things) == set(Colour)
    assert set(tokens.night) == set(tokens.day)
    plain = {name for name in tokens.colours() if tokens.day[name] != tokens.night[name]}
    assert {"board", "paper", "ink", "soft", "go", "link", "seal"} <= plain


def test_no_rule_puts_words_on_what_was_not_measured() -> None:
    """`--on` and `--c` are measured as the twelve colours that they stand for."""
    known = {(drawn, surface) for drawn, surface, _least in PAIRS} | {("on", "c")}
    both = {rule: (used["color"], used["background"]) for rule, used in _rules() if len(used) == 2}
    assert len(both) > 20
    assert {rule: pair for rule, pair in both.items() if pair not in known} == {}


def test_no_words_have_a_colour_that_was_not_measured() -> None:
    drawn = {drawn for drawn, _surface, _least in PAIRS} | {"on"}
    assert {rule: used["color"] for rule, used in _rules() if used.get("color", "ink") not in drawn} == {}


@pytest.mark.parametrize("sheet", _OTHERS, ids=lambda sheet: str(sheet.name))
def test_colours_are_named_in_one_file_only(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert _COLOUR.findall(text) == []


@pytest.mark.parametrize("page", ["layout.html", "screen/layout.html"])
def test_a_phones_own_bar_has_the_colour_of_the_rail(tokens: Tokens, page: str) -> None:
    said = re.findall(r'"theme-color" content="(#\w+)" media="[^"]*: (\w+)', template_source(page))
    assert {scheme: colour for colour, scheme in said} == {
        "light": tokens.day["rail"],
        "dark": tokens.night["rail"],
    }

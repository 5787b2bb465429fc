"""Symbols by the thousand are the encoder's own, square by square."""

import random

import pytest

from kiosk.adapters.printing import symbol_press
from kiosk.adapters.printing.refusals import UnreadableSymbol
from kiosk.adapters.printing.symbol_press import SymbolPress
from kiosk.adapters.printing.symbols import Level, drawn_symbol

from .reading import some_labels


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("host", ["a.cn", "lost.school.cn", "lost-and-found.sunshine-primary.edu.cn"])
def test_each_is_the_symbol_that_the_encoder_draws(level, host):
    press = SymbolPress(level)
    for label in some_labels(40, host):
        assert press.drawn(label.url) == drawn_symbol(label.url, level)


def test_texts_of_any_length_and_in_any_script_take_turns():
    chance = random.Random(7)
    texts = ["x" * chance.randrange(1, 60) + chance.choice("站光a9~") for _ in range(40)]
    press = SymbolPress(Level.Q)
    assert [press.drawn(text) for text in texts] == [drawn_symbol(text) for text in texts]


def test_the_encoder_is_asked_a_few_dozen_times_for_hundreds(monkeypatch):
    asked = []

    def counted(text, level):
        asked.append(text)
        return drawn_rows(text, level)

    drawn_rows = symbol_press.drawn_rows
    monkeypatch.setattr(symbol_press, "drawn_rows", counted)
    press = SymbolPress(Level.H)
    for label in some_labels(400):
        press.drawn(label.url)
    assert 30 < len(asked) < 70


def test_each_one_is_read_back(monkeypatch):
    press = SymbolPress(Level.Q)
    labels = some_labels(3)
    assert press.readable(labels[0].url).text == labels[0].url
    monkeypatch.setattr(press, "_change", lambda *how: 1 << 8 * 420)
    with pytest.raises(UnreadableSymbol):
        press.readable(labels[1].url)

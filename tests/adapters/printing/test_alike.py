"""Symbols drawn in two parts are the whole symbols, and no seam shows where the parts meet."""

import pytest

from kiosk.adapters.printing.alike import AlikeSymbols
from kiosk.adapters.printing.layouts import LAYOUTS
from kiosk.adapters.printing.refusals import UnreadableSymbol
from kiosk.adapters.printing.symbol_press import SymbolPress
from kiosk.adapters.printing.symbols import Level, drawn_symbol
from kiosk.adapters.printing.tags import tag_sheet

from .reading import a_heading, pages_of, some_labels, symbol_boxes

URLS = [label.url for label in some_labels(30)]


def alike(texts):
    return AlikeSymbols(SymbolPress(Level.H), texts)


@pytest.mark.parametrize("in_one_path", [True, False])
@pytest.mark.parametrize("count", [1, 2, 30])
def test_both_parts_together_are_what_the_encoder_draws(count, in_one_path):
    symbols = alike(URLS[:count])
    for url in URLS[:count]:
        own = symbols.readable(url, in_one_path=in_one_path)
        parts = zip(symbols.common.rows, own.rows, strict=True)
        assert [bytes(a | b for a, b in zip(*rows, strict=True)) for rows in parts] == list(
            drawn_symbol(url, Level.H).rows
        )


def test_most_squares_are_common_and_in_one_path_none_is_filled_twice():
    symbols = alike(URLS)
    common = sum(map(sum, symbols.common.rows))
    for url in URLS:
        own = symbols.readable(url, in_one_path=True)
        assert sum(map(sum, own.rows)) < common / 2
        both = zip(symbols.common.rows, own.rows, strict=True)
        assert not any(a & b for rows in both for a, b in zip(*rows, strict=True))


def test_a_single_symbol_is_all_common():
    assert alike(URLS[:1]).readable(URLS[0], in_one_path=True).rectangles == ()


def test_texts_of_two_lengths_share_nothing():
    texts = ["https://a.cn/t/7K3M9QXA", "https://lost.school.cn/t/7K3M9QXA"]
    symbols = alike(texts)
    assert symbols.common.rectangles == ()
    assert [symbols.readable(text, in_one_path=False) for text in texts] == [
        drawn_symbol(text, Level.H) for text in texts
    ]


def test_what_reads_as_something_else_is_refused():
    symbols = alike(URLS[:2])
    with pytest.raises(UnreadableSymbol):
        symbols.readable(URLS[3], in_one_path=True)


@pytest.mark.parametrize("name", ["a4-3x8", "roll-40x30"])
def test_no_seam_shows_between_dark_squares_where_they_meet_within_a_pixel(name):
    labels, layout, dpi = some_labels(20), LAYOUTS[name], 337
    pdf = tag_sheet(labels, a_heading(), layout)
    [page, *_] = pages_of(pdf, dpi)
    left, _low, right, top = (edge / 25.4 * dpi for edge in symbol_boxes(pdf)[0])
    rows = drawn_symbol(labels[0].url, Level.H).rows
    module = (right - left) / len(rows)
    seams = [
        page.getpixel(
            (round(left + (x + 1) * module - 0.5), round(page.height - top + (y + 0.5) * module - 0.5))
        )
        for y, row in enumerate(rows)
        for x in range(len(row) - 1)
        if row[x] and row[x + 1]
    ]
    assert len(seams) > 100
    assert max(seams) < 8

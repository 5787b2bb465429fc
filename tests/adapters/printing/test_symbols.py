"""QR symbols say exactly what they should, or are not printed."""

from dataclasses import replace

import pytest

from kiosk.adapters.printing.refusals import PrintingRefused, UnreadableSymbol
from kiosk.adapters.printing.symbols import drawn_symbol, picture_of, read_back, readable_symbol

URL = "https://lost.sch.cn/t/7K3M9QXA"


def test_a_symbol_says_its_address_in_lower_case():
    symbol = readable_symbol(URL)
    assert symbol.text == URL
    read_back(symbol)


@pytest.mark.parametrize(("length", "modules"), [(32, 29), (33, 33), (46, 33), (47, 37)])
def test_32_bytes_are_the_most_a_version_3_symbol_with_correction_q_holds(length, modules):
    symbol = readable_symbol("https://" + "x" * (length - 8))
    assert len(symbol.rows) == modules
    assert symbol.side == modules + 8


def test_the_rectangles_are_the_dark_modules_each_once():
    symbol = drawn_symbol(URL)
    painted = [[0] * len(symbol.rows) for _ in symbol.rows]
    for x, y, wide, high in symbol.rectangles:
        for row in painted[y : y + high]:
            row[x : x + wide] = [cell + 1 for cell in row[x : x + wide]]
    assert [bytes(row) for row in painted] == list(symbol.rows)
    assert len(symbol.rectangles) < sum(map(sum, symbol.rows)) / 2


def test_the_quiet_zone_is_four_modules_of_white():
    symbol = drawn_symbol(URL)
    picture = picture_of(symbol.side, symbol.rectangles)
    assert picture.size == (37 * 3, 37 * 3)
    dark = picture.point(lambda grey: 255 - grey).getbbox()
    assert dark == (4 * 3, 4 * 3, 33 * 3, 33 * 3)


def test_a_spoiled_symbol_is_refused():
    symbol = drawn_symbol(URL)
    rows = [bytes(len(row)) if 9 < y < 21 else row for y, row in enumerate(symbol.rows)]
    with pytest.raises(UnreadableSymbol, match="reads as nothing"):
        read_back(replace(symbol, rows=tuple(rows)))


def test_a_symbol_that_says_something_else_is_refused():
    with pytest.raises(UnreadableSymbol, match="7K3M9QXB"):
        read_back(replace(drawn_symbol(URL), text=URL[:-1] + "B"))


def test_an_address_no_symbol_can_hold_is_refused():
    with pytest.raises(PrintingRefused):
        readable_symbol("https://" + "x" * 3000)

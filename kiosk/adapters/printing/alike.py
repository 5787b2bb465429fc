"""Symbols of one sheet: addresses of one length differ in a few squares, so all others are drawn once."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from .symbol_press import SymbolPress, symbol_of
from .symbols import Symbol, read_back


class AlikeSymbols:
    """What symbols of several texts have in common, and what only each has; both are drawn as symbols.

    Texts of more than one length have nothing in common.
    """

    def __init__(self, press: SymbolPress, texts: Sequence[str]) -> None:
        self._press = press
        self.of_one_length = len({len(text.encode()) for text in texts}) == 1
        first = press.squares(texts[0])
        self._length = 1 << first.bit_length() - 1
        self._changing = (
            reduce(or_, (press.squares(text) ^ first for text in texts)) if self.of_one_length else 0
        )
        ground = first & ~self._changing if self.of_one_length else self._length
        self.common = symbol_of("", ground)
        self._touched = self._changing
        for step in (8, 8 * len(self.common.rows)):
            self._touched |= self._changing << step | self._changing >> step

    def readable(self, text: str, *, in_one_path: bool) -> Symbol:
        """The text's own dark squares.

        `in_one_path`: they are filled together with the common ones; else those common ones that touch a
        changing one are among them, so that no seam shows between. Raises UnreadableSymbol if a reader
        finds anything else than the text in both together.
        """
        if not self.of_one_length:
            return self._press.readable(text)
        squares = self._press.squares(text)
        own = symbol_of(text, squares & (self._changing if in_one_path else self._touched) | self._length)
        read_back(symbol_of(text, squares), (*self.common.rectangles, *own.rectangles))
        return own

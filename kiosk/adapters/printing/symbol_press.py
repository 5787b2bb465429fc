"""Many symbols at the price of a few dozen: addresses of one length differ only where their codes do.

With the mask fixed, every square of a symbol is the exclusive or of some bits of its text: the text, its
error correction and the mask are all sums without carrying. So what one bit of the text changes, it
changes in every text of that length, and the encoder is asked for it once.
"""

from .symbols import Level, Symbol, drawn_rows, read_back


class SymbolPress:
    """Draws symbols of texts, each as the encoder would, and reads every one back."""

    def __init__(self, level: Level) -> None:
        self._level = level
        self._first: dict[int, tuple[bytes, int]] = {}
        self._changes: dict[tuple[int, int, int], int] = {}

    def readable(self, text: str) -> Symbol:
        """The symbol that says `text`; raises UnreadableSymbol if a reader finds anything else in it."""
        symbol = self.drawn(text)
        read_back(symbol)
        return symbol

    def drawn(self, text: str) -> Symbol:
        """The same symbol as drawn_symbol gives; not yet read back."""
        return symbol_of(text, self.squares(text))

    def squares(self, text: str) -> int:
        """Its squares as one number, a byte a square; a 1 in front keeps its length."""
        wanted = text.encode()
        if len(wanted) not in self._first:
            self._first[len(wanted)] = wanted, self._encoded(wanted)
        first, squares = self._first[len(wanted)]
        for place, (was, now) in enumerate(zip(first, wanted, strict=True)):
            if was != now:
                squares ^= self._change(first, place, was ^ now)
        return squares

    def _change(self, first: bytes, place: int, bits: int) -> int:
        """What those bits of one byte of a text change in its symbol: the sum of what each changes alone."""
        key = len(first), place, bits
        if key not in self._changes:
            lowest = bits & -bits
            if bits != lowest:
                both = self._change(first, place, lowest) ^ self._change(first, place, bits ^ lowest)
                self._changes[key] = both
            else:
                other = bytearray(first)
                other[place] ^= bits
                self._changes[key] = self._encoded(bytes(other)) ^ self._first[len(first)][1]
        return self._changes[key]

    def _encoded(self, text: bytes) -> int:
        return int.from_bytes(b"\1" + b"".join(drawn_rows(text, self._level)))


def symbol_of(text: str, squares: int) -> Symbol:
    """The symbol with those squares, one number as SymbolPress.squares gives."""
    flat = squares.to_bytes((squares.bit_length() + 7) // 8)[1:]
    side = int(len(flat) ** 0.5)
    return Symbol(text, tuple(flat[at : at + side] for at in range(0, len(flat), side)))

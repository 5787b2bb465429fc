"""Chance that always falls the same way: the same words give the same choices on every machine."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

Option = TypeVar("Option")


class Whim:
    """A run of small choices, decided by the words it was made from and by nothing else."""

    def __init__(self, *words: object) -> None:
        self._root = "\x1f".join(str(word) for word in words)
        self._asked = 0

    def fraction(self) -> float:
        """The next number, 0 ≤ n < 1."""
        self._asked += 1
        digest = blake2b(f"{self._root}\x1f{self._asked}".encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") / 2**32

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.fraction()

    def one_of(self, options: Sequence[Option]) -> Option:
        return options[int(self.fraction() * len(options))]

    def says_yes(self, odds: float) -> bool:
        """True in about `odds` of the cases, 0 ≤ odds ≤ 1."""
        return self.fraction() < odds

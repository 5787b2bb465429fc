"""Integrity Station: a lost-and-found board that families serve themselves from."""

__version__ = "0.4.0"

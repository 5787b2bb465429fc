"""When a screen at the gate is awake."""

from datetime import time


def is_awake(moment: time, begins: str, ends: str) -> bool:
    """Whether a time of the school's day lies in its bright hours; `begins`, `ends`: written "07:30"."""
    return begins <= f"{moment:%H:%M}" < ends

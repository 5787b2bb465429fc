"""Where things go that nobody came for."""

from enum import StrEnum


class Destination(StrEnum):
    """Where a batch moved on to; a mistake was logged by a slip and never was a found thing."""

    DONATED = "donated"
    CLASS_TEACHER = "class_teacher"
    DISCARDED = "discarded"
    MISTAKE = "mistake"


OF_A_TEACHER = (Destination.DONATED, Destination.CLASS_TEACHER, Destination.DISCARDED)
"""What a teacher can choose."""

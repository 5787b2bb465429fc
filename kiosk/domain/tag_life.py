"""What a printed tag is worth when somebody scans it."""

from enum import StrEnum

from kiosk.domain.item_life import State


class TagCondition(StrEnum):
    """A tag as a person meets it."""

    BLANK = "blank"
    BOUND = "bound"
    USED = "used"
    CANCELLED = "cancelled"


_OVER = frozenset({State.CLAIMED, State.MOVED_ON})


def condition(item_state: State | None, *, cancelled: bool) -> TagCondition:
    """A tag's condition from the state of the item it hangs on (None: it hangs on nothing)."""
    if cancelled:
        return TagCondition.CANCELLED
    if item_state is None:
        return TagCondition.BLANK
    return TagCondition.USED if item_state in _OVER else TagCondition.BOUND


def can_be_bound(tag: TagCondition, *, reusable: bool) -> bool:
    """Whether a keeper may bind the tag to a new item: a tag is good for one item unless reusable."""
    return tag is TagCondition.BLANK or (reusable and tag is TagCondition.USED)

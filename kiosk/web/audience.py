"""Every route says who it is for; the tests refuse a route that does not."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

ANYONE = "anyone"
KEEPER = "keeper"
TEACHER = "teacher"
ADMIN = "admin"
"""The school office: a teacher whose account says so."""


def audience(who: str) -> Callable[[View], View]:
    """Marks a view as meant for `who`: ANYONE, KEEPER, TEACHER or ADMIN."""

    def mark(view: View) -> View:
        view.audience = who  # type: ignore[attr-defined]
        return view

    return mark


def is_for_anyone(view: Callable[..., Any]) -> bool:
    """Whether no door stands before a view; one that says nothing of its audience is not open to anyone."""
    return getattr(view, "audience", None) == ANYONE


def is_for_admins(view: Callable[..., Any]) -> bool:
    """Whether a teacher without the school office's role is turned away."""
    return getattr(view, "audience", None) == ADMIN

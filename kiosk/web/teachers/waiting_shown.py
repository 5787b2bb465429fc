"""What waits for a teacher, a line each, in the order in which somebody else waits for it."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import ngettext

from kiosk.queries.waiting import COUNTED_TO, Waiting


@dataclass(frozen=True)
class LineShown:
    """A line. `count`: as it is written; `words`: what they are; `symbol`: its icon."""

    count: str
    words: str
    url: str
    symbol: str


def counted(count: int) -> str:
    """A number as it is written; what was counted no further says so."""
    return f"{COUNTED_TO}+" if count > COUNTED_TO else str(count)


def lines_of(waiting: Waiting) -> list[LineShown]:
    """Only what there is some of."""
    disputes = ngettext(
        "thing that two families call theirs", "things that two families call theirs", waiting.disputes
    )
    requests = ngettext("family asks for a valuable", "families ask for a valuable", waiting.requests)
    matches = ngettext("lost notice has a good match", "lost notices have a good match", waiting.matches)
    named = ngettext("thing has a name in it", "things have a name in them", waiting.named)
    odd = ngettext("claim is worth a second look", "claims are worth a second look", waiting.odd)
    due = ngettext("thing has been kept long enough", "things have been kept long enough", waiting.due)
    lines = [
        (waiting.disputes, disputes, url_for("teachers.disputes"), "ui-recognise"),
        (waiting.requests, requests, url_for("teachers.held"), "ui-lock"),
        (waiting.matches, matches, url_for("teachers.notices", good=1), "ui-search"),
        (waiting.named, named, url_for("teachers.named_things"), "ui-tag"),
        (waiting.odd, odd, url_for("teachers.claims", odd="yes"), "ui-look"),
        (waiting.due, due, url_for("teachers.moving_on"), "ui-clock"),
    ]
    return [LineShown(counted(count), *line) for count, *line in lines if count]

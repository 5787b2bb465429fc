"""What is missed, and why a thing might be it, in the visitor's language."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from kiosk.domain.colours import Colour
from kiosk.queries.lost_notices import MatchSeen, NoticeSeen
from kiosk.web.language import named
from kiosk.web.words import COLOUR_NAMES, NOWHERE

_REASONS = {
    "kind": lazy_gettext("same kind of thing"),
    "kind_near": lazy_gettext("a similar kind of thing"),
    "colour": lazy_gettext("same colour"),
    "colour_near": lazy_gettext("a similar colour"),
    "words": lazy_gettext("described alike"),
    "place": lazy_gettext("same place"),
}


def lost_title(notice: NoticeSeen) -> str:
    """What is missed: 蓝色水杯, Blue cup."""
    kind = named(notice.category)
    called = kind[:1].lower() + kind[1:]
    if notice.colour:
        called = _("%(colour)s %(kind)s", colour=COLOUR_NAMES[Colour(notice.colour)], kind=called)
    return called[:1].upper() + called[1:]


def lost_at(notice: NoticeSeen) -> str:
    """Where it was lost; empty if nobody knows."""
    return named(notice.place) if notice.place and notice.place.key != NOWHERE else ""


def why(match: MatchSeen, lost_on: date) -> str:
    """What speaks for a thing: 同样的颜色 · 同一个地方 · 差2天."""
    return " · ".join(_said(match, lost_on))


def _said(match: MatchSeen, lost_on: date) -> Iterable[str]:
    for reason in match.reasons:
        if reason == "days":
            days = abs((match.thing.found_on - lost_on).days)
            yield ngettext("%(num)d day apart", "%(num)d days apart", days) if days else _("same day")
        else:
            yield str(_REASONS[reason])

"""Channels in words: their services, what they can be told, and why one was not reached."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from kiosk.adapters.announcing import faults
from kiosk.domain.announcements import DIGEST, DISPUTE, LETTER, MATCH, REQUEST
from kiosk.domain.channel_addresses import MAIL, shown_of
from kiosk.queries.channels import ChannelSeen
from kiosk.web.here import current_station

KINDS = {
    DIGEST: lazy_gettext("What came in, at four on days with a duty"),
    LETTER: lazy_gettext("The week in figures, on Fridays at four"),
    MATCH: lazy_gettext("A lost notice has a good match"),
    DISPUTE: lazy_gettext("Somebody wrote “that was mine”"),
    REQUEST: lazy_gettext("Somebody asks for a valuable"),
}
LANGUAGES = {"zh": "中文", "en": "English"}
"""Each by its own name."""
FOR_FAMILIES = (DIGEST, LETTER)
"""What may stand in a group of families; the rest is for teachers, and leads to the desk."""
_SERVICES = {
    "wecombot": lazy_gettext("WeCom robot"),
    "dingtalk": lazy_gettext("DingTalk robot"),
    "feishu": lazy_gettext("Feishu robot"),
    "lark": lazy_gettext("Lark robot"),
}
_FAULTS = {
    faults.PRIVATE: lazy_gettext("It leads into a private network, and nothing was sent there."),
    faults.UNREADABLE: lazy_gettext("Its address is not one that this service has. Please paste it anew."),
    faults.UNREACHED: lazy_gettext("It could not be connected to. The station tries again by itself."),
    faults.SILENT: lazy_gettext("It did not answer in time. The station tries again by itself."),
    faults.REFUSED: lazy_gettext(
        "It was reached and said no: is the robot still there, and does it ask for a keyword or a signature?"
    ),
    faults.KEY_LOST: lazy_gettext("Its address cannot be opened any more. Please paste it anew."),
}


@dataclass(frozen=True)
class ChannelShown:
    """A channel as its office sees it. `service`: with at most four signs of its address."""

    id: int
    title: str
    service: str
    kinds: list[LazyString]
    language: str
    reached_at: datetime | None
    fault: LazyString | None
    operators: bool
    waiting: int


def channel_shown(channel: ChannelSeen) -> ChannelShown:
    """Its address masked."""
    return ChannelShown(
        id=channel.id,
        title=channel.title,
        service=_service(current_station().vault.open_text_if_kept(channel.sealed)),
        kinds=[KINDS[kind] for kind in KINDS if kind in channel.kinds],
        language=channel.language,
        reached_at=channel.reached_at,
        fault=_FAULTS[channel.fault] if channel.fault else None,
        operators=channel.operators,
        waiting=channel.waiting,
    )


def _service(address: str | None) -> str:
    if address is None:
        return str(_FAULTS[faults.KEY_LOST])
    scheme, last = shown_of(address)
    called = _("E-mail") if scheme in MAIL else str(_SERVICES.get(scheme, scheme))
    return f"{called} …{last}" if last else called

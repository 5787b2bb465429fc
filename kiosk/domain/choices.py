"""What a school chooses for itself, with the defaults it starts from."""

import unicodedata
from dataclasses import dataclass, fields, replace
from typing import Any

from kiosk.domain.languages import LANGUAGES, OFFERS
from kiosk.domain.refusals import FormRefused


@dataclass(frozen=True)
class Choices:
    """A school's own rules. `claimant_days`: days that a claimant's details are kept.

    `pinyin`: keepers' pages write pinyin above the words; `duty_weekdays`: Monday is 0; `team_size`: keepers
    a duty; `display_days`: days that a thing hangs before a newer one may take its place; `board_readers`:
    "anyone", or "pass" for browsers that were at the station; `lost_days`: days after which a lost notice
    closes; `request_days`: days that a settled request or dispute keeps its details; the texts stand beside
    the station's own words, in both languages, empty for none; `languages`: those its pages offer, the first
    for whoever has no wish.
    """

    contact_required: bool = True
    tags_reusable: bool = False
    claimant_days: int = 180
    pinyin: bool = False
    duty_weekdays: tuple[int, ...] = (0, 2)
    team_size: int = 3
    display_days: int = 14
    board_readers: str = "anyone"
    lost_days: int = 60
    request_days: int = 60
    pledge_zh: str = ""
    pledge_en: str = ""
    privacy_zh: str = ""
    privacy_en: str = ""
    languages: tuple[str, ...] = LANGUAGES


MOST_DISPLAY_DAYS = 365
MOST_CLAIMANT_DAYS = 3650
MOST_LOST_DAYS = 365
MOST_REQUEST_DAYS = 365
MOST_TEAM_SIZE = 12
MOST_TEXT = 900
ANYONE, WITH_PASS = "anyone", "pass"
BOARD_READERS = (ANYONE, WITH_PASS)
TEXTS = tuple(each.name for each in fields(Choices) if each.name.endswith(("_zh", "_en")))
_WEEK = range(7)


def checked_choices(**values: Any) -> Choices:
    """The defaults with those values in their place.

    Raises FormRefused with a reason a field; TypeError for a name that is no choice.
    """
    choices = replace(Choices(), **values)
    reasons = {
        "duty_weekdays": _weekdays_fault(choices.duty_weekdays),
        "team_size": "" if 1 <= choices.team_size <= MOST_TEAM_SIZE else "team_size_impossible",
        "display_days": "" if 1 <= choices.display_days <= MOST_DISPLAY_DAYS else "display_days_impossible",
        "claimant_days": ""
        if 1 <= choices.claimant_days <= MOST_CLAIMANT_DAYS
        else "claimant_days_impossible",
        "lost_days": "" if 1 <= choices.lost_days <= MOST_LOST_DAYS else "lost_days_impossible",
        "request_days": "" if 1 <= choices.request_days <= MOST_REQUEST_DAYS else "request_days_impossible",
        "languages": "" if choices.languages in OFFERS else "languages_missing",
        "board_readers": "" if choices.board_readers in BOARD_READERS else "board_readers_missing",
        **{text: "" if len(getattr(choices, text)) <= MOST_TEXT else "text_too_long" for text in TEXTS},
    }
    if faults := {field: reason for field, reason in reasons.items() if reason}:
        raise FormRefused(faults)
    return choices


def tidied_text(text: str) -> str:
    """A school's own text as it is kept: lines without what cannot be seen, at most one empty one between."""
    lines = [_seen(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip()


def _seen(line: str) -> str:
    line = unicodedata.normalize("NFC", line.replace("\t", " "))
    return "".join(sign for sign in line if unicodedata.category(sign)[0] != "C").strip()


def _weekdays_fault(days: tuple[int, ...]) -> str:
    if not days:
        return "weekdays_missing"
    ordered = all(day in _WEEK for day in days) and list(days) == sorted(set(days))
    return "" if ordered else "weekdays_impossible"

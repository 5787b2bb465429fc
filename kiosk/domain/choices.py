"""What a school chooses for itself, with the defaults it starts from."""

import re
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
    for whoever has no wish; `changing_code`: screens at the gate show a code that is renewed every minute;
    `printed_code`: a scan of a poster gives the pass; `screen_touch`: things are found and claimed on the
    screen itself; `screen_voice`: it speaks, at `screen_volume` percent, from `voice_from` to `voice_until`;
    it is bright from `bright_from` to `bright_until`, times of the school's day like "07:30"; `screen_keys`:
    how often a school gave its screens new keys, see kiosk.services.screen_keys.
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
    changing_code: bool = False
    printed_code: bool = True
    screen_touch: bool = False
    screen_voice: bool = False
    screen_volume: int = 40
    voice_from: str = "07:30"
    voice_until: str = "16:30"
    bright_from: str = "07:00"
    bright_until: str = "18:00"
    screen_keys: int = 0


MOST_DISPLAY_DAYS = 365
MOST_CLAIMANT_DAYS = 3650
MOST_LOST_DAYS = 365
MOST_REQUEST_DAYS = 365
MOST_TEAM_SIZE = 12
MOST_TEXT = 900
MOST_VOLUME = 100
ANYONE, WITH_PASS = "anyone", "pass"
BOARD_READERS = (ANYONE, WITH_PASS)
TIMES = tuple(each.name for each in fields(Choices) if each.name.endswith(("_from", "_until")))
TEXTS = tuple(each.name for each in fields(Choices) if each.name.endswith(("_zh", "_en")))
_WEEK = range(7)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


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
        "printed_code": "" if choices.printed_code or choices.changing_code else "printed_code_needed",
        "screen_volume": "" if 1 <= choices.screen_volume <= MOST_VOLUME else "screen_volume_impossible",
        **_times_faults(choices),
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


def _times_faults(choices: Choices) -> dict[str, str]:
    """A span of hours ends on the day on which it begins; the fault stands at its end."""
    faults = {each: "" if _TIME.fullmatch(getattr(choices, each)) else "time_impossible" for each in TIMES}
    for begins, ends in zip(TIMES[::2], TIMES[1::2], strict=True):
        if not (faults[begins] or faults[ends]) and getattr(choices, begins) >= getattr(choices, ends):
            faults[ends] = "time_before_begin"
    return faults


def _weekdays_fault(days: tuple[int, ...]) -> str:
    if not days:
        return "weekdays_missing"
    ordered = all(day in _WEEK for day in days) and list(days) == sorted(set(days))
    return "" if ordered else "weekdays_impossible"

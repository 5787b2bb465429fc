"""The words of an announcement, in the channel's language: no request is here to take one from."""

import gettext
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import kiosk.locale
from kiosk.domain.announcements import DIGEST, DISPUTE, LETTER, MATCH, REQUEST, TEST

PATHS = {
    DIGEST: "/",
    LETTER: "/",
    MATCH: "/teacher/notices/{number}",
    DISPUTE: "/teacher/disputes/{number}",
    REQUEST: "/teacher/held/requests/{number}",
    TEST: "/",
}
"""Where each leads: families' board, or the desk, which asks for a sign-in."""


@dataclass(frozen=True)
class Words:
    """What a channel is told. `title`: one line, the subject of a letter."""

    title: str
    body: str


def words_of(kind: str, facts: str, language: str, base_url: str) -> Words:
    """`facts`: the JSON of an announcement; `language`: zh or en; `base_url`: what the link begins with."""
    told: dict[str, Any] = json.loads(facts)
    speech = _speech(language)
    school = _named(told["school"], language)
    lines = _LINES[kind](speech, told, language)
    link = base_url + PATHS[kind].format(**told)
    # Robots of groups may let nothing through without a keyword: both languages begin with the same one.
    return Words(f"诚信守护站 · {school}", "\n".join([*lines, link]))


@cache
def _speech(language: str) -> gettext.NullTranslations:
    folder = Path(kiosk.locale.__file__).parent
    return gettext.translation("messages", folder, ["zh"]) if language == "zh" else gettext.NullTranslations()


def _named(names: list[Any], language: str) -> str:
    """The name in that language, of a pair of Chinese and English."""
    return str((names[1] if language == "en" else "") or names[0])


def _digest(speech: gettext.NullTranslations, facts: dict[str, Any], language: str) -> list[str]:
    _, ngettext = speech.gettext, speech.ngettext
    found = sum(number for *_names, number in facts["stations"])
    lines = [ngettext("%(num)d new thing came to the board.", "%(num)d new things came to the board.", found)]
    lines[0] %= {"num": found}
    if len(facts["stations"]) > 1:
        lines.append(_counted(facts["stations"], language))
    if facts["kinds"]:
        lines.append(_counted(facts["kinds"], language))
    if held := facts["held"]:
        kept = ngettext("A teacher keeps %(num)d of them.", "Teachers keep %(num)d of them.", held)
        lines.append(kept % {"num": held})
    return [*lines, _("Is yours among them? The board shows them all.")]


def _counted(rows: list[list[Any]], language: str) -> str:
    return " · ".join(f"{_named(row, language)} {row[2]}" for row in rows)


def _letter(speech: gettext.NullTranslations, facts: dict[str, Any], _language: str) -> list[str]:
    _ = speech.gettext
    lines = [
        _("This week at the station"),
        _("%(found)d found, %(home)d went home.") % facts,
        _("%(on_board)d hang on the board, %(stored)d rest in the cupboard.") % facts,
    ]
    if facts["home_late"]:
        lines.append(_("%(home_late)d of them were registered afterwards, and that counts the same.") % facts)
    if facts["percent"] is not None:
        lines.append(_("The integrity index of this term: %(percent)d in a hundred.") % facts)
    return [*lines, _("Thank you for looking after each other's things.")]


def _match(speech: gettext.NullTranslations, _facts: dict[str, Any], _language: str) -> list[str]:
    _ = speech.gettext
    return [_("A lost notice has a good match. Please have a look at the desk.")]


def _dispute(speech: gettext.NullTranslations, _facts: dict[str, Any], _language: str) -> list[str]:
    _ = speech.gettext
    return [_("Somebody wrote “that was mine”. Please have a look at the desk.")]


def _request(speech: gettext.NullTranslations, _facts: dict[str, Any], _language: str) -> list[str]:
    _ = speech.gettext
    return [_("Somebody asks for a valuable that teachers may be keeping. Please have a look at the desk.")]


def _test(speech: gettext.NullTranslations, _facts: dict[str, Any], _language: str) -> list[str]:
    _ = speech.gettext
    return [_("This is a test: the station reaches you. There is nothing to do.")]


_LINES = {
    DIGEST: _digest,
    LETTER: _letter,
    MATCH: _match,
    DISPUTE: _dispute,
    REQUEST: _request,
    TEST: _test,
}

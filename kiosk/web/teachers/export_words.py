"""What an export is, in words: for the page that offers it, and for the access log that remembers it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from kiosk.domain.claimant import NO_CLASS, class_label
from kiosk.domain.export_note import note_in
from kiosk.web.here import today
from kiosk.web.language import named
from kiosk.web.teachers.claim_wish import LogChoices, Wish

OUTCOME_NAMES = {
    "open": lazy_gettext("taken home"),
    "put_back": lazy_gettext("put back"),
    "wrong_thing": lazy_gettext("wrong thing, returned"),
}
KIND_NAMES = {
    "at_station": lazy_gettext("at the station"),
    "late": lazy_gettext("registered late"),
}
_SEEN_NAMES = {"yes": lazy_gettext("seen already"), "no": lazy_gettext("not seen yet")}
_NARROWED = {
    "station": lazy_gettext("Station"),
    "category": lazy_gettext("Kind"),
    "class_name": lazy_gettext("Class"),
    "outcome": lazy_gettext("State"),
    "kind": lazy_gettext("Registered"),
    "seen": lazy_gettext("Seen"),
    "odd": lazy_gettext("Looks"),
    "since": lazy_gettext("From"),
    "until": lazy_gettext("To"),
    "found": lazy_gettext("Search the claimants"),
}
"""The log's choices, as its form calls them."""


def wish_in_words(wish: Wish, choices: LogChoices, words: str, timezone: str) -> list[tuple[str, str]]:
    """By what the log is narrowed, each choice and its value; `words`: of the search, "" once it ended."""
    kinds = {kind.key: named(kind) for kind in choices.kinds}
    values = {
        "station": named(choices.stations[int(wish.station)]) if wish.station else "",
        "category": kinds.get(wish.category, ""),
        "class_name": _class(wish.class_name, timezone),
        "outcome": str(OUTCOME_NAMES.get(wish.outcome, "")),
        "kind": str(KIND_NAMES.get(wish.kind, "")),
        "seen": str(_SEEN_NAMES.get(wish.seen, "")),
        "odd": _("worth a look") if wish.odd else "",
        "since": wish.since,
        "until": wish.until,
        "found": words,
    }
    return [(str(_NARROWED[name]), value) for name, value in values.items() if value]


def export_in_words(text: str) -> str:
    """An entry of the access log about an export: XLSX · 120 claims · without names · Station, From."""
    note = note_in(text)
    if note is None:
        return text
    rows = ngettext("%(num)d claim", "%(num)d claims", note.rows)
    names = _("with names and phones") if note.names else _("without names and phones")
    narrowed = ", ".join(str(_NARROWED.get(name, name)) for name in note.narrowed) or _("the whole log")
    return " · ".join(filter(None, [note.format.upper(), rows, names, narrowed, note.why]))


def _class(key: str, timezone: str) -> str:
    return _("Teacher or guest") if key == NO_CLASS else class_label(key, today(timezone))

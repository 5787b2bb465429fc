"""GET /teacher/access: who saw personal data, when and why; and whether the log is whole."""

from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_babel import lazy_gettext
from sqlalchemy import Connection

from kiosk.domain.access_chain import ACTS
from kiosk.domain.account_acts import AccountAct
from kiosk.queries.access_log import (
    Checked,
    EntryPage,
    EntrySeen,
    Wanted,
    entries_after,
    entries_before,
    first_break,
    last_digest,
    newest_break,
)
from kiosk.queries.accounts import accounts_of
from kiosk.web.audience import ADMIN, audience
from kiosk.web.here import current_station
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.export_words import export_in_words
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_ACTS = {
    "reveal": lazy_gettext("saw a claimant in full"),
    "search": lazy_gettext("searched by name or phone"),
    "export": lazy_gettext("took a list out"),
    "match": lazy_gettext("looked into a lost notice"),
    "request": lazy_gettext("looked into a request for a valuable"),
    "dispute": lazy_gettext("looked into a thing that two families claim"),
    "account": lazy_gettext("looked after an account"),
    "named": lazy_gettext("read a name in a thing"),
    "blur": lazy_gettext("made a part of a photo unreadable"),
}
_ACCOUNT_ACTS: dict[str, str] = {
    AccountAct.ADDED: lazy_gettext("added"),
    AccountAct.RENAMED: lazy_gettext("other name"),
    AccountAct.ROLE_CHANGED: lazy_gettext("other role"),
    AccountAct.CLOSED: lazy_gettext("closed"),
    AccountAct.REOPENED: lazy_gettext("opened again"),
    AccountAct.PASSWORD_RESET: lazy_gettext("new password"),
    AccountAct.SECOND_STEP_REMOVED: lazy_gettext("second step removed"),
}
_SEAL_SHOWN = 16
NEWEST_CHECKED = 2000


@dataclass(frozen=True)
class EntryShown:
    """An entry in words."""

    entry: EntrySeen
    act: str
    reason: str


@teachers.get("/teacher/access")
@audience(ADMIN)
def access() -> str:
    """One page of the log. The first one also says whether its newest entries follow one another, or all."""
    school_id = current_staff().school_id
    with current_station().database.read() as connection:
        people = accounts_of(connection, school_id)
        wanted = _wanted({each.id for each in people})
        found = _found(connection, school_id, wanted)
        whole_log = not (found.newer or wanted.staff_id or wanted.act)
        checked = _checked(connection, school_id) if whole_log else None
        seal = last_digest(connection, school_id) if whole_log else None
    at_page(_address(wanted))
    return page(
        "access",
        entries=[_shown(each) for each in found.entries],
        newer_url=_address(wanted, after=found.entries[0].id) if found.newer and found.entries else None,
        older_url=_address(wanted, before=found.entries[-1].id) if found.older and found.entries else None,
        wanted=wanted,
        people=people,
        acts=[(act, _ACTS[act]) for act in ACTS],
        checked=checked,
        newest=NEWEST_CHECKED,
        seal=seal.hex()[:_SEAL_SHOWN] if seal else "",
    )


def _checked(connection: Connection, school_id: int) -> Checked:
    if request.args.get("whole"):
        return Checked(first_break(connection, school_id), to_the_first=True)
    return newest_break(connection, school_id, NEWEST_CHECKED)


def _wanted(people: set[int]) -> Wanted:
    person, act = whole(request.args.get("person")), request.args.get("act", "")
    return Wanted(person if person in people else None, act if act in ACTS else "")


def _found(connection: Connection, school_id: int, wanted: Wanted) -> EntryPage:
    after = whole(request.args.get("after"))
    if after is not None:
        return entries_after(connection, school_id, wanted, after)
    return entries_before(connection, school_id, wanted, whole(request.args.get("before")))


def _address(wanted: Wanted, **turn: int) -> str:
    chosen: dict[str, Any] = {"person": wanted.staff_id, "act": wanted.act or None, **turn}
    return url_for("teachers.access", **chosen)


def _shown(entry: EntrySeen) -> EntryShown:
    reason = entry.reason
    if entry.act == "account":
        what, _gap, username = reason.partition(" ")
        reason = f"{username} · {_ACCOUNT_ACTS.get(what, what)}"
    if entry.act == "export":
        reason = export_in_words(reason)
    return EntryShown(entry, str(_ACTS.get(entry.act, entry.act)), reason)

"""/teacher/claims and its search: the claim log, newest first, narrowed by a form, a page at a time."""

from typing import Any

from flask import redirect, request, session
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from kiosk.domain.claimant import NO_CLASS
from kiosk.domain.refusals import FormRefused
from kiosk.queries.claim_log import ClaimPage, claims_after, claims_before
from kiosk.services.searching import note_search
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.claim_wish import LogChoices, Wish, choices_of_log, wish_of
from kiosk.web.teachers.kept_searches import keep_words, kept_words
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import claim_of, page

JUST_SEEN = "just_seen"


@teachers.get("/teacher/claims")
@audience(TEACHER)
def claims() -> str:
    """One page of the log, every claimant masked."""
    return _page(Form())


@teachers.post("/teacher/claims/search")
@audience(TEACHER)
def search_claims() -> Response | tuple[str, int]:
    """Looks for a name, a whole contact or its last four signs: `words`, which no address repeats."""
    staff, form = current_staff(), Form.sent()
    try:
        words = note_search(
            current_station().database, staff.school_id, staff.id, form.values.get("words", ""), now()
        )
    except FormRefused as refused:
        return _page(form.refuse(refused)), 422
    return redirect(Wish(found=keep_words(words)).address(), 303)


def _page(form: Form) -> str:
    staff = current_staff()
    with current_station().database.read() as connection:
        choices = choices_of_log(connection, staff.school_id)
        wish = wish_of(request.args, choices)
        found = _found(connection, choices, wish)
    at_page(wish.address())
    day = today(staff.timezone)
    words = kept_words(wish.found) if wish.found else None
    shown = [claim_of(claim, choices.stations, day) for claim in found.claims]
    return page(
        "claims",
        claims=shown,
        unseen=[claim.id for claim in shown if not claim.seen_at],
        just_seen=session.get(JUST_SEEN, []) if "just" in request.args else [],
        newer_url=wish.address(after=found.after) if found.after is not None else None,
        older_url=wish.address(before=found.before) if found.before is not None else None,
        looked_back_to=found.looked_back_to,
        wish=wish,
        export_url=wish.address("teachers.export_claims"),
        here=_query_here(wish),
        form=form,
        words=words,
        search_ended=bool(wish.found) and words is None,
        several=len(choices.stations) > 1,
        stations=list(choices.stations.values()),
        kinds=choices.kinds,
        classes=[(each.key, each.label(day)) for each in choices.classes],
        no_class=NO_CLASS,
        today=day.isoformat(),
    )


def _found(connection: Connection, choices: LogChoices, wish: Wish) -> ClaimPage:
    asked = [number for number in choices.stations if wish.station in {"", str(number)}]
    chosen = wish.narrowing(current_staff())
    after = whole(request.args.get("after"))
    if after is not None:
        return claims_after(connection, asked, chosen, after)
    return claims_before(connection, asked, chosen, whole(request.args.get("before")))


def _query_here(wish: Wish) -> str:
    """What leads a form of this very page back to it."""
    names = ("before", "after")
    turns: dict[str, Any] = {name: number for name in names if (number := whole(request.args.get(name)))}
    return wish.address(**turns).partition("?")[2]

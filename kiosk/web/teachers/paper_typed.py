"""A row of paper as a teacher types it: which thing, who, and when."""

from flask_babel import gettext as _

from kiosk.domain import codes
from kiosk.domain.claimant import Claimant
from kiosk.domain.paper_moment import Written, clock_on_paper, day_on_paper
from kiosk.domain.refusals import FormRefused
from kiosk.domain.tag_life import TagCondition
from kiosk.queries.codes import TagSeen, tag_by_code
from kiosk.queries.stations import station_by_id
from kiosk.queries.things import thing_by_ref
from kiosk.services.rows_on_paper import KeyedRow
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.teachers.session import current_staff


def claimant_in(form: Form) -> Claimant:
    """Who took it, unchecked."""
    return Claimant(*(form.values.get(field, "") for field in ("name", "class_name", "contact")))


def written_in(form: Form) -> Written:
    """When it was taken; what the paper does not say is left empty. Raises FormRefused."""
    typed_day, typed_clock = (form.values.get(field, "").strip() for field in ("day", "time"))
    day = day_on_paper(typed_day, today(current_staff().timezone))
    clock = clock_on_paper(typed_clock)
    reasons = {}
    if typed_day and day is None:
        reasons["day"] = "paper_day_unreadable"
    if typed_clock and clock is None:
        reasons["time"] = "paper_time_unreadable"
    if reasons:
        raise FormRefused(reasons)
    return Written(day, clock)


def ref_in(form: Form, school_id: int) -> str:
    """The thing that is meant: by its tag's code, its page's address, or its picture. Raises FormRefused.

    A code that was typed goes before a picture, which may be tapped still from the row before.
    """
    typed = form.values.get("code", "").strip()
    if not typed:
        if ref := form.values.get("ref", ""):
            return ref
        raise FormRefused({"code": "thing_missing"})
    code = codes.code_in(typed)
    with current_station().database.read() as connection:
        tag = tag_by_code(connection, code) if code else None
        thing = (
            thing_by_ref(connection, typed.rstrip("/").rpartition("/")[2].lower()) if tag is None else None
        )
        where = station_by_id(connection, tag.station_id) if tag else None
    if thing is not None:
        return thing.ref
    if code is None:
        raise FormRefused({"code": "code_mistyped"})
    if tag is None or where is None or where.school_id != school_id:
        raise FormRefused({"code": "thing_not_found"})
    return _thing_of(tag)


def words_for_a_talk(keyed: KeyedRow) -> str:
    """What stands beside the second family's name when both are talked with."""
    sheet = f"{codes.grouped(keyed.row.serial)} - {keyed.row.number}"
    return _("Written on paper at the station: sheet and row %(sheet)s.", sheet=sheet)


def _thing_of(tag: TagSeen) -> str:
    if tag.condition is TagCondition.CANCELLED:
        raise FormRefused({"code": "tag_cancelled_seen"})
    if tag.item_ref is None:
        raise FormRefused({"code": "tag_is_blank"})
    return tag.item_ref

"""A row of paper as a teacher types it: which thing, who, and when."""

from collections.abc import Mapping
from datetime import date, time

from flask_babel import gettext as _
from sqlalchemy import Connection

from kiosk.domain import codes
from kiosk.domain.claimant import Claimant
from kiosk.domain.paper_moment import Written, clock_on_paper, day_on_paper
from kiosk.domain.paper_serial import ROWS, SheetRow
from kiosk.domain.refusals import FormRefused
from kiosk.domain.tag_life import TagCondition
from kiosk.queries.codes import TagSeen, tag_by_code
from kiosk.queries.stations import station_by_id
from kiosk.queries.things import thing_by_ref
from kiosk.services.keying_in import faults_beside
from kiosk.services.rows_on_paper import KeyedRow
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.numbers import whole
from kiosk.web.teachers.session import current_staff


def serial_in(typed: str) -> str:
    """The code of a sheet. Raises FormRefused for a slip, and for a tag's code, which looks like one."""
    serial = codes.normalised(typed)
    if not codes.is_well_formed(serial):
        raise FormRefused({"serial": "sheet_mistyped" if serial else "sheet_missing"})
    with current_station().database.read() as connection:
        if _tag_of_school(connection, serial, current_staff().school_id):
            raise FormRefused({"serial": "sheet_is_a_tag"})
    return serial


def row_in(form: Form, serial: str) -> KeyedRow:
    """The row as it was typed. Raises FormRefused naming every field at fault, whatever is wrong with it."""
    staff, values = current_staff(), form.values
    number, number_fault = _number_in(values.get("row"))
    ref, ref_fault = _ref_in(values, staff.school_id)
    day, day_fault = _day_in(values, staff.timezone)
    clock, clock_fault = _clock_in(values)
    keyed = KeyedRow(
        staff.school_id,
        staff.id,
        SheetRow(serial, number),
        ref,
        Claimant(*(values.get(field, "") for field in ("name", "class_name", "contact"))),
        Written(day, clock),
        anew=values.get("anew") == str(number),
    )
    faults = {"row": number_fault, "code": ref_fault, "day": day_fault, "time": clock_fault}
    if reasons := {field: reason for field, reason in faults.items() if reason}:
        beside = faults_beside(current_station().database, keyed, staff.timezone, now())
        every = {**beside, **reasons}
        as_sent = {field: every[field] for field in values if field in every}
        raise FormRefused({**as_sent, **every})
    return keyed


def _number_in(typed: str | None) -> tuple[int, str | None]:
    number = whole(typed)
    if number is None or not 1 <= number <= ROWS:
        return 1, "paper_row_unknown"
    return number, None


def _day_in(values: Mapping[str, str], timezone: str) -> tuple[date | None, str | None]:
    typed = values.get("day", "").strip()
    day = day_on_paper(typed, today(timezone))
    return day, "paper_day_unreadable" if typed and day is None else None


def _clock_in(values: Mapping[str, str]) -> tuple[time | None, str | None]:
    typed = values.get("time", "").strip()
    clock = clock_on_paper(typed)
    return clock, "paper_time_unreadable" if typed and clock is None else None


def _ref_in(values: Mapping[str, str], school_id: int) -> tuple[str, str | None]:
    """The thing that is meant: by its tag's code, its page's address, or its picture.

    A whole code goes before a picture; where it cannot be read to its end, the picture that was tapped tells.
    """
    typed, tapped = values.get("code", "").strip(), values.get("ref", "")
    if not typed:
        return tapped, None if tapped else "thing_missing"
    code = codes.code_in(typed)
    with current_station().database.read() as connection:
        if code and (tag := _tag_of_school(connection, code, school_id)):
            return _thing_of(tag)
        if thing := thing_by_ref(connection, typed.rstrip("/").rpartition("/")[2].lower()):
            return thing.ref, None
    if tapped and code is None:
        return tapped, None
    return "", "thing_not_found" if code else "code_mistyped"


def _tag_of_school(connection: Connection, code: str, school_id: int) -> TagSeen | None:
    tag = tag_by_code(connection, code)
    where = station_by_id(connection, tag.station_id) if tag else None
    return tag if where and where.school_id == school_id else None


def _thing_of(tag: TagSeen) -> tuple[str, str | None]:
    if tag.condition is TagCondition.CANCELLED:
        return "", "tag_cancelled_seen"
    return tag.item_ref or "", None if tag.item_ref else "tag_is_blank"


def words_for_a_talk(keyed: KeyedRow) -> str:
    """What stands beside the second family's name when both are talked with."""
    sheet = f"{codes.grouped(keyed.row.serial)} - {keyed.row.number}"
    return _("Written on paper at the station: sheet and row %(sheet)s.", sheet=sheet)

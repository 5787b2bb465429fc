"""What hangs at the gate: the codes on paper, and the form that a scan opens."""

from sqlalchemy import select, update

from kiosk.bootstrap import Station
from kiosk.models import Station as StationRow
from kiosk.models import Tag
from kiosk.services.logging_items import Logged
from tests.clock import MONDAY
from tests.makers import XIAOYU, ASchool, a_tag, an_item
from tests.web.phone import HtmlForm, Page, Phone

THREE_LINES = {"name": XIAOYU.name, "class_name": XIAOYU.class_key, "contact": XIAOYU.contact}


def station_code(station: Station, school: ASchool) -> str:
    """The code on the station's poster."""
    with station.database.read() as connection:
        return connection.execute(
            select(StationRow.code).where(StationRow.id == school.station_id)
        ).scalar_one()


def a_tagged_item(station: Station, school: ASchool, **how: object) -> tuple[Logged, str]:
    """A blue cup (or what `how` says) and the code of its tag."""
    code = a_tag(station.database, school)
    return an_item(station.database, school, tag_code=code, **how), code


def cancel_tag(station: Station, code: str) -> None:
    """A teacher took this tag out of use."""
    statement = update(Tag).where(Tag.code == code).values(cancelled_at=MONDAY)
    station.database.write(lambda connection: connection.execute(statement).rowcount)


def slip(code: str) -> str:
    """The code with one wrong letter."""
    return code[:-1] + ("2" if code[-1] != "2" else "3")


def claim_form(page: Page) -> HtmlForm:
    """The form with the three lines."""
    return page.form("/claim")


def take_home(phone: Phone, code: str, **typed: str) -> Page:
    """Scan the tag, fill in three lines, press the button."""
    return phone.press(claim_form(phone.open(f"/t/{code}")), **{**THREE_LINES, **typed})

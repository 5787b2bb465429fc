"""Signs for zones and forms for days without power: of our own stations, each sheet another."""

import re
from datetime import timedelta

import pypdfium2
import pytest
from sqlalchemy import select, update

from kiosk.bootstrap import Station
from kiosk.domain.codes import is_well_formed, normalised
from kiosk.domain.standard_school import STANDARD_ZONES
from kiosk.models import Zone
from kiosk.services.choosing import choose
from tests.clock import MONDAY
from tests.kept import counts
from tests.makers import ASchool
from tests.web.phone import Phone

SIGNS, FORM = "/teacher/zone-signs.pdf", "/teacher/paper-form.pdf"


def texts(pdf: bytes) -> list[str]:
    """What stands on each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def serials(pdf: bytes) -> list[str]:
    """The code of each sheet."""
    found = [re.search(r"^(\w{4} \w{4})\r?$", text, re.MULTILINE) for text in texts(pdf)]
    return [normalised(each[1]) for each in found if each]


@pytest.mark.parametrize(("page", "wide"), [("a4", 297), ("a5", 210)])
def test_every_zone_of_a_station_has_its_sign(teacher: Phone, page: str, wide: int) -> None:
    answer = teacher.client.get(f"{SIGNS}?station=2&page={page}")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == f"attachment; filename=zone-signs-north-{page}.pdf"
    pages = texts(answer.data)
    assert len(pages) == len(STANDARD_ZONES)
    for zone, text in zip(STANDARD_ZONES, pages, strict=True):
        assert zone.name_zh in text
        assert zone.letter in text
    with pypdfium2.PdfDocument(answer.data) as document:
        assert round(document[0].get_width() / 72 * 25.4) == wide


def test_a_zone_that_was_given_up_has_no_sign(teacher: Phone, station: Station, school: ASchool) -> None:
    zones = Zone.station_id == school.station_id
    gone = MONDAY - timedelta(days=1)
    one = update(Zone).where(zones, Zone.letter == "A").values(removed_at=gone)
    station.database.write(lambda connection: connection.execute(one).rowcount)
    assert len(texts(teacher.client.get(f"{SIGNS}?station=1").data)) == len(STANDARD_ZONES) - 1
    every = update(Zone).where(zones).values(removed_at=gone)
    station.database.write(lambda connection: connection.execute(every).rowcount)
    assert teacher.open(f"{SIGNS}?station=1").status == 404


def test_each_sheet_of_the_form_has_a_code_of_its_own(teacher: Phone, station: Station) -> None:
    before = counts(station.database)
    answer = teacher.client.get(f"{FORM}?station=1&sheets=5")
    assert answer.headers["Content-Disposition"] == "attachment; filename=paper-form-east-5.pdf"
    first = serials(answer.data)
    assert len(set(first)) == 5
    assert all(map(is_well_formed, first))
    assert not set(first) & set(serials(teacher.client.get(f"{FORM}?station=1&sheets=5").data))
    assert len(serials(teacher.client.get(f"{FORM}?station=1").data)) == 1
    assert counts(station.database) == before


def test_the_form_asks_what_the_school_asks(teacher: Phone, station: Station, school: ASchool) -> None:
    [text] = texts(teacher.client.get(f"{FORM}?station=1").data)
    assert "诚信约定" in text
    assert "可不填" not in text
    choose(station.database, school.id, pledge_zh="说到做到", contact_required=False)
    [text] = texts(teacher.client.get(f"{FORM}?station=1").data)
    assert "说到做到" in text
    assert "可不填" in text
    assert "诚信约定" not in text


@pytest.mark.parametrize(
    "address",
    [
        SIGNS,
        f"{SIGNS}?station=99",
        f"{SIGNS}?station=1&page=a3",
        FORM,
        f"{FORM}?station=x",
        f"{FORM}?station=1&sheets=0",
        f"{FORM}?station=1&sheets=41",
        f"{FORM}?station=1&sheets=many",
    ],
)
def test_there_is_no_sheet_of_nothing(teacher: Phone, address: str) -> None:
    assert teacher.open(address).status == 404


def test_another_school_and_a_visitor_print_nothing_of_ours(stranger: Phone, visitor: Phone) -> None:
    for address in (SIGNS, FORM):
        assert stranger.open(f"{address}?station=1").status == 404
        assert visitor.open(f"{address}?station=1").address == "/sign-in"


def test_everything_that_can_be_printed_is_found_on_one_page(teacher: Phone, admin: Phone) -> None:
    page = teacher.open("/teacher/prints")
    links = [link.partition("?")[0] for link in page.links]
    for address in (SIGNS, "/teacher/poster.pdf", "/teacher/paper"):
        assert address in links
    for address in ("roster", "duties", "keepers", "letter", "moving-on"):
        assert f"/teacher/{address}" in links
    assert f'action="{FORM}"' in page.html
    assert any(link.startswith(SIGNS) for link in admin.open("/teacher/school/stations/1").links)
    assert any(link.startswith(SIGNS) for link in admin.open("/teacher/school/zones/1").links)


def test_a_board_without_zones_is_offered_no_signs(admin: Phone, station: Station, school: ASchool) -> None:
    with station.database.read() as connection:
        assert connection.scalar(select(Zone.id))
    every = update(Zone).where(Zone.station_id == school.station_id).values(removed_at=MONDAY)
    station.database.write(lambda connection: connection.execute(every).rowcount)
    assert not any(link.startswith(SIGNS) for link in admin.open("/teacher/school/stations/1").links)

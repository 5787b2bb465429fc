"""The roster for the wall and the certificates, as PDF."""

import pypdfium2

from kiosk.bootstrap import Station
from kiosk.services.keeping_duty import close_duty
from kiosk.services.logging_items import log_item
from kiosk.services.stepping import Actor
from tests.clock import MONDAY
from tests.makers import ASchool, a_duty, a_log_form
from tests.rosters import NAMES, a_plan, planned, some_keepers
from tests.web.phone import Phone

CERTIFICATES = "/teacher/keepers/certificates.pdf"


def text(teacher: Phone, address: str) -> list[str]:
    """The words on each page of a print, without gaps."""
    answer = teacher.client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with pypdfium2.PdfDocument(answer.get_data()) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def a_duty_of(station: Station, school: ASchool, *ids: int) -> None:
    """Today's duty, on which the first of them logged two things."""
    duty = a_duty(station.database, school, keeper_ids=ids, new_names=())
    for _ in range(2):
        actor = Actor("keeper", keeper_id=ids[0], duty_id=duty.id)
        log_item(station.database, a_log_form(school), None, actor, MONDAY)
    close_duty(station.database, school.id, duty.id, MONDAY)


def test_the_roster_has_every_day_and_name(teacher: Phone, station: Station, school: ASchool) -> None:
    some_keepers(station.database, school)
    a_plan(station.database, school)
    page = "".join(text(teacher, f"/teacher/roster.pdf?station={school.station_id}"))
    assert all(name in page for name in NAMES)
    assert "2025–2026学年第一学期" in page
    assert page.count("陈一鸣") == sum("陈一鸣" in team for team in planned(station.database).values())


def test_an_empty_term_prints_as_well(teacher: Phone, school: ASchool) -> None:
    [page] = text(teacher, "/teacher/roster.pdf?term=next")
    assert "2025–2026学年第二学期" in page


def test_everybody_who_served_has_a_certificate(teacher: Phone, station: Station, school: ASchool) -> None:
    ids = some_keepers(station.database, school)
    a_duty_of(station, school, ids[1], ids[4])
    pages = text(teacher, CERTIFICATES)
    assert len(pages) == 2
    assert NAMES[1] in pages[0]
    assert NAMES[4] in pages[1]
    assert "王老师" in pages[0]


def test_one_keeper_has_one_page(teacher: Phone, station: Station, school: ASchool) -> None:
    ids = some_keepers(station.database, school)
    a_duty_of(station, school, ids[1], ids[4])
    [page] = text(teacher, f"/teacher/keepers/{ids[4]}/certificate.pdf")
    assert NAMES[4] in page


def test_nobody_is_thanked_before_the_first_duty(teacher: Phone, station: Station, school: ASchool) -> None:
    ids = some_keepers(station.database, school)
    for address in (CERTIFICATES, f"/teacher/keepers/{ids[0]}/certificate.pdf"):
        page = teacher.open(address)
        assert page.status == 404
        assert page.says("还没有奖状", "No certificate yet")

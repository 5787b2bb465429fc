"""The school's own pages belong to its office: not to a teacher, not to a stranger, not to another school."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.models import Base
from tests.makers import ASchool
from tests.web.phone import Phone
from tests.web.teachers.school_office import HOME, an_office, token

LOOKS = (
    "",
    "/stations",
    "/stations/1",
    "/stations/1/zones",
    "/zones/1",
    "/categories",
    "/categories/new",
    "/categories/1",
    "/places",
    "/places/1",
    "/classes",
    "/texts",
    "/rules",
)
ACTS = (
    "/stations",
    "/stations/1",
    "/stations/1/zones",
    *(
        f"/{part}/1{act}"
        for part in ("zones", "categories", "places")
        for act in ("", "/place", "/give-up", "/take-back")
    ),
    "/categories",
    "/places",
    "/classes",
    "/classes/first-grade",
    "/classes/remove",
    "/classes/remove-left",
    "/texts",
    "/rules",
)
WITH_A_NUMBER = [address for address in dict.fromkeys((*LOOKS, *ACTS)) if "/1" in address]
PRESSES = [
    address
    for address in ACTS
    if address.rsplit("/")[-1] in {"place", "give-up", "take-back", "first-grade", "remove", "remove-left"}
]


def everything(station: Station) -> dict[str, list[str]]:
    """All that is kept, sign-ins apart."""
    with station.database.read() as connection:
        return {
            table.name: sorted(map(str, connection.execute(select(table))))
            for table in Base.metadata.sorted_tables
            if table.name not in {"staff_session", "staff"}
        }


@pytest.fixture
def office(app: Flask, station: Station, school: ASchool) -> Phone:
    return an_office(app, station, school)


@pytest.fixture
def other_office(app: Flask, station: Station, school: ASchool, elsewhere: ASchool) -> Phone:
    return an_office(app, station, elsewhere, "elsewhere")


def test_the_office_sees_a_card_for_each_part(office: Phone) -> None:
    page = office.open(HOME)
    assert page.says("2 个守护站", "2 stations")
    for part in ("stations", "categories", "places", "classes", "texts", "rules"):
        assert f"{HOME}/{part}" in page.links


@pytest.mark.parametrize("address", LOOKS)
def test_a_teacher_reads_whose_page_it_is_and_a_stranger_signs_in(
    teacher: Phone, visitor: Phone, office: Phone, address: str
) -> None:
    assert office.open(HOME + address).status == 200
    page = teacher.open(HOME + address)
    assert (page.status, page.title) == (403, "这一页由学校办公室管理")
    assert visitor.open(HOME + address).address == "/sign-in"
    assert HOME not in teacher.open("/teacher/").links


@pytest.mark.parametrize("address", ACTS)
def test_it_refuses_get_a_teacher_and_a_stranger(
    teacher: Phone, visitor: Phone, station: Station, address: str
) -> None:
    before = everything(station)
    assert teacher.post(HOME + address, csrf_token=token(teacher)).status == 403
    assert visitor.post(HOME + address).status == 400
    if address not in LOOKS:
        assert teacher.open(HOME + address).status in {403, 404, 405}
    assert everything(station) == before


@pytest.mark.parametrize("address", WITH_A_NUMBER)
def test_another_schools_office_finds_nothing_of_ours(
    other_office: Phone, station: Station, address: str
) -> None:
    before = everything(station)
    look: Callable[[], int] = lambda: other_office.open(HOME + address).status  # noqa: E731
    if address in LOOKS:
        assert look() == 404
    if address in ACTS:
        assert other_office.post(HOME + address, csrf_token=token(other_office)).status == 404
    assert everything(station) == before


@pytest.mark.parametrize("address", [address for address in ACTS if address not in PRESSES])
def test_an_unfinished_form_is_refused_in_words_and_nothing_is_kept(
    office: Phone, station: Station, address: str
) -> None:
    if address == "/texts":
        pytest.skip("a school may have no texts")
    before = everything(station)
    page = office.post(HOME + address, csrf_token=token(office))
    assert page.status == 422
    assert 'class="summary"' in page.html
    assert everything(station) == before

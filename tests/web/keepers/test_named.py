"""A keeper ticks that there is a name in a thing: it is written once, and no keeper's page shows it again."""

import pytest
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.domain.name_inside import from_text
from kiosk.models import Item, NamedThing
from kiosk.services.keeping_duty import close_duty
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import NAME_INSIDE, ADuty, ASchool
from tests.web.keepers.conftest import Snap
from tests.web.keepers.logbook import CUP, logged, save
from tests.web.phone import Phone

TICKED = {"named": "1", "name_inside": NAME_INSIDE.name, "class_inside": NAME_INSIDE.class_line}
UNTICKED = {"name_inside": NAME_INSIDE.name, "class_inside": NAME_INSIDE.class_line}


def noted(station: Station) -> list[tuple[bytes | None, str | None]]:
    with station.database.read() as connection:
        rows = connection.execute(select(NamedThing.sealed, NamedThing.photo_name))
        return [(row.sealed, row.photo_name) for row in rows]


def test_it_goes_to_the_teacher_with_its_name_sealed(tablet: Phone, station: Station, snap: Snap) -> None:
    page = save(tablet, photo=snap(), **CUP, **TICKED)
    assert page.address == "/keeper/"
    assert page.says(
        "里面有名字，请交给老师，由班主任送还。", "Give it to the teacher: there is a name in it."
    )
    assert [(item["state"], item["zone"], item["photo_name"]) for item in logged(station)] == [
        ("stored", None, None)
    ]
    [(sealed, photo)] = noted(station)
    assert from_text(station.vault.open_text(sealed or b"")) == NAME_INSIDE
    assert station.waiting_photos.has(str(photo))
    assert tablet.client.get(f"/photos/{photo}.thumb.jpg").status_code == 404


@pytest.mark.parametrize("filled", [{"named": "1"}, {"name_inside": "沈"}, {"class_inside": "四(1)班"}])
def test_the_tick_alone_is_enough_and_so_is_a_word(
    tablet: Phone, station: Station, filled: dict[str, str]
) -> None:
    save(tablet, category="cup", no_photo="1", **filled)
    [(sealed, photo)] = noted(station)
    assert (sealed is None, photo) == ("named" in filled, None)


def test_neither_tick_nor_name_stays_for_the_next_thing(tablet: Phone, station: Station, snap: Snap) -> None:
    page = save(tablet, photo=snap(), **CUP, **TICKED)
    form = page.form("/keeper/items")
    assert (form.fields.get("named"), form.fields["name_inside"], form.fields["class_inside"]) == (
        None,
        "",
        "",
    )
    assert form.fields["zone"] == CUP["zone"]
    save(tablet, page, photo=snap("red"), category="ball")
    assert len(noted(station)) == 1


@pytest.mark.parametrize("filled", [TICKED, UNTICKED])
def test_no_answer_to_a_keeper_says_the_name_not_even_of_a_form_that_is_refused(
    tablet: Phone, station: Station, snap: Snap, filled: dict[str, str]
) -> None:
    page = save(tablet, photo=snap(), **{**CUP, "category": ""}, **filled)
    assert page.status == 422
    form = page.form("/keeper/items")
    assert form.fields["named"] == "1"
    with tablet.client.session_transaction() as session:
        words = page.html + str(session) + str(page.response.headers)
    assert not [word for word in (NAME_INSIDE.name, NAME_INSIDE.class_line) if word in words]
    page = save(tablet, page, category="cup")
    assert page.address == "/keeper/"
    [(_sealed, photo)] = noted(station)
    assert station.waiting_photos.has(str(photo)), "the photo was carried along, where nobody sees it"


def test_a_photo_follows_the_tick(tablet: Phone, station: Station, snap: Snap) -> None:
    page = save(tablet, photo=snap(), **{**CUP, "category": ""})
    assert "/photos/" in page.html
    page = save(tablet, page, named="1")
    assert page.status == 422
    folder = station.config.data_dir / "photos"
    assert [path for path in folder.rglob("*.*") if path.is_file()] == []
    assert page.says("照片已留给老师看", "This photo is kept for the teacher")
    page = save(tablet, page, named=None, category="cup")
    assert page.address == "/keeper/"
    [(photo,)] = rows_of(station.database, Item.photo_name)
    assert station.photos.has(photo)
    assert noted(station) == []


def test_the_same_form_again_is_the_same_thing(tablet: Phone, station: Station, snap: Snap) -> None:
    form = tablet.open("/keeper/").form("/keeper/items")
    for _tap in range(2):
        page = tablet.press(form, photo=snap(), **CUP, **TICKED)
        assert page.address == "/keeper/"
    assert (len(logged(station)), len(noted(station))) == (1, 1)


@pytest.mark.parametrize(("field", "most"), [("name_inside", 40), ("class_inside", 20)])
def test_too_long_a_line_is_refused_by_its_field(
    tablet: Phone, station: Station, snap: Snap, field: str, most: int
) -> None:
    before = counts(station.database)
    page = save(tablet, photo=snap(), **CUP, named="1", **{field: "字" * (most + 1)})
    assert page.status == 422
    assert f'id="err-{field}"' in page.html
    assert counts(station.database) == before


def test_undone_the_name_is_gone_and_the_form_comes_back_with_its_tick(
    tablet: Phone, station: Station, snap: Snap
) -> None:
    page = save(tablet, photo=snap(), **CUP, **TICKED)
    page = tablet.press(page.form("/undo"))
    assert noted(station) == []
    form = page.form("/keeper/items")
    assert form.fields["named"] == "1"
    assert NAME_INSIDE.name not in page.html
    assert save(tablet, page).address == "/keeper/"
    [(sealed, photo)] = noted(station)
    assert (sealed, station.waiting_photos.has(str(photo))) == (None, True)


@pytest.mark.parametrize("filled", [TICKED, UNTICKED])
def test_what_arrives_off_duty_waits_without_its_name(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, snap: Snap, filled: dict[str, str]
) -> None:
    form = tablet.open("/keeper/").form("/keeper/items")
    close_duty(station.database, school.id, duty.id, MONDAY)
    tablet.press(form, photo=snap(), **CUP, **filled)
    with tablet.client.session_transaction() as session:
        kept = str(dict(session))
    assert "'named': '1'" in kept
    assert not [word for word in (NAME_INSIDE.name, NAME_INSIDE.class_line) if word in kept]
    folder = station.config.data_dir / "photos"
    assert [path for path in folder.rglob("*.*") if path.is_file()] == []


def test_the_page_of_today_shows_the_thing_and_no_name(tablet: Phone, snap: Snap) -> None:
    save(tablet, photo=snap(), **CUP, **TICKED)
    page = tablet.open("/keeper/today")
    assert "蓝色水杯" in page.text
    assert NAME_INSIDE.name not in page.html

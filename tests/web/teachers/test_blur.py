"""/teacher/things/<ref>/blur: squares of a photo become unreadable, for everybody and for good."""

import pytest
from PIL import Image
from sqlalchemy import select

from kiosk.adapters.photos.intake import prepared
from kiosk.bootstrap import Station
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import AccessEntry, Item, NamedThing
from kiosk.services.logging_items import Logged, log_item
from kiosk.services.stepping import STATION
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_log_form, a_named_thing, a_tag, an_item
from tests.web.phone import Phone


@pytest.fixture
def photo(station: Station) -> StoredPhoto:
    """A blue photo with a white label in its upper left corner."""
    picture = Image.new("RGB", (640, 480), "blue")
    picture.paste("white", (10, 10, 60, 40))
    return station.photos.keep(prepared(picture))


@pytest.fixture
def cup(station: Station, school: ASchool, photo: StoredPhoto) -> Logged:
    return log_item(station.database, a_log_form(school), photo, STATION, MONDAY)


def address(thing: Logged) -> str:
    return f"/teacher/things/{thing.ref}/blur"


def press(teacher: Phone, thing: Logged, *cells: str, **how: str):
    """Ticks squares and presses the button."""
    form = teacher.open(address(thing)).form("/blur")
    return teacher.post(form.action, **{**form.fields, "cell": list(cells), **how})


def name_of(station: Station) -> str:
    return str(rows_of(station.database, Item.photo_name)[0][0])


def test_the_board_shows_the_blurred_photo_and_the_old_one_is_gone(
    teacher: Phone, visitor: Phone, station: Station, cup: Logged, photo: StoredPhoto
) -> None:
    assert photo.name in visitor.open(f"/items/{cup.ref}").html
    page = press(teacher, cup, "1-1")
    assert page.address == address(cup)
    assert page.says("原来的照片已删除", "the photo as it was is deleted")
    assert photo.name not in visitor.open(f"/items/{cup.ref}").html
    assert name_of(station) in visitor.open(f"/items/{cup.ref}").html
    for kind in ("view.webp", "view.jpg", "thumb.webp", "thumb.jpg"):
        assert visitor.client.get(f"/photos/{photo.name}.{kind}").status_code == 404
        assert visitor.client.get(f"/photos/{name_of(station)}.{kind}").status_code == 200
    assert rows_of(station.database, AccessEntry.act, AccessEntry.reason) == [("blur", cup.ref)]


def test_it_says_that_there_is_no_way_back_before_the_press(teacher: Phone, cup: Logged) -> None:
    page = teacher.open(address(cup))
    assert page.says("遮住以后无法恢复", "This cannot be undone")
    assert page.html.count('name="cell"') == 64
    assert "第 2 行，第 3 列" in page.html


def test_no_square_is_refused_with_a_sentence(teacher: Phone, station: Station, cup: Logged) -> None:
    before = name_of(station)
    for cells in ([], ["9-9", "x"]):
        page = press(teacher, cup, *cells)
        assert page.status == 422
        assert page.says("至少点一个方格", "at least one square")
    assert name_of(station) == before


def test_sent_twice_it_is_done_once(
    teacher: Phone, station: Station, cup: Logged, photo: StoredPhoto
) -> None:
    press(teacher, cup, "1-1")
    before = (name_of(station), counts(station.database))
    page = press(teacher, cup, "1-1", photo=photo.name)
    assert page.status == 409
    assert page.says("照片刚刚换过了", "has another photo by now")
    assert (name_of(station), counts(station.database)) == before


def test_what_another_teacher_blurred_at_the_same_moment_is_not_called_done(
    teacher: Phone, station: Station, cup: Logged, photo: StoredPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = teacher.open(address(cup)).form("/blur")
    sent = {**form.fields, "cell": ["1-1"]}

    def other_teacher_first(*_: object) -> bool:
        return False

    monkeypatch.setattr("kiosk.web.teachers.blur.replace_photo", other_teacher_first)
    assert teacher.post(form.action, **sent).status == 409
    station.photos.forget(photo.name)
    assert teacher.post(form.action, **sent).status == 409


def test_a_photo_that_waits_is_blurred_before_anybody_else_sees_it(
    teacher: Phone, visitor: Phone, station: Station, school: ASchool
) -> None:
    coat = a_named_thing(station, school)
    press(teacher, coat, "1-1", "1-2")
    with station.database.read() as connection:
        waits = connection.execute(select(NamedThing.photo_name)).scalar_one()
    assert visitor.client.get(f"/photos/{waits}.view.webp").status_code == 404
    teacher.press(teacher.open(address(coat)).form("/photo"))
    assert visitor.client.get(f"/photos/{waits}.view.webp").status_code == 200
    assert name_of(station) == waits


def test_a_thing_without_a_photo_says_so(teacher: Phone, station: Station, school: ASchool) -> None:
    page = teacher.open(address(an_item(station.database, school)))
    assert page.says("这件物品没有照片", "This thing has no photo.")
    assert "/blur" not in [form.action[-5:] for form in page.forms]


def test_it_refuses_a_missing_token_another_school_and_who_is_not_signed_in(
    teacher: Phone, stranger: Phone, visitor: Phone, station: Station, cup: Logged
) -> None:
    before = name_of(station)
    assert press(teacher, cup, "1-1", csrf_token="").status == 400
    assert stranger.open(address(cup)).status == 404
    token = stranger.open("/teacher/").form("/sign-out").fields["csrf_token"]
    sent = {"photo": before, "cell": "1-1"}
    assert stranger.post(address(cup), csrf_token=token, **sent).status == 404
    token = visitor.open("/sign-in").form("/sign-in").fields["csrf_token"]
    assert visitor.post(address(cup), csrf_token=token, **sent).address == "/sign-in"
    assert teacher.open("/teacher/things/nothing/blur").status == 404
    assert name_of(station) == before


def test_a_photo_is_found_by_the_code_on_the_tag_or_the_address_of_its_page(
    teacher: Phone, stranger: Phone, station: Station, school: ASchool
) -> None:
    tag = a_tag(station.database, school)
    cup = an_item(station.database, school, tag_code=tag)
    for which in (tag, f" {tag[:4].lower()} {tag[4:].lower()}", cup.ref, f"http://localhost/items/{cup.ref}"):
        assert teacher.open(f"/teacher/things?which={which}").address == address(cup)
        assert stranger.open(f"/teacher/things?which={which}").address == "/teacher/things"
    for which in ("ABCDEFGH", a_tag(station.database, school), "/items/"):
        page = teacher.open(f"/teacher/things?which={which}")
        assert page.says("没有找到这件物品", "No thing of your school is known by that.")

"""/teacher/named: things with a name in them, which teachers alone may see."""

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from kiosk.adapters.vault import Vault
from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.models import AccessEntry, Item, NamedThing
from kiosk.services.logging_items import Logged
from tests.kept import counts, rows_of, state_of
from tests.makers import NAME_INSIDE, ASchool, a_batch, a_named_thing
from tests.web.phone import Phone

LIST = "/teacher/named"
ACTS = ["reveal", "name", "told", "photo", "mistake"]


@pytest.fixture
def coat(station: Station, school: ASchool) -> Logged:
    """A thing with 沈安禾's name in it, in the store."""
    return a_named_thing(station, school)


def named(station: Station) -> list[tuple[object, ...]]:
    columns = (NamedThing.item_id, NamedThing.sealed, NamedThing.photo_name, NamedThing.told_at)
    with station.database.read() as connection:
        return [tuple(row) for row in connection.execute(select(*columns))]


def photo_address(station: Station, thing: Logged, kind: str = "thumb.webp") -> str:
    return f"{LIST}/{thing.ref}/photo/{named(station)[0][2]}.{kind}"


def test_the_page_shows_the_thing_with_its_name_masked(
    teacher: Phone, station: Station, coat: Logged
) -> None:
    page = teacher.open(LIST)
    assert "沈*" in page.text
    assert NAME_INSIDE.class_line in page.text
    assert NAME_INSIDE.name not in page.html
    assert photo_address(station, coat) in page.html
    assert rows_of(station.database, AccessEntry.act) == []


@pytest.mark.parametrize(("kind", "type"), [("view.webp", "image/webp"), ("thumb.jpg", "image/jpeg")])
def test_the_photo_that_waits_is_for_teachers_of_the_school_alone(
    teacher: Phone, visitor: Phone, stranger: Phone, station: Station, coat: Logged, kind: str, type: str
) -> None:
    address = photo_address(station, coat, kind)
    answer = teacher.client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, type)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert visitor.client.get(address).status_code in {302, 303}
    assert stranger.client.get(address).status_code == 404
    public = f"/photos/{address.rpartition('/')[2]}"
    assert [each.client.get(public).status_code for each in (teacher, visitor)] == [404, 404]


@pytest.mark.parametrize("file", ["0" * 32 + ".view.webp", "..", "%2e%2e%2fstation.sqlite3"])
def test_no_other_file_is_behind_that_address(teacher: Phone, coat: Logged, file: str) -> None:
    assert teacher.client.get(f"{LIST}/{coat.ref}/photo/{file}").status_code == 404


def test_the_name_is_shown_once_after_an_entry(teacher: Phone, station: Station, coat: Logged) -> None:
    page = teacher.press(teacher.open(LIST).form(f"/reveal#thing-{coat.ref}"))
    assert NAME_INSIDE.name in page.text
    assert page.says("这次查看已记入查", "Your look is in the access log.")
    assert rows_of(station.database, AccessEntry.act, AccessEntry.reason) == [("named", coat.ref)]
    assert NAME_INSIDE.name not in teacher.open(LIST).html


def test_a_name_whose_key_is_lost_is_said_in_a_sentence(
    teacher: Phone, station: Station, coat: Logged, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Vault([Fernet.generate_key().decode()], "another secret")
    monkeypatch.setattr(station.vault, "_fernet", other._fernet)
    page = teacher.open(LIST)
    assert page.says("密钥遗失", "its key is lost")
    assert "/reveal" not in page.html
    assert NAME_INSIDE.name not in teacher.post(f"{LIST}/{coat.ref}/reveal").html


def test_told_it_waits_to_be_fetched_and_given_it_is_gone(
    teacher: Phone, station: Station, coat: Logged
) -> None:
    page = teacher.press(teacher.open(LIST).form("/told"), handed="0")
    assert page.address == LIST
    assert page.says("班主任已经知道", "The class teacher knows")
    assert state_of(station.database, coat.id) == State.STORED
    page = teacher.press(page.form("/told"), handed="1")
    assert page.says("现在没有待处理的物品", "Nothing waits here.")
    assert state_of(station.database, coat.id) == State.MOVED_ON
    assert named(station)[0][1:3] == (None, None)


def test_what_went_another_way_meanwhile_is_said(
    teacher: Phone, station: Station, school: ASchool, coat: Logged
) -> None:
    form = teacher.open(LIST).form("/told")
    a_batch(station.database, school, coat)
    assert teacher.press(form, handed="1").status == 409


def test_a_teacher_writes_the_name_that_was_left_open(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    a_named_thing(station, school, inside=None)
    page = teacher.open(LIST)
    assert page.says("还没有人记下来", "Nobody wrote it down yet.")
    page = teacher.press(page.form("/name"), name_inside=" 何乐天 ", class_inside="")
    assert "何*" in page.text
    assert "何乐天" not in page.html


def test_an_empty_or_endless_name_is_refused_with_a_sentence(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    a_named_thing(station, school, inside=None)
    form = teacher.open(LIST).form("/name")
    for name, chinese in (("", "请写下物品上的字"), ("何" * 41, "请")):
        page = teacher.press(form, name_inside=name)
        assert page.status == 422
        assert chinese in page.text
        assert 'id="f-name_inside"' in page.html
    assert named(station)[0][1] is None


def test_the_photo_goes_to_the_public_page_when_a_teacher_says_so(
    teacher: Phone, visitor: Phone, station: Station, coat: Logged
) -> None:
    photo = str(named(station)[0][2])
    assert photo not in visitor.open(f"/items/{coat.ref}").html
    teacher.press(teacher.open(LIST).form("/photo"))
    assert photo in visitor.open(f"/items/{coat.ref}").html
    assert visitor.client.get(f"/photos/{photo}.view.webp").status_code == 200
    assert teacher.open(LIST).says("它的照片已经公开", "Everybody may see its photo.")


def test_no_name_after_all(teacher: Phone, station: Station, coat: Logged) -> None:
    photo = named(station)[0][2]
    form = teacher.open(LIST).form("/mistake")
    page = teacher.press(form)
    assert (page.address, named(station)) == (LIST, [])
    assert rows_of(station.database, Item.photo_name) == [(photo,)]
    assert teacher.press(form).status == 404


@pytest.mark.parametrize("act", ACTS)
def test_every_act_refuses_get_a_missing_token_and_another_school(
    teacher: Phone, stranger: Phone, visitor: Phone, station: Station, coat: Logged, act: str
) -> None:
    before = (named(station), counts(station.database))
    ending = f"/reveal#thing-{coat.ref}" if act == "reveal" else f"/{act}"
    form = teacher.open(LIST).form(ending)
    typed = {"name_inside": "何乐天", "handed": "1"}
    assert teacher.open(form.action).status in {404, 405}
    assert teacher.press(form, csrf_token=None, **typed).status == 400
    form.fields["csrf_token"] = stranger.open("/teacher/").form("/sign-out").fields["csrf_token"]
    assert stranger.press(form, **typed).status == 404
    form.fields["csrf_token"] = visitor.open("/sign-in").form("/sign-in").fields["csrf_token"]
    assert visitor.press(form, **typed).address == "/sign-in"
    assert (named(station), counts(station.database)) == before
    assert coat.ref not in stranger.open(LIST).html


def test_no_public_page_knows_the_name_or_the_photo(visitor: Phone, station: Station, coat: Logged) -> None:
    secret = [NAME_INSIDE.name, "沈*", str(named(station)[0][2])]
    for address in ("/", "/board/east", "/board/east?q=沈", f"/items/{coat.ref}", "/lost"):
        page = visitor.open(address)
        assert page.status == 200
        assert [word for word in secret if word in page.html] == []

"""陈一鸣 logs what was found: snap, tap, scan, next one."""

from datetime import date, timedelta

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.services.keeping_duty import close_duty
from tests.clock import MONDAY, Clock
from tests.kept import counts
from tests.makers import ADuty, ASchool, a_duty, a_tag, an_item, the_strangers_school
from tests.web.doors import on_duty
from tests.web.keepers.conftest import Snap
from tests.web.keepers.logbook import CUP, logged, save
from tests.web.phone import Page, Phone


def faults(page: Page) -> set[str]:
    """The fields that a page finds fault with."""
    return {part.split('"')[0] for part in page.html.split('id="err-')[1:]}


def test_a_cup_is_hung_up(tablet: Phone, station: Station, school: ASchool, duty: ADuty, snap: Snap) -> None:
    tag = a_tag(station.database, school)
    page = save(tablet, photo=snap(), tag=f"{tag[:4].lower()} {tag[4:].lower()}", **CUP)
    assert (page.status, page.address) == (200, "/keeper/")
    assert page.says("把它挂到 B 区：水杯区。", "Hang it in zone B")
    assert "蓝色水杯，登记好啦！" in page.text
    [item] = logged(station)
    assert item["photo_name"]
    assert f"{item['photo_name']}.thumb.jpg" in page.html
    about = {name: item[name] for name in ("state", "found_on", "tag", "actor", "keeper_id", "duty_id")}
    assert about == {
        "state": "on_display",
        "found_on": MONDAY.date(),
        "tag": tag,
        "actor": "keeper",
        "keeper_id": 1,
        "duty_id": duty.id,
    }
    assert {name: item[name] for name in CUP} == CUP


def test_the_answer_is_a_redirect_so_that_a_reload_logs_nothing(tablet: Phone, snap: Snap) -> None:
    [answer] = save(tablet, photo=snap(), **CUP).response.history
    assert answer.status_code == 303


def test_without_a_zone_it_goes_into_the_store(tablet: Phone, station: Station, snap: Snap) -> None:
    page = save(tablet, photo=snap(), category="ball", zone="")
    assert page.says("先放进收纳柜", "Put it into the store.")
    assert logged(station)[0]["state"] == "stored"


def test_a_valuable_goes_to_a_teacher_whatever_zone_was_tapped(tablet: Phone, station: Station) -> None:
    page = save(tablet, category="phone", zone="B")
    assert page.says("现在就交给老师保管吧。", "Give it to a teacher now.")
    assert [(item["state"], item["zone"]) for item in logged(station)] == [("held", None)]


def test_zone_place_and_day_stay_for_the_next_one(tablet: Phone, station: Station, snap: Snap) -> None:
    friday = (MONDAY.date() - timedelta(days=3)).isoformat()
    page = save(tablet, photo=snap(), found_on=friday, **CUP)
    form = page.form("/keeper/items")
    assert (form.fields["zone"], form.fields["place"], form.fields["found_on"]) == ("B", "gym", friday)
    assert "category" not in form.fields
    assert (form.fields["note"], form.fields["tag"], form.fields["kept_photo"]) == ("", "", "")
    save(tablet, page, photo=snap("red"), category="hat")
    assert [(item["zone"], item["place"], item["found_on"]) for item in logged(station)] == [
        ("B", "gym", date.fromisoformat(friday))
    ] * 2


def test_the_next_duty_begins_afresh(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock, snap: Snap
) -> None:
    save(tablet, photo=snap(), found_on="2025-10-10", **CUP)
    close_duty(station.database, school.id, duty.id, clock())
    clock.forward(days=2)
    wednesday = a_duty(station.database, school, code="222333", now=clock())
    form = on_duty(tablet, wednesday.code).form("/keeper/items")
    assert (form.fields["zone"], form.fields["found_on"]) == ("", "2025-10-15")


def test_a_form_that_is_sent_twice_logs_one_thing(tablet: Phone, station: Station, snap: Snap) -> None:
    page = tablet.open("/keeper/")
    first = save(tablet, page, photo=snap(), **CUP)
    second = save(tablet, page, photo=snap(), **CUP)
    assert first.response.request.full_path == second.response.request.full_path
    assert len(logged(station)) == 1


def test_an_old_form_that_came_back_does_not_swallow_the_next_thing(
    tablet: Phone, station: Station, snap: Snap
) -> None:
    page = tablet.open("/keeper/")
    save(tablet, page, photo=snap(), **CUP)
    again = save(tablet, page, photo=snap("red"), **{**CUP, "category": "hat"})
    assert again.status == 409
    assert again.says("这份表单已经提交过，内容不一样。", "This form was already sent with other words.")
    save(tablet, again)
    assert [item["category"] for item in logged(station)] == ["cup", "hat"]
    assert len({item["photo_name"] for item in logged(station)}) == 2


def test_it_refuses_the_unfinished_form(tablet: Phone, station: Station) -> None:
    page = save(tablet, zone="B", place="gym", note="小熊贴纸")
    assert page.status == 422
    assert faults(page) == {"photo", "category"}
    assert page.says("先给它拍张照片吧。", "Please take a photo of it first.")
    form = page.form("/keeper/items")
    assert (form.fields["zone"], form.fields["place"], form.fields["note"]) == ("B", "gym", "小熊贴纸")
    assert logged(station) == []


def test_a_thing_can_do_without_a_photo_if_somebody_says_so(tablet: Phone, station: Station) -> None:
    page = save(tablet, **CUP)
    assert "no_photo" in page.form("/keeper/items").names
    save(tablet, page, no_photo="1")
    assert [item["photo_name"] for item in logged(station)] == [None]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("category", "dragon", "没有这个种类"),
        ("zone", "Z", "看板上没有这个分区"),
        ("place", "moon", "没有这个地点"),
        ("colour", "plaid", "没有这种颜色"),
        ("note", "长" * 41, "最多写 40 个字"),
        ("found_on", "2025-10-14", "这一天还没到"),
        ("found_on", "yesterday", "请选择捡到的日期。"),
        ("found_on", "2024-01-01", "一年多以前"),
        ("tag", "7K3M 9QX2", "编码"),
        ("tag", "7K3M", "编码"),
    ],
)
def test_a_wrong_field_gets_one_sentence_and_everything_else_stays(
    tablet: Phone, station: Station, snap: Snap, field: str, typed: str, sentence: str
) -> None:
    filled_in = {**CUP, "found_on": "2025-10-10", "tag": "", field: typed}
    page = save(tablet, photo=snap(), **filled_in)
    assert page.status == 422
    assert faults(page) == {field}
    assert sentence in page.text
    shown = page.form("/keeper/items").fields
    untouched = {name: value for name, value in filled_in.items() if name != field}
    assert {name: shown.get(name, "") for name in untouched} == untouched
    assert logged(station) == []


def test_a_good_photo_is_not_taken_twice_for_a_wrong_tag(tablet: Phone, station: Station, snap: Snap) -> None:
    page = save(tablet, photo=snap(), tag="AAAA BBBB", **CUP)
    assert page.says("照片已经存好，也可以重拍一张。", "This photo is kept.")
    assert ".thumb.jpg" in page.html
    save(tablet, page, tag="")
    [item] = logged(station)
    assert station.photos.has(item["photo_name"])


def test_another_photo_replaces_the_kept_one(tablet: Phone, station: Station, snap: Snap) -> None:
    page = save(tablet, photo=snap("blue"), tag="AAAA BBBB", **CUP)
    first = page.form("/keeper/items").fields["kept_photo"]
    again = save(tablet, page, photo=snap("red"))
    assert again.form("/keeper/items").fields["kept_photo"] not in {"", first}


@pytest.mark.parametrize("forged", ["x", '["' + "0" * 32 + '",1,1,1,1].signature', "." * 500])
def test_a_photo_that_the_form_only_claims_to_have_is_none(
    tablet: Phone, station: Station, forged: str
) -> None:
    page = save(tablet, kept_photo=forged, **CUP)
    assert faults(page) == {"photo"}
    assert logged(station) == []


def test_a_tag_hangs_on_one_thing_only(tablet: Phone, station: Station, school: ASchool, snap: Snap) -> None:
    tag = a_tag(station.database, school)
    an_item(station.database, school, tag_code=tag)
    page = save(tablet, photo=snap(), tag=tag, **CUP)
    assert faults(page) == {"tag"}
    assert page.says("已经挂在别的东西上了", "This tag already hangs on another thing.")


def test_another_schools_tag_is_no_tag_here(tablet: Phone, station: Station, snap: Snap) -> None:
    tag = a_tag(station.database, the_strangers_school(station.database))
    page = save(tablet, photo=snap(), tag=tag, **CUP)
    assert page.says("别的学校", "This tag belongs to another school.")


def test_the_confirmation_is_only_for_a_thing_of_this_station(
    tablet: Phone, station: Station, school: ASchool
) -> None:
    elsewhere = an_item(station.database, the_strangers_school(station.database))
    for ref in (elsewhere.ref, "nothing", "\0", "9" * 4000):
        assert "登记好啦" not in tablet.open(f"/keeper/?logged={ref}").text


def test_logging_refuses_get(tablet: Phone) -> None:
    assert tablet.open("/keeper/items").status == 405


def test_logging_refuses_the_stranger(stranger: Phone, tablet: Phone, station: Station, snap: Snap) -> None:
    form = tablet.open("/keeper/").form("/keeper/items")
    form.fields["csrf_token"] = stranger.open("/duty").form("/duty").fields["csrf_token"]
    before = counts(station.database)
    page = stranger.press(form, photo=snap(), **CUP)
    assert page.address == "/duty"
    assert counts(station.database) == before
    assert not list((station.config.data_dir / "photos").rglob("*.webp"))


def test_logging_refuses_a_missing_token(tablet: Phone, station: Station, snap: Snap) -> None:
    page = save(tablet, photo=snap(), csrf_token=None, **CUP)
    assert page.status == 400
    assert logged(station) == []


def test_a_refused_form_changes_its_language_on_its_own_page(tablet: Phone) -> None:
    page = save(tablet, zone="B")
    [other] = [link for link in page.links if "lang=en" in link]
    assert tablet.open(other).address == "/keeper/"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_form_speaks_both_languages(app: Flask, duty: ADuty, language: str) -> None:
    device = Phone(app, language)
    on_duty(device, duty.code)
    page = save(device)
    assert page.says("请点一张图：这是什么东西？", "Please tap a picture: what kind of thing is it?")
    assert page.says("放到哪儿？", "Where does it go?")
    assert save(device, page, category="keys").says("钥匙，登记好啦！", "Keys is saved!")

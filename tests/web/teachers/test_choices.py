"""王老师 says how keepers' pages are to be, for 实验小学 alone."""

from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.choices import Choices
from kiosk.models.setting import choices_of
from tests.makers import ASchool, a_duty
from tests.web.doors import on_duty
from tests.web.phone import Page, Phone

CHOICES = "/teacher/choices"


def kept(station: Station, school: ASchool) -> Choices:
    with station.database.read() as connection:
        return choices_of(connection, school.id)


def chosen(browser: Phone, days: str, *, pinyin: bool) -> Page:
    """The page after the form was sent, its box ticked or not."""
    form = browser.open(CHOICES).form(CHOICES)
    form.fields.pop("pinyin", None)
    return browser.press(form, display_days=days, **({"pinyin": "1"} if pinyin else {}))


def test_what_was_chosen_is_kept_and_shown(teacher: Phone, station: Station, school: ASchool) -> None:
    page = chosen(teacher, " 21 ", pinyin=True)
    assert kept(station, school) == Choices(pinyin=True, display_days=21)
    assert page.status == 200
    assert 'name="pinyin" value="1" checked' in page.html
    assert 'value="21"' in page.html
    chosen(teacher, "14", pinyin=False)
    assert kept(station, school) == Choices()


def test_days_that_cannot_be_are_refused_and_what_was_typed_stays(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    for days in ("", "0", "366", "two weeks", "-3"):
        page = chosen(teacher, days, pinyin=True)
        assert page.status == 422
        assert 'id="err-display_days"' in page.html
        assert 'name="pinyin" value="1" checked' in page.html
    assert kept(station, school) == Choices()


def test_another_school_keeps_its_own(stranger: Phone, station: Station, school: ASchool) -> None:
    assert chosen(stranger, "7", pinyin=True).status == 200
    assert kept(station, school) == Choices()


def test_nobody_chooses_without_signing_in(visitor: Phone, station: Station, school: ASchool) -> None:
    form = visitor.open(CHOICES).form("/sign-in")
    sent = {"csrf_token": form.fields["csrf_token"], "pinyin": "1", "display_days": "7"}
    assert visitor.client.post(CHOICES, data=sent).status_code in {302, 303}
    assert kept(station, school) == Choices()


def test_keepers_read_pinyin_above_the_words_in_chinese_alone(
    app: Flask, teacher: Phone, station: Station, school: ASchool
) -> None:
    duty = a_duty(station.database, school, code="482913", new_names=("陈一鸣", "李思远"))
    tablet = Phone(app)
    on_duty(tablet, duty.code)
    assert "<ruby>" not in tablet.open("/keeper/").html
    chosen(teacher, "14", pinyin=True)
    page = tablet.open("/keeper/").html
    for syllable in ("shuǐ", "bēi", "cāo", "hóng", "jì"):
        assert f'<rt aria-hidden="true" data-marks="{syllable}"></rt>' in page
    assert "陈<rt" not in page
    assert "<ruby>" not in tablet.open("/keeper/?lang=en").html

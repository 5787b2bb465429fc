"""A certificate: the name is large, what was done is told, and the longest names stay within the frame."""

from datetime import date

import pytest
from PIL import ImageChops

from kiosk.adapters.printing.certificate import Honoured, certificate, certificates
from kiosk.adapters.printing.words import Pair

from .reading import a_heading, colliding, pages_of, size_of, text_of, unembedded_fonts, words_on
from .sheets import LONG

TERM = Pair("2026—2027 学年第一学期", "autumn term 2026–27")
DAY = date(2027, 1, 20)


def a_certificate(duties=12, logged=48, name="陈一鸣", class_label="三(2)班", signed="王老师", **names):
    return certificate(a_heading(**names), name, class_label, TERM, duties, logged, signed, DAY)


def test_it_says_who_did_what_when_in_both_languages():
    pdf = a_certificate(school_zh="小橡树实验小学")
    text = text_of(pdf)
    for said in ("小站长证书", "Station Keeper's Certificate", "陈一鸣", "三(2)班", "12", "48", "王老师"):
        assert said in text
    for said in (
        TERM.zh,
        TERM.en,
        "小橡树实验小学",
        "2027年1月20日",
        "20 January 2027",
        "盖章",
        "诚信守护站",
    ):
        assert said in text
    assert size_of(pdf) == pytest.approx((297, 210), abs=0.01)


def test_the_name_is_the_largest_word():
    [page] = words_on(a_certificate())
    tallest = max(page, key=lambda line: line[1][3] - line[1][1])
    assert tallest[0] == "陈一鸣"


def test_one_is_one_and_nothing_is_said_of_nothing():
    text = text_of(a_certificate(duties=1, logged=0))
    assert "duty" in text
    assert "duties" not in text
    assert "logged" not in text
    assert "thing logged" in text_of(a_certificate(logged=1))


@pytest.mark.parametrize("name", ["陈一鸣", "阿卜杜热合曼·买买提江·吐尔逊" * 6, "Alexandra Montgomery-Smith"])
def test_nothing_lies_over_another_or_on_the_frame(name):
    pdf = a_certificate(12345, 123456, name, "三年级二班" * 20, "王老师" * 20, **LONG)
    [page] = words_on(pdf)
    assert colliding(page, margin=15, size=(297, 210)) == []


def test_many_are_in_one_file_a_page_each():
    keepers = [Honoured(f"小站长{number}", "", number, number) for number in range(1, 31)]
    pages = words_on(certificates(a_heading(), keepers, TERM, "", DAY))
    assert [f"小站长{number}" in [text for text, _ in page] for number, page in enumerate(pages, 1)] == [
        True
    ] * 30
    with pytest.raises(ValueError, match="needs a keeper"):
        certificates(a_heading(), [], TERM, "", DAY)


def test_a_later_page_is_drawn_like_the_first_and_weighs_little():
    twins = certificates(a_heading(), [Honoured("陈一鸣", "", 3, 9)] * 40, TERM, "", DAY)
    first, *_others, last = pages_of(twins, 60)
    assert ImageChops.difference(first, last).getbbox() is None
    assert first.getextrema()[0] < 100
    alone = certificates(a_heading(), [Honoured("陈一鸣", "", 3, 9)], TERM, "", DAY)
    assert len(twins) < len(alone) + 40 * 4_000


def test_its_fonts_are_embedded_and_the_same_keeper_has_the_same_bytes():
    assert unembedded_fonts(a_certificate()) == []
    assert a_certificate() == a_certificate()

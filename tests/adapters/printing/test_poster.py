"""The poster: it reads from afar, says the three steps, and keeps within its frame."""

import pypdfium2
import pytest
from PIL import ImageOps

from kiosk.adapters.printing.poster import poster
from kiosk.domain.school_parts import NAME_AT_MOST

from .reading import a_heading, colliding, pages_of, size_of, symbols_in, text_of, unembedded_fonts, words_on

URL = "https://lost.school.cn/s/7K3M9QXA"


@pytest.mark.parametrize(("page", "size"), [("a4", (210, 297)), ("a3", (297, 420))])
def test_its_symbol_reads_from_100_dpi_and_its_page_is_true(page, size):
    pdf = poster(a_heading(), URL, "7K3M9QXA", page)
    assert size_of(pdf) == pytest.approx(size, abs=0.01)
    [picture] = pages_of(pdf, 100)
    assert symbols_in(picture) == [URL]


def test_it_says_the_steps_the_address_and_the_code_in_both_languages():
    words = text_of(poster(a_heading(school_zh="玥珺堃喆小学"), URL, "7K3M9QXA"))
    for said in ("一看", "二认", "三登记", "Look", "Recognise", "Register", "无人值守，诚信相伴"):
        assert said in words
    for said in ("诚信守护站", "Integrity Station", "玥珺堃喆小学", "lost.school.cn", "7K3M 9QXA"):
        assert said in words


def test_every_font_is_embedded_and_the_title_names_the_station():
    pdf = poster(a_heading(), URL, "7K3M9QXA")
    assert unembedded_fonts(pdf) == []
    assert b"Helvetica" not in pdf
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_value("Title") == "海报 Poster · 诚信守护站"


def test_long_names_leave_the_margin_white_and_the_symbol_readable():
    heading = a_heading(
        name_zh="阳光实验学校诚信守护站" * 12,
        name_en="Station " * 60,
        school_zh="学校" * 90,
        school_en="S" * 90,
    )
    url = "https://lost-and-found.the-very-long-name-of-the-sunshine-primary-school.edu.cn:8443/s/7K3M9QXA"
    [picture] = pages_of(poster(heading, url, "7K3M9QXA"), 100)
    assert symbols_in(picture) == [url]
    left, top, right, bottom = ImageOps.invert(picture).getbbox()
    margin = 5 * 100 / 25.4
    assert left > margin
    assert top > margin
    assert right < picture.width - margin
    assert bottom < picture.height - margin


def test_the_longest_name_that_a_station_may_have_is_not_cut():
    name = "阳光实验学校教育集团滨江校区东大门与图书馆之间诚信守护站失物认领登记处北侧栏目一号"[:NAME_AT_MOST]
    [lines] = words_on(poster(a_heading(name_zh=name, school_zh="校" * 40), URL, "7K3M9QXA"))
    assert name in "".join(text for text, _ in lines)
    assert colliding(lines) == []


def test_the_same_station_has_the_same_poster():
    assert poster(a_heading(), URL, "7K3M9QXA") == poster(a_heading(), URL, "7K3M9QXA")


def test_it_is_small_enough_to_send():
    assert len(poster(a_heading(), URL, "7K3M9QXA")) < 60_000

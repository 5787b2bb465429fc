"""Lists: every row is there once, nothing runs over, one page is one page, and there is no symbol to scan."""

import pytest

from kiosk.adapters.printing.lists import list_sheet
from kiosk.adapters.printing.words import Pair

from .reading import a_heading, colliding, pages_of, size_of, symbols_in, text_of, unembedded_fonts, words_on
from .sheets import COLUMNS, LONG, TITLE, three_sections

SMALLEST = 6.5


def a_list(count, one_page=False, heading=None, about=("2026年11月23日 星期一",), **how):
    sections = three_sections(count, **how)
    return list_sheet(
        heading or a_heading(),
        TITLE,
        about,
        COLUMNS,
        sections,
        one_page=one_page,
        signature=Pair("签名", "Signature"),
    )


def numbers_in(pdf):
    return [text[:4] for page in words_on(pdf) for text, _ in page if text[0] == "N" and text[1:4].isdigit()]


@pytest.mark.parametrize("one_page", [False, True])
@pytest.mark.parametrize("count", [1, 2, 7, 60, 61, 300])
def test_every_row_is_there_once_and_in_order_on_true_a4(count, one_page):
    pdf = a_list(count, one_page)
    assert numbers_in(pdf) == [f"N{number:03}" for number in range(count)]
    assert size_of(pdf) == pytest.approx((210, 297), abs=0.01)


@pytest.mark.parametrize("count", [0, 1, 24, 59, 60, 100, 120])
def test_one_page_stays_one_page(count):
    assert len(words_on(a_list(count, one_page=True))) == 1


def test_sixty_rows_of_the_longest_names_stay_on_one_page_and_in_their_cells():
    pdf = a_list(
        60,
        one_page=True,
        heading=a_heading(**LONG),
        about=("很长的一行" * 40, "b" * 200),
        thing="杯身有小熊图案" * 9,
        why="a very long reason " * 12,
    )
    [page] = words_on(pdf)
    assert colliding(page) == []
    assert len(numbers_in(pdf)) == 60


@pytest.mark.parametrize("one_page", [False, True])
@pytest.mark.parametrize("count", [0, 1, 60, 300])
def test_no_word_lies_over_another_or_outside_the_page(count, one_page):
    pages = words_on(a_list(count, one_page))
    assert [trouble for page in pages for trouble in colliding(page)] == []


def test_the_letters_of_rows_are_never_smaller_than_promised():
    long = {"thing": "杯身有小熊图案" * 9, "why": "非常长的理由" * 9}
    [page] = words_on(a_list(120, one_page=True, **long))
    heights = [box[3] - box[1] for text, box in page if text.startswith("杯身")]
    assert len(heights) == 120
    assert min(heights) > SMALLEST * 25.4 / 72 * 0.85


def test_short_rows_stand_in_two_columns_when_that_makes_them_larger():
    [page] = words_on(a_list(70, one_page=True, thing="水杯", why="旧"))
    lefts = {round(box[0]) for text, box in page if text.startswith("N0")}
    assert len(lefts) == 2


def test_a_page_that_goes_on_names_its_columns_its_section_and_its_number():
    pages = words_on(a_list(300))
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        texts = [text for text, _ in page]
        assert texts.count("编号") == 1
        assert any(f"Page {number} of {len(pages)}" in text for text in texts)
    assert any("挂上去（续）" in text for text, _ in pages[1])


def test_a_section_name_is_never_the_last_on_a_page():
    for count in range(20, 44):
        for page in words_on(a_list(count)):
            rows = [box[1] for text, box in page if text.startswith("N") and text[1:4].isdigit()]
            names = [box[1] for text, box in page if text in {"挂上去", "收下来", "该有去向了"}]
            assert not names or min(rows) < min(names), count


def test_where_there_is_nothing_it_says_so_and_names_no_columns():
    text = text_of(a_list(0))
    assert "今天没有要挂的。 Nothing to hang up." in text
    assert "没有到期的。" in text
    assert "编号" not in text


def test_what_was_asked_for_is_said_in_both_languages():
    text = text_of(a_list(3))
    for said in ("搬动单", "Move list", "诚信守护站", "2026年11月23日 星期一", "签名 Signature", "无人值守"):
        assert said in text


def test_there_is_no_signature_where_none_is_asked_for():
    assert "签名" not in text_of(list_sheet(a_heading(), TITLE, [], COLUMNS, three_sections(3)))


def test_it_carries_no_symbol_and_only_its_own_font():
    pdf = a_list(60)
    assert [symbol for page in pages_of(pdf, 150) for symbol in symbols_in(page)] == []
    assert unembedded_fonts(pdf) == []
    assert b"Helvetica" not in pdf


def test_the_same_list_has_the_same_bytes():
    assert a_list(60, one_page=True) == a_list(60, one_page=True)

"""The form on paper: rows to write on, its own code on each, and nothing runs over."""

import pytest

from kiosk.adapters.printing.paper_form import paper_form
from kiosk.adapters.printing.words import Pair
from kiosk.domain.codes import LENGTH
from kiosk.domain.paper_serial import ROWS

from .reading import (
    a_heading,
    colliding,
    filled_boxes,
    pages_of,
    size_of,
    strokes,
    symbols_in,
    text_of,
    unembedded_fonts,
    words_on,
)
from .sheets import LONG

SERIAL, OTHER = "7K3M9QXA", "ABCDEFGH"


def test_each_sheet_bears_its_own_code_and_each_row_too():
    pdf = paper_form(a_heading(), [SERIAL, OTHER])
    assert size_of(pdf) == pytest.approx((210, 297), abs=0.01)
    first, second = ([text for text, _ in lines] for lines in words_on(pdf))
    assert first.count("7K3M 9QXA") == second.count("ABCD EFGH") == 1
    assert [text for text in first if text.startswith("7K3M 9QXA - ")] == [
        f"7K3M 9QXA - {number}" for number in range(1, ROWS + 1)
    ]
    assert not any("7K3M" in text for text in second)


def test_every_row_asks_the_same_in_both_languages():
    [lines] = words_on(paper_form(a_heading(), [SERIAL]))
    texts = [text for text, _ in lines]
    for name in ("日期和时间", "吊牌码", "是什么", "姓名", "班级", "家长电话"):
        assert texts.count(name) == ROWS
    for name in ("Day and time", "Tag code", "What it is", "Name", "Class", "Parent's phone"):
        assert texts.count(name) == ROWS
    assert {str(number) for number in range(1, ROWS + 1)} <= set(texts)


def test_a_code_has_a_box_for_each_of_its_signs():
    boxes = filled_boxes(paper_form(a_heading(), [SERIAL]))
    sizes = [(right - left, top - bottom) for left, bottom, right, top in boxes]
    assert len([1 for wide, high in sizes if 5 < wide < 6 and 6.2 < high < 7]) == ROWS * LENGTH


def test_there_is_room_for_a_hand():
    """A line for eleven digits of a telephone is as long as a hand needs, and lines are far enough apart."""
    lines = [points for points in strokes(paper_form(a_heading(), [SERIAL])) if len(points) == 2]
    level = [(min(a[0], b[0]), max(a[0], b[0]), a[1]) for a, b in lines if abs(a[1] - b[1]) < 0.01]
    heights = sorted({round(y, 1) for left, right, y in level if right - left > 50})
    assert len(heights) >= 2 * ROWS
    assert max(right - left for left, right, _ in level if left > 110) > 50


def test_it_says_the_steps_the_promise_and_what_happens_to_the_paper():
    text = text_of(paper_form(a_heading(), [SERIAL]))
    for said in ("一看", "二认", "三登记", "Look", "Recognise", "Register", "诚信约定", "My word"):
        assert said in text
    for said in ("粉碎", "shreds it", "无人值守"):
        assert said in text


def test_the_longest_names_run_over_nothing():
    pdf = paper_form(a_heading(**LONG), [SERIAL, OTHER])
    assert [trouble for lines in words_on(pdf) for trouble in colliding(lines)] == []


def test_the_schools_own_pledge_stands_there_however_long_and_a_phone_may_be_left_out():
    pledge = Pair("我们说到做到，" * 60, "We keep our word. " * 40)
    pdf = paper_form(a_heading(), [SERIAL], pledge, contact_required=False)
    text = text_of(pdf)
    assert "我们说到做到" in text
    assert "诚信约定" not in text
    assert text.count("可不填") == ROWS
    assert [trouble for lines in words_on(pdf) for trouble in colliding(lines)] == []
    assert "粉碎" in text


def test_it_carries_no_symbol_and_only_its_own_font():
    pdf = paper_form(a_heading(), [SERIAL])
    assert symbols_in(pages_of(pdf, 150)[0]) == []
    assert unembedded_fonts(pdf) == []
    assert pdf == paper_form(a_heading(), [SERIAL])


def test_no_sheet_is_no_form():
    with pytest.raises(ValueError, match="needs a serial"):
        paper_form(a_heading(), [])

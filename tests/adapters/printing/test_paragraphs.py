"""Words in a box: every one is there while they fit, none leaves the box, no line begins with a comma."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.printing.lettering import CUT, printable, width_of
from kiosk.adapters.printing.paragraphs import in_a_box, wrapped

TEXTS = st.text("捡到失物，。、谢 ab（）%12.\n", max_size=90)
SENTENCE = "还有 48 件失物在等主人，请和孩子一起看看有没有自己的。 Please have a look with your child."


@given(TEXTS, st.floats(12, 80))
def test_no_line_is_wider_than_the_box_and_no_letter_is_lost(text, width):
    text = printable(text)
    lines = wrapped(text, width, 4)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line, 4) <= width + 1e-9 for line in lines)


def test_a_line_does_not_begin_with_a_mark_that_ends_one():
    for width in range(12, 120):
        assert not any(line[0] in "，。." for line in wrapped(SENTENCE, width, 4))


def test_a_word_longer_than_the_box_is_broken():
    assert "".join(wrapped("a" * 90, 20, 4)) == "a" * 90


def test_letters_shrink_before_anything_is_cut():
    large = in_a_box([SENTENCE], 100, 40, 5, 2)
    small = in_a_box([SENTENCE] * 6, 100, 40, 5, 2)
    assert large[0].line.size == 5
    assert 2 <= small[0].line.size < 5
    assert CUT not in "".join(each.line.text for each in small)


@given(st.lists(TEXTS, max_size=6), st.floats(8, 60))
def test_what_never_fits_is_cut_within_the_box(texts, height):
    placed = in_a_box(texts, 60, height, 5, 2)
    for each in placed:
        assert each.below + 0.3 * each.line.size <= height + 1e-9
        assert each.line.width <= 60 + 1e-9


def test_what_was_cut_says_so():
    assert in_a_box(["捡到 " * 300], 60, 30, 5, 2)[-1].line.text.endswith(CUT)

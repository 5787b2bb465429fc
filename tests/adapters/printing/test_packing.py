"""A packed document is the same document."""

import pytest

from kiosk.adapters.printing.lettering import Line
from kiosk.adapters.printing.packing import TOGETHER, packed
from kiosk.adapters.printing.paper import Paper

from .reading import pages_of, size_of, text_of, unembedded_fonts


def a_document(pages: int) -> bytes:
    paper = Paper("书 (endobj) trailer", 40, 30)
    for number in range(pages):
        if number:
            paper.next_page()
        paper.write(Line(f"第{number}页 (endobj)", 3), 2, 20)
        paper.hairs([(1, 1, 1 + number, 5)], "#000000", 0.2)
    return paper.finished()


@pytest.mark.parametrize("pages", [1, 3, TOGETHER + 7])
def test_every_page_says_and_shows_the_same(pages):
    plain = a_document(pages)
    small = packed(plain)
    assert text_of(small) == text_of(plain)
    assert size_of(small) == pytest.approx(size_of(plain))
    assert [page.tobytes() for page in pages_of(small, 40)] == [
        page.tobytes() for page in pages_of(plain, 40)
    ]
    assert unembedded_fonts(small) == []


def test_many_pages_take_less_room():
    plain = a_document(300)
    assert len(packed(plain)) < 0.6 * len(plain)


def test_the_same_document_is_packed_into_the_same_bytes():
    assert packed(a_document(2)) == packed(a_document(2))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pdf: b"no document",
        lambda pdf: pdf[:-30],
        lambda pdf: pdf.replace(b"/Root", b"/Encrypt 1 0 R /Root"),
        lambda pdf: pdf.replace(b"3 0 obj", b"3 1 obj", 1),
        packed,
    ],
)
def test_what_is_no_plain_document_is_refused(spoil):
    with pytest.raises(ValueError, match=r"packed|no object"):
        packed(spoil(a_document(1)))

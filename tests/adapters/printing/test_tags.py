"""Sheets of tags: every symbol reads, every length is true, nothing runs over."""

import threading
from xml.etree import ElementTree

import pytest

from kiosk.adapters.printing.label_face import TagLabel
from kiosk.adapters.printing.layouts import LAYOUTS
from kiosk.adapters.printing.refusals import ModuleTooSmall
from kiosk.adapters.printing.tags import tag_picture, tag_sheet
from kiosk.domain.labels import LEAST_MODULE

from .reading import a_heading, pages_of, some_labels, symbols_in, text_of, unembedded_fonts, unpacked
from .sheets import LONG

SVG = "{http://www.w3.org/2000/svg}"
FITTING = {name: layout for name, layout in LAYOUTS.items() if name != "l4731-like"}
EACH_LAYOUT = pytest.mark.parametrize("layout", FITTING.values(), ids=FITTING)


@EACH_LAYOUT
def test_the_code_the_station_and_the_host_stand_beside_the_symbol(layout):
    label = TagLabel("7K3M9QXA", "https://lost.school.cn/t/7K3M9QXA")
    words = "".join(text_of(tag_sheet([label], a_heading(name_zh="玥珺堃喆守护站"), layout)).split())
    assert "7K3M9QXA" in words
    assert "玥珺堃喆守护站" in words
    assert "lost.school.cn" in words


def test_a_station_without_a_chinese_name_prints_the_other():
    sheet = tag_sheet(some_labels(1), a_heading(name_zh=""), LAYOUTS["a4-3x8"])
    assert text_of(sheet).count("Integrity Station") == 1


@EACH_LAYOUT
def test_every_font_is_embedded(layout):
    pdf = tag_sheet(some_labels(3), a_heading(), layout)
    assert unembedded_fonts(pdf) == []
    assert b"Helvetica" not in unpacked(pdf)
    assert unpacked(pdf).count(b"/FontFile2") >= 1


def test_an_address_too_long_for_a_small_label_is_refused_and_fits_a_large_one():
    labels = some_labels(1, "lost-and-found.sunshine-primary.edu.cn")
    with pytest.raises(ModuleTooSmall, match=r"0\.39 mm") as refusal:
        tag_sheet(labels, a_heading(), LAYOUTS["a4-6x16"])
    assert refusal.value.module < refusal.value.least == LEAST_MODULE
    [page] = pages_of(tag_sheet(labels, a_heading(), LAYOUTS["a4-3x8"]), 150)
    assert symbols_in(page) == [labels[0].url]


def test_no_labels_are_no_sheet():
    with pytest.raises(ValueError, match="at least one"):
        tag_sheet([], a_heading(), LAYOUTS["a4-3x8"])


def test_progress_hears_of_every_label():
    heard = []
    tag_sheet(some_labels(26), a_heading(), LAYOUTS["a4-3x8"], heard.append)
    assert heard == list(range(1, 27))


def test_a_name_of_missing_and_strange_characters_is_printed_all_the_same():
    sheet = tag_sheet(some_labels(1), a_heading(name_zh="🎒\n\x00\u202e站\ud800"), LAYOUTS["a4-3x8"])
    assert "〓 站〓" in text_of(sheet)


def test_two_sheets_at_once_are_the_same_as_one_after_another():
    labels = some_labels(24)
    alone = tag_sheet(labels, a_heading(), LAYOUTS["a4-3x8"])
    together = []
    printers = [
        threading.Thread(target=lambda: together.append(tag_sheet(labels, a_heading(), LAYOUTS["a4-3x8"])))
        for _ in range(3)
    ]
    for printer in printers:
        printer.start()
    for printer in printers:
        printer.join()
    assert together == [alone] * 3


def test_no_symbol_fits_the_lowest_labels_and_the_refusal_says_why():
    with pytest.raises(ModuleTooSmall, match=r"l4731-like.*0\.27 mm wide and a phone needs 0\.40 mm"):
        tag_sheet(some_labels(1, "lost.sch.cn"), a_heading(), LAYOUTS["l4731-like"])


def test_used_labels_are_skipped_on_the_first_page_only():
    labels, layout = some_labels(25), LAYOUTS["a4-3x8"]
    first, second = pages_of(tag_sheet(labels, a_heading(), layout, skip=7), 150)
    assert symbols_in(first) == [label.url for label in labels[:17]]
    assert symbols_in(second) == [label.url for label in labels[17:]]
    upper = first.crop((0, 10, first.width, round((0.5 + 2 * 37) / 25.4 * 150)))
    assert symbols_in(upper) == []


@pytest.mark.parametrize("skip", [-1, 24])
def test_a_whole_page_cannot_be_skipped(skip):
    with pytest.raises(ValueError, match="whole page"):
        tag_sheet(some_labels(1), a_heading(), LAYOUTS["a4-3x8"], skip=skip)


def weight_of(count, layout):
    return len(tag_sheet(some_labels(count), a_heading(**LONG), layout))


@EACH_LAYOUT
def test_a_thousand_tags_weigh_less_than_half_a_megabyte(layout):
    few, more = weight_of(96, layout), weight_of(288, layout)
    assert few + (more - few) / (288 - 96) * (1000 - 96) < 480_000


def test_so_do_a_thousand_on_the_roll_that_weighs_most():
    assert weight_of(1000, LAYOUTS["roll-30x20"]) < 480_000


def drawn(label, layout, skip=0, **names):
    """A sheet's picture, as the browser takes it apart."""
    return ElementTree.fromstring(tag_picture(label, a_heading(**names), layout, skip))  # noqa: S314 — ours


def labels_in(picture):
    return len([use for use in picture.iter(f"{SVG}use") if use.get("href") == "#label"])


@EACH_LAYOUT
def test_the_picture_of_a_sheet_is_well_formed_and_says_sample(layout):
    label = TagLabel("样张", "https://lost.school.cn/t/SAMPLE22")
    picture = drawn(label, layout, name_zh="<&> 站")
    assert picture.get("viewBox") == f"0 0 {layout.page_width:g} {layout.page_height:g}"
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert words[-1] == "样张 SAMPLE"
    assert any("<&> 站" in word for word in words)
    assert labels_in(picture) == layout.per_page


def test_used_labels_are_empty_in_the_picture():
    label, layout = TagLabel("样张", "https://lost.school.cn/t/SAMPLE22"), LAYOUTS["a4-3x8"]
    picture = drawn(label, layout, skip=5)
    assert labels_in(picture) == 19
    fills = [box.get("fill") for box in picture.iter(f"{SVG}rect") if box.get("rx")]
    assert len(set(fills[:5])) == len(set(fills[5:])) == 1
    assert fills[0] != fills[5]

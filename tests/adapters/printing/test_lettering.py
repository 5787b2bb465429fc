"""The font holds the names of children, and words keep to their place."""

import threading
from contextlib import suppress

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from kiosk.adapters.printing import lettering
from kiosk.adapters.printing.lettering import fitted, fitted_address, printable, the_font, width_of

GB_2312 = "".join(
    bytes([high, low]).decode("gb2312", "ignore") for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF)
)


def test_the_font_holds_all_of_gb_2312():
    assert len(GB_2312) == 7445
    assert printable(GB_2312) == GB_2312.replace("\u3000", " ").strip()


@pytest.mark.parametrize(
    "name", ["玥珺堃喆", "昇赟炜翀", "𬍛𠅤㑇䶮", "Lǜ Xiǎoyǔ ńǹḿ", "café Ñandú", "“你好”——〇…￥"]
)
def test_the_font_holds_rare_names_and_pinyin(name):
    assert printable(name) == name


def test_a_missing_character_shows():
    assert printable("小雨🌧の☂") == "小雨〓の〓"


def test_invisible_characters_and_line_breaks_leave_one_clean_line():
    assert printable(" 诚信\u200b\n守护\ufe0f站\x00 \u202e") == "诚信 守护站"


def test_letters_with_loose_accents_are_joined():
    assert printable("lu\u0308\u030c") == "lǚ"


def test_a_short_name_keeps_its_size():
    assert fitted("诚信守护站", 100, 4, 2) == lettering.Line("诚信守护站", 4)


def test_a_longer_name_shrinks_to_its_place():
    line = fitted("诚信守护站诚信守护站", 30, 4, 2, 0.05)
    assert line.text == "诚信守护站诚信守护站"
    assert 2 < line.size < 4
    assert line.width == pytest.approx(30)


def test_a_very_long_name_is_cut_with_an_ellipsis():
    line = fitted("诚信守护站" * 20, 30, 4, 2, 0.05)
    assert line.text == "诚信守护站诚信守护站诚信守…"
    assert line.size == 2
    assert 27 < line.width <= 30


@pytest.mark.parametrize(
    ("host", "rows"),
    [
        ("lost.school.cn", ["lost.school.cn"]),
        ("lost.sunshine-school.edu.cn", ["lost.sunshine-", "school.edu.cn"]),
        ("sunshineschoolhangzhou", ["sunshinesch", "oolhangzhou"]),
        ("lost.and.found.of.the.sunshine.school.edu.cn", ["…f.the.sunshin", "e.school.edu.cn"]),
        ("", [""]),
    ],
)
def test_a_host_breaks_where_it_reads_best_and_keeps_its_end(host, rows):
    lines = fitted_address(host, 15, 3, 2)
    assert [line.text for line in lines] == rows
    assert all(line.width <= 15 + 1e-9 for line in lines)


def test_spacing_stands_between_letters_only():
    assert width_of("AB", 10, 0.1) == pytest.approx(width_of("A", 10) + width_of("B", 10) + 1)
    assert width_of("", 10, 0.1) == 0


def test_the_font_is_registered_once_however_many_ask_at_once(monkeypatch):
    made = []
    second = threading.Barrier(2)

    def load_until_another_does_too(*how):
        made.append(how)
        with suppress(threading.BrokenBarrierError):
            second.wait(0.2)
        return TTFont(*how)

    lettering._loaded.cache_clear()
    monkeypatch.setattr(lettering, "TTFont", load_until_another_does_too)
    askers = [threading.Thread(target=the_font) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(made) == 1

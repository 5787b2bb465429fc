"""Move lists and lists of what moved on: every thing once, its code to be typed, nothing to be scanned."""

from kiosk.adapters.printing.lists import ZoneMark
from kiosk.adapters.printing.moving_sheets import PaperThing, move_sheet, moved_on_sheet
from kiosk.domain.codes import grouped
from kiosk.domain.move_plan import LINES_AT_MOST, Direction
from tests.adapters.printing.reading import a_heading, pages_of, some_labels, symbols_in, text_of

ZONE = ZoneMark("B", "yellow", "dots")


def some_things(count: int, **how: object) -> list[PaperThing]:
    """So many cups, each with a code of its own."""
    return [
        PaperThing(f"蓝色水杯 · 第{number}只", label.code, "2025/10/13", ZONE, **how)  # type: ignore[arg-type]
        for number, label in enumerate(some_labels(count), 1)
    ]


def test_the_longest_list_stands_on_one_page_with_every_code_once() -> None:
    things = some_things(LINES_AT_MOST)
    shares = {Direction.UP: things[:50], Direction.DOWN: things[50:70], Direction.AWAY: things[70:]}
    sheet = move_sheet(a_heading(), ["2025年10月13日", "小站长：陈一鸣 · 李思远"], shares)
    [picture] = pages_of(sheet, 150)
    text = text_of(sheet)
    assert [text.count(grouped(thing.code)) for thing in things] == [1] * LINES_AT_MOST
    assert symbols_in(picture) == []
    for words in ("搬动单", "上架", "下架", "收起来", "陈一鸣"):
        assert words in text


def test_a_direction_without_a_thing_says_so() -> None:
    text = text_of(move_sheet(a_heading(), [], {Direction.UP: some_things(1)}))
    assert text.count("这一项今天没有") == 2


def test_what_is_done_is_printed_ticked() -> None:
    open_one, done_one = (
        move_sheet(a_heading(), [], {Direction.UP: some_things(1, done=done)}) for done in (False, True)
    )
    assert pages_of(open_one, 72)[0].tobytes() != pages_of(done_one, 72)[0].tobytes()


def test_a_batch_has_room_to_sign_and_numbers_what_left() -> None:
    gone, back = some_things(3)[:2], some_things(3)[2:]
    sheet = moved_on_sheet(a_heading(), ["捐出 · 春晖福利院"], gone, back)
    text = text_of(sheet)
    for words in (
        "去向清单",
        "春晖福利院",
        "签名",
        "已经收回",
        *(grouped(thing.code) for thing in [*gone, *back]),
    ):
        assert words in text
    assert "已经收回" not in text_of(moved_on_sheet(a_heading(), [], gone, []))
    assert [symbols_in(picture) for picture in pages_of(sheet, 150)] == [[]]


def test_a_thing_without_a_tag_leaves_its_code_empty() -> None:
    sheet = moved_on_sheet(a_heading(), [], [PaperThing("红色跳绳", "", "2025/10/13")], [])
    assert "红色跳绳" in text_of(sheet)


def test_what_moved_on_is_signed_by_who_received_it_with_a_day() -> None:
    text = text_of(moved_on_sheet(a_heading(), ["捐赠 · 爱心衣橱"], some_things(2), []))
    for words in ("接收人签名 Received by", "日期 Date"):
        assert words in text


def test_an_empty_batch_is_good_news() -> None:
    assert "都回家了，真好" in text_of(moved_on_sheet(a_heading(), [], [], []))

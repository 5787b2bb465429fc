"""The move list of a duty, and the list of what moved on, on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.codes import grouped
from kiosk.domain.move_plan import Direction

from .heading import StationHeading
from .lists import Column, Section, ZoneMark, list_sheet
from .words import Pair

MOVES = Pair("搬动单", "Move list")
MOVED_ON = Pair("去向清单", "What moved on")
_THING, _CODE, _FOUND = Pair("失物", "Thing"), Pair("吊牌码", "Tag code"), Pair("捡到", "Found")
_DONE, _ZONE, _NUMBER = Pair("完成", "Done"), Pair("分区", "Zone"), Pair("序号", "No.")
_NOTHING = Pair("这一项今天没有，真省心！", "Nothing to do here today. Well done!")
_NOBODY = Pair("一件也没有交出：都回家了，真好！", "Nothing had to go: everything is home. How good!")
_RECEIVED = Pair("接收人签名", "Received by")
_GROUPS = {
    Direction.UP: Pair("上架：挂到这个分区", "Up: hang it into this zone"),
    Direction.DOWN: Pair("下架：取下来放进收纳柜", "Down: take it to the store"),
    Direction.AWAY: Pair("收起来，等老师送出", "Set aside for the teacher to give on"),
}
_GONE = Pair("交出的失物", "Handed over")
_BACK = Pair("已经收回，不在其中", "Taken back, not among them")


@dataclass(frozen=True)
class PaperThing:
    """A thing as lists name it. `code`: its tag's, "" for none; `found`: the day, as it is to be printed."""

    title: str
    code: str
    found: str
    zone: ZoneMark | None = None
    done: bool = False


def move_sheet(
    heading: StationHeading, about: Sequence[str], groups: Mapping[Direction, Sequence[PaperThing]]
) -> bytes:
    """A duty's move list on one page, with boxes to tick. `about`: the day, the keepers."""
    columns = [
        Column(_DONE, 1, "box"),
        Column(_ZONE, 1, "zone"),
        Column(_THING, 4.4),
        Column(_CODE, 2.4),
        Column(_FOUND, 1.8),
    ]
    sections = [
        Section(name, [_to_move(thing) for thing in groups.get(direction, ())], _NOTHING)
        for direction, name in _GROUPS.items()
    ]
    return list_sheet(heading, MOVES, about, columns, sections, one_page=True)


def moved_on_sheet(
    heading: StationHeading, about: Sequence[str], gone: Sequence[PaperThing], back: Sequence[PaperThing]
) -> bytes:
    """A batch for whoever receives it, with room to sign. `about`: where to, to whom, when, by whom."""
    columns = [Column(_NUMBER, 1), Column(_THING, 5), Column(_FOUND, 2), Column(_CODE, 2.4)]
    sections = [Section(_GONE, _numbered(gone), _NOBODY)]
    if back:
        sections.append(Section(_BACK, _numbered(back), _NOBODY))
    return list_sheet(heading, MOVED_ON, about, columns, sections, signature=_RECEIVED)


def _to_move(thing: PaperThing) -> Sequence[str | ZoneMark | None]:
    return ["1" if thing.done else "", thing.zone, thing.title, grouped(thing.code), thing.found]


def _numbered(things: Sequence[PaperThing]) -> list[Sequence[str | ZoneMark | None]]:
    return [
        [str(number), thing.title, thing.found, grouped(thing.code)] for number, thing in enumerate(things, 1)
    ]

"""Move lists as PDF, the same for keepers and teachers."""

from collections.abc import Sequence

from flask import Response
from flask_babel import format_date
from flask_babel import gettext as _

from kiosk.adapters.printing.heading import StationHeading
from kiosk.adapters.printing.lists import ZoneMark
from kiosk.adapters.printing.moving_sheets import PaperThing, move_sheet
from kiosk.domain.move_plan import Direction
from kiosk.queries.move_lists import DutyOfSheet, LineSeen, MoveListSeen
from kiosk.queries.roster import KeeperNamed
from kiosk.queries.stations import StationSeen
from kiosk.queries.things import Thing, ThingZone
from kiosk.web import words


def move_list_pdf(
    station: StationSeen, duty: DutyOfSheet, keepers: Sequence[KeeperNamed], moves: MoveListSeen
) -> Response:
    """A duty's list as a download. What is ticked already, or went home, is printed ticked."""
    about = [
        format_date(duty.day, "full"),
        _("Keepers: %(names)s", names=" · ".join(keeper.name for keeper in keepers)),
    ]
    groups = {direction: [_line(line) for line in moves.going(direction)] for direction in Direction}
    return download(move_sheet(heading_of(station), about, groups), f"moves-{station.slug}-{duty.day}.pdf")


def paper_thing(
    thing: Thing, tag: str | None, zone: ThingZone | None = None, *, done: bool = False
) -> PaperThing:
    """A thing as lists name it."""
    mark = ZoneMark(zone.letter, zone.colour, zone.pattern) if zone else None
    title = " · ".join(filter(None, [words.title(thing), remark(thing)]))
    return PaperThing(title, tag or "", format_date(thing.found_on, "short"), mark, done)


def remark(thing: Thing) -> str:
    """What else was written about a thing; nothing where that is already what it is called."""
    return "" if thing.note.casefold() == words.title(thing).casefold() else thing.note


def heading_of(station: StationSeen) -> StationHeading:
    """Whose sheet it is."""
    return StationHeading(station.name_zh, station.name_en, station.school_zh, station.school_en)


def download(sheet: bytes, name: str) -> Response:
    """A PDF to keep, under that name."""
    response = Response(sheet, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _line(line: LineSeen) -> PaperThing:
    return paper_thing(line.thing, line.tag, line.zone, done=line.is_settled)

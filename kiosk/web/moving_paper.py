"""Move lists as PDF, the same for keepers and teachers."""

from collections.abc import Sequence

from flask import Response
from flask_babel import format_date
from flask_babel import gettext as _

from kiosk.adapters.printing.lists import ZoneMark
from kiosk.adapters.printing.moving_sheets import PaperThing, move_sheet
from kiosk.domain.move_plan import Direction
from kiosk.queries.move_lists import DutyOfSheet, LineSeen, MoveListSeen
from kiosk.queries.roster import KeeperNamed
from kiosk.queries.stations import StationSeen
from kiosk.queries.things import Thing, ThingZone
from kiosk.web import words
from kiosk.web.paper import download, heading_of


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
    title = " · ".join(filter(None, [words.title(thing), words.remark(thing)]))
    return PaperThing(title, tag or "", format_date(thing.found_on, "short"), mark, done)


def _line(line: LineSeen) -> PaperThing:
    return paper_thing(line.thing, line.tag, line.zone, done=line.is_settled)

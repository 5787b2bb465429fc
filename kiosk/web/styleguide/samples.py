"""What the style page shows its parts with: things, receipts and numbers that are made up."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from flask_babel import gettext as _

from kiosk.domain.colours import Colour, Pattern
from kiosk.domain.item_life import State
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.domain.standard_school import STANDARD_PLACES, STANDARD_ZONES
from kiosk.queries.stations import StationSeen
from kiosk.queries.things import Thing, ThingCategory, ThingPlace, ThingZone
from kiosk.web import charts
from kiosk.web.families.shown import Card, ReceiptShown, portrait_of
from kiosk.web.forms import Form
from kiosk.web.sentences import sentence

DAY = date(2025, 10, 13)
_KINDS = {
    kind.key: ThingCategory(kind.key, kind.name_zh, kind.name_en, kind.measure, kind.held, kind.key)
    for kind in STANDARD_CATEGORIES
}
_PLACE = ThingPlace(*STANDARD_PLACES[0])
STATION = StationSeen(
    0,
    0,
    "styleguide",
    "东门诚信守护站",
    "East Gate Integrity Station",
    "",
    "实验小学",
    "A School",
    "Asia/Shanghai",
)
_LONG = ThingPlace(
    "long",
    "新教学楼三层西侧多功能体育活动室外走廊",
    "The corridor outside the multipurpose sports room on the third floor",
)


@dataclass(frozen=True)
class Charts:
    """One chart of each kind."""

    lying: charts.Chart
    standing: charts.Chart
    line: charts.Line


def zones() -> list[ThingZone]:
    """The zones of a new board."""
    return [
        ThingZone(each.letter, each.colour, each.pattern, each.name_zh, each.name_en)
        for each in STANDARD_ZONES
    ]


def patterns() -> list[ThingZone]:
    """A zone of each pattern, in different colours."""
    return [
        ThingZone(letter, colour, pattern, pattern, pattern)
        for letter, colour, pattern in zip("ABCDEFGH", Colour, Pattern, strict=False)
    ]


def cards() -> list[Card]:
    """Things without a photo: a short name, a long one, and no colour, zone or place."""
    places = (_PLACE, _LONG, None)
    kinds = (("cup", Colour.BLUE), ("uniform", Colour.MIXED), ("other", None))
    hanging: tuple[ThingZone | None, ...] = (zones()[1], zones()[0], None)
    things = [
        Thing(
            id=number,
            ref=f"sample-{number}",
            station_id=0,
            state=State.ON_DISPLAY,
            colour=colour,
            note="",
            found_on=DAY - timedelta(days=12),
            state_since=datetime.combine(DAY, datetime.min.time(), UTC),
            category=_KINDS[kind],
            zone=zone,
            place=place,
            photo=None,
        )
        for number, (place, (kind, colour), zone) in enumerate(zip(places, kinds, hanging, strict=True))
    ]
    return [portrait_of(thing, DAY) for thing in things]


def receipts() -> list[ReceiptShown]:
    """A receipt of a claim, of a late one, of what was put back, and of one whose details are forgotten."""
    open_one = ReceiptShown(
        title=cards()[0].title,
        icon="cup",
        colour=Colour.BLUE,
        photo=None,
        claimed_at=datetime(2025, 10, 13, 7, 30, tzinfo=UTC),
        state="open",
        late=False,
        held=False,
        passed_on=False,
        forgotten=False,
        masked_name="林*",
        masked_class="三(2)班",
        masked_contact="138****8000",
    )
    return [
        open_one,
        replace(open_one, late=True),
        replace(open_one, state="put_back"),
        replace(open_one, forgotten=True, masked_name=None, masked_class=None, masked_contact=None),
    ]


def forms() -> tuple[Form, Form]:
    """A form as it is opened, and the same sent back with something wrong."""
    asked = {"contact": "138", "named": ""}
    said = {"contact": sentence("contact_unreadable")}
    return Form(key=""), Form(values=asked, errors=said, key="")


def numbers() -> Charts:
    """A few numbers as bars that lie, as bars that stand, and as a line."""
    counts = [("cup", 12, 9), ("jacket", 8, 3), ("ball", 3, 3)]
    kinds = [cards()[0].title, cards()[1].title, cards()[2].title]
    amounts = [
        charts.Amount(name, whole, home, f"{home} / {whole}")
        for name, (_key, whole, home) in zip(kinds, counts, strict=True)
    ]
    table = charts.Table(
        [_("Thing"), "∑"], [[name, each.said] for name, each in zip(kinds, amounts, strict=True)]
    )
    days = [charts.Amount(str(day), 9 - day, 9 - day, str(9 - day)) for day in range(7)]
    title = _("Bars")
    return Charts(
        charts.lying("sample-lying", title, title, amounts, table),
        charts.standing("sample-standing", title, title, days, table),
        charts.line("sample-line", _("A line"), _("A line"), [40, 55, 70, 82], ("1", "4"), table),
    )

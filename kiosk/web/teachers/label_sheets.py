"""The sheets and rolls of labels that a teacher can choose from: those we know, and the school's own."""

from dataclasses import dataclass

from flask_babel import gettext as _

from kiosk.adapters.printing.layouts import LAYOUTS
from kiosk.adapters.printing.refusals import ModuleTooSmall
from kiosk.adapters.printing.tags import refuse_unfit
from kiosk.domain.labels import Kind, Layout
from kiosk.queries.label_layouts import own_layouts
from kiosk.web.here import current_station
from kiosk.web.teachers.session import current_staff

OWN = "own:"
"""What stands before the id of a school's own sheet, so that its name can be any."""
SAMPLE_CODE = "SAMPLE22"
_LIKE = {"deli-like": "得力", "l7160-like": "Avery L7160", "l4731-like": "Avery L4731"}


@dataclass(frozen=True)
class SheetShown:
    """A sheet to choose. `key`: what the form sends; `outline`: its labels as an SVG path, in mm.

    `reason`: why no tag fits on it, empty where one does.
    """

    key: str
    layout: Layout
    title: str
    hint: str
    outline: str
    reason: str


def known_layouts() -> dict[str, Layout]:
    """Every sheet that the school can print on, by its key; its own ones last."""
    with current_station().database.read() as connection:
        own = own_layouts(connection, current_staff().school_id)
    return {**LAYOUTS, **{f"{OWN}{each.id}": each.layout for each in own}}


def sheets_shown(layouts: dict[str, Layout]) -> list[SheetShown]:
    """The sheets in words and pictures."""
    return [
        SheetShown(key, layout, _title(key, layout), _hint(key, layout), _outline(layout), _reason(layout))
        for key, layout in layouts.items()
    ]


def address_of(kind: str, code: str) -> str:
    """What a symbol says: `t` for a tag, `s` for a station."""
    return f"{current_station().config.base_url}/{kind}/{code}"


def _title(key: str, layout: Layout) -> str:
    wide, high = f"{layout.label_width:g}", f"{layout.label_height:g}"
    if key.startswith(OWN):
        return layout.name
    if layout.kind is Kind.ROLL:
        return _("Roll, %(width)s × %(height)s mm", width=wide, height=high)
    if layout.kind is Kind.HANG:
        half = f"{layout.label_height / 2:g}"
        return _("To fold and hang up, %(width)s × %(height)s mm", width=wide, height=half)
    return _(
        "A4, %(count)s tags of %(width)s × %(height)s mm", count=layout.per_page, width=wide, height=high
    )


def _hint(key: str, layout: Layout) -> str:
    if key in _LIKE:
        return _("like %(stock)s", stock=_LIKE[key])
    if key.startswith(OWN):
        wide, high = f"{layout.label_width:g}", f"{layout.label_height:g}"
        return _(
            "%(count)s tags of %(width)s × %(height)s mm", count=layout.per_page, width=wide, height=high
        )
    if layout.kind is Kind.HANG:
        return _("A4, %(count)s tags with a hole to punch", count=layout.per_page)
    return _("one tag a label") if layout.kind is Kind.ROLL else ""


def _outline(layout: Layout) -> str:
    box = f"h{layout.label_width:g}v{layout.label_height:g}h-{layout.label_width:g}z"
    return "".join(f"M{left:g} {top:g}{box}" for left, top in layout.places())


def _reason(layout: Layout) -> str:
    try:
        refuse_unfit(address_of("t", SAMPLE_CODE), layout)
    except ModuleTooSmall as unfit:
        return _(
            "No code fits: its squares would be %(module)s mm wide, and a phone needs %(least)s mm.",
            module=f"{unfit.module:.2f}",
            least=f"{unfit.least:g}",
        )
    return ""

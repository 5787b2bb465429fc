"""The figures of a term as charts and tables, in the visitor's language."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from kiosk.domain.figures import UNTIL_HOME, WAITING, Bin, Part, binned, median
from kiosk.domain.integrity import SHOWN_FROM
from kiosk.domain.item_life import State
from kiosk.queries.rounds import RoundSeen
from kiosk.queries.term_figures import WAITS, NamedPart, TermFigures
from kiosk.web.charts import Amount, Chart, Line, Table, line, lying, standing
from kiosk.web.days import weekday_names
from kiosk.web.language import named, short_day

MOST_BARS = 8
_FATES = {
    State.CLAIMED: lazy_gettext("found their way home"),
    State.ON_DISPLAY: lazy_gettext("hang on the board"),
    State.STORED: lazy_gettext("rest in store"),
    State.HELD: lazy_gettext("kept by a teacher"),
    State.MISSING: lazy_gettext("left without registering"),
    State.MOVED_ON: lazy_gettext("moved on"),
}


@dataclass(frozen=True)
class Charts:
    """All charts of a page; None where there is nothing to draw yet.

    `half_home`: the days within which half of what is home was home. It and `days` are None as long as
    fewer than ten things are home.
    """

    fates: Chart | None
    kinds: Chart | None
    places: Chart | None
    weekdays: Chart | None
    days: Chart | None
    half_home: int | None
    index: Line | None
    waiting: Chart | None


def drawn(
    found: TermFigures, waiting: Mapping[str, Mapping[date, int]], today: date, timezone: str
) -> Charts:
    """A term as charts; `waiting`: what waits now, by where and by the day found."""
    some = found.whole.found > 0
    enough_home = found.whole.home >= SHOWN_FROM
    return Charts(
        fates=_fates(found.states) if some else None,
        kinds=_parts("kinds", _("By kind"), _("Kind"), found.kinds) if some else None,
        places=_parts("places", _("By place"), _("Place"), found.places) if some else None,
        weekdays=_weekdays(found.weekdays) if some else None,
        days=_days_home(found.days_home) if enough_home else None,
        half_home=median(found.days_home) if enough_home else None,
        index=_index(found.rounds, timezone),
        waiting=_waiting(waiting, today),
    )


def _fates(states: Mapping[str, int]) -> Chart:
    amounts = [
        Amount(str(name), count, count if state is State.CLAIMED else 0, f"{count}")
        for state, name in _FATES.items()
        if (count := states.get(state, 0))
    ]
    table = Table([_("What became of them"), _("Things")], [[each.label, each.said] for each in amounts])
    return lying("fates", _("What became of the things"), _described(amounts), amounts, table)


def _parts(key: str, title: str, of: str, parts: Sequence[NamedPart]) -> Chart:
    amounts = [
        Amount(named(each) or _("nobody knows where"), each.part.found, each.part.home, _said(each.part))
        for each in parts
    ]
    rows = [[each.label, *_cells(part.part)] for each, part in zip(amounts, parts, strict=True)]
    return lying(key, title, _described(amounts), amounts[:MOST_BARS], _of_parts(of, rows))


def _weekdays(parts: Sequence[Part]) -> Chart:
    amounts = [
        Amount(name, part.found, part.home, f"{part.found}" if part.found else "")
        for name, part in zip(weekday_names(), parts, strict=True)
    ]
    rows = [[each.label, *_cells(part)] for each, part in zip(amounts, parts, strict=True)]
    return standing("weekdays", _("By weekday"), _described(amounts), amounts, _of_parts(_("Found on"), rows))


def _of_parts(of: str, rows: list[list[str]]) -> Table:
    return Table([of, _("Found"), _("Home"), _("Reunited share")], rows)


def _cells(part: Part) -> list[str]:
    share = _("below ten") if part.percent is None else f"{part.percent}%"
    return [f"{part.found}", f"{part.home}", share]


def _said(part: Part) -> str:
    """5 / 8, with the share where there are enough things."""
    both = f"{part.home} / {part.found}"
    return both if part.percent is None else f"{both} · {part.percent}%"


def _days_home(days: Mapping[int, int]) -> Chart:
    steps = binned(days, UNTIL_HOME)
    amounts = [
        Amount(_days(each), each.count, each.count, f"{each.count}" if each.count else "") for each in steps
    ]
    rows = [[each.label, f"{each.whole}"] for each in amounts]
    table = Table([_("Days from found to registered"), _("Things")], rows)
    return standing("days", _("Days until they were home"), _described(amounts), amounts, table)


def _days(step: Bin) -> str:
    if step.last is None:
        return f"{step.first}+"
    return f"{step.first}" if step.first == step.last else f"{step.first}–{step.last}"


def _waiting(waiting: Mapping[str, Mapping[date, int]], today: date) -> Chart | None:
    """How long things have waited; filled: those that hang on the board."""
    ages = {state: binned(Counter(_ages(waiting[state], today)), WAITING) for state in WAITS}
    amounts, rows = [], []
    for steps in zip(*(ages[state] for state in WAITS), strict=True):
        counts = [step.count for step in steps]
        amounts.append(Amount(_weeks(steps[0]), sum(counts), counts[0], f"{sum(counts)}"))
        rows.append([_weeks(steps[0]), *map(str, counts)])
    if not any(each.whole for each in amounts):
        return None
    table = Table([_("Waited"), *(str(_FATES[state]) for state in WAITS)], rows)
    return lying("waiting", _("What waits how long"), _described(amounts), amounts, table)


def _ages(found: Mapping[date, int], today: date) -> dict[int, int]:
    return {(today - day).days: count for day, count in found.items()}


def _weeks(step: Bin) -> str:
    first = step.first // 7
    if not first:
        return _("less than a week")
    if step.last is None:
        return _("%(num)d weeks or more", num=first)
    last = step.last // 7
    if first == last:
        return ngettext("%(num)d week", "%(num)d weeks", first)
    return _("%(first)d to %(last)d weeks", first=first, last=last)


def _index(rounds: Sequence[RoundSeen], timezone: str) -> Line | None:
    """The index from count to count; counts with fewer than ten departures are left out."""
    shown = [(each.percent, each.ended_at) for each in rounds if each.percent is not None and each.ended_at]
    if not shown:
        return None
    rows = [[_day(ended_at, timezone), f"{percent}%"] for percent, ended_at in shown]
    described = ", ".join(f"{day}: {percent}" for day, percent in rows)
    return line(
        "index",
        _("The integrity index, count by count"),
        described,
        [percent for percent, _ended_at in shown],
        (rows[0][0], rows[-1][0]),
        Table([_("Counted on"), _("Integrity index")], rows),
    )


def _day(moment: datetime, timezone: str) -> str:
    """The day that it was at the school."""
    return short_day(moment.astimezone(ZoneInfo(timezone)).date())


def _described(amounts: Sequence[Amount]) -> str:
    """What a chart shows, for somebody who does not see it."""
    return ", ".join(f"{each.label}: {each.said}" for each in amounts if each.said)

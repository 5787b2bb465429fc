"""/teacher/letter: the weekly letter for families, to look at and to print."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext as _
from sqlalchemy import Connection

from kiosk.adapters.printing.icons import Icon, icons_in
from kiosk.adapters.printing.letter import BOTH, DUTIES_AT_MOST, KindWaits, Letter, letter_sheet
from kiosk.adapters.printing.letter_words import Tongue, WeekTold, duty_in_words, letter_text, week_in_words
from kiosk.adapters.printing.words import Pair
from kiosk.domain.choices import ANYONE
from kiosk.domain.duty_days import duty_days
from kiosk.domain.week import last_full_week, monday_of
from kiosk.paths import folder
from kiosk.queries.figures import KindWaiting, kinds_waiting, week_facts
from kiosk.queries.roster_plan import holidays_of, roster_days
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page, named
from kiosk.web.paper import download, heading_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.choice import Choice, chosen_station
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

THIS = "this"
EACH = "both"
ALONE: dict[str, tuple[Tongue, ...]] = {"zh": ("zh",), "en": ("en",)}
_FAR = timedelta(days=28)


@dataclass(frozen=True)
class Wish:
    """Which letter is asked for. `is_this`: of the week that is going on, not of the last full one.

    `order`: both languages, the one that the school's pages begin with on top.
    """

    station: StationSeen
    is_this: bool
    language: str
    order: tuple[Tongue, ...]

    @property
    def tongues(self) -> tuple[Tongue, ...]:
        """The languages, the first one on top."""
        return ALONE.get(self.language, self.order)

    def address(self, endpoint: str = "teachers.letter") -> str:
        """The address of this letter, or of its print."""
        week = THIS if self.is_this else None
        return url_for(endpoint, station=self.station.id, week=week, language=self.language)


@teachers.get("/teacher/letter")
@audience(TEACHER)
def letter() -> str:
    """The letter as families read it, and the ways to other weeks, stations and languages."""
    with current_station().database.read() as connection:
        stations = stations_of(connection, current_staff().school_id)
        wish = _wish(connection, stations)
        written, kinds = _written(connection, wish)
    told = written.told
    at_page(wish.address())
    return page(
        "letter",
        station=wish.station,
        print_url=wish.address("teachers.letter_print"),
        choices=_choices(wish, stations),
        told=told,
        texts=[
            (tongue, week_in_words(written.told), letter_text(written.told, tongue))
            for tongue in wish.tongues
        ],
        kinds=kinds,
        duties=[duty_in_words(day) for day in written.duties],
        board=written.board,
    )


@teachers.get("/teacher/letter.pdf")
@audience(TEACHER)
def letter_print() -> Response:
    """The letter on A4."""
    with current_station().database.read() as connection:
        wish = _wish(connection, stations_of(connection, current_staff().school_id))
        written, _kinds = _written(connection, wish)
    sheet = letter_sheet(written, wish.tongues)
    return download(sheet, f"letter-{wish.station.slug}-{written.told.monday}.pdf")


def _wish(connection: Connection, stations: list[StationSeen]) -> Wish:
    """What the address asks for; without a language, those in which the school's pages are."""
    station, language = chosen_station(stations), request.args.get("language", "")
    offered = rules_of(connection, station.school_id).choices.languages
    if language not in (EACH, *ALONE):
        language = EACH if len(offered) > 1 else offered[0]
    order = BOTH if offered[0] == BOTH[0] else BOTH[::-1]
    return Wish(station, request.args.get("week") == THIS, language, order)


def _written(connection: Connection, wish: Wish) -> tuple[Letter, list[KindWaiting]]:
    """The letter, and the kinds of things that wait."""
    station, day = wish.station, today(wish.station.timezone)
    monday = monday_of(day) if wish.is_this else last_full_week(day)
    facts = week_facts(connection, [station.id], station.timezone, monday, now())
    kinds = kinds_waiting(connection, [station.id])
    rules = rules_of(connection, station.school_id)
    told = WeekTold(
        monday=monday,
        sunday=monday + timedelta(days=6),
        found=facts.found,
        home=facts.home,
        home_late=facts.home_late,
        waiting=facts.on_board + facts.stored,
        held=facts.held,
        percent=facts.percent,
        open_board=rules.choices.board_readers == ANYONE,
    )
    waits = [KindWaits(Pair(kind.name_zh, kind.name_en), kind.count, _icon(kind.icon)) for kind in kinds]
    duties = _next_duties(connection, station, day, rules.choices.duty_weekdays)
    board = f"{current_station().config.base_url}/board/{station.slug}"
    return Letter(heading_of(station), told, waits, duties, board), kinds


def _next_duties(
    connection: Connection, station: StationSeen, day: date, weekdays: Sequence[int]
) -> list[date]:
    """The next days of the roster; where none is planned yet, the school's duty days but for holidays."""
    first, last = day + timedelta(days=1), day + _FAR
    planned = roster_days(connection, station.school_id, first, last)
    days = [each.day for each in planned if each.station_id == station.id]
    if not days:
        closed = holidays_of(connection, station.school_id, first, last)
        days = duty_days(first, last, weekdays, [(each.first_day, each.last_day) for each in closed])
    return days[:DUTIES_AT_MOST]


def _choices(wish: Wish, stations: list[StationSeen]) -> list[tuple[str, list[Choice]]]:
    """The other letters: of another week, in another language, of another station."""
    weeks = {False: _("The last full week"), True: _("This week so far")}
    languages = {EACH: _("Both languages"), "zh": _("Chinese alone"), "en": _("English alone")}
    return [
        (_("Week"), [_other(wish, said, is_this=is_this) for is_this, said in weeks.items()]),
        (_("Language"), [_other(wish, said, language=language) for language, said in languages.items()]),
        (_("Station"), [_other(wish, named(station), station=station) for station in stations]),
    ]


def _other(wish: Wish, said: str, **other: Any) -> Choice:
    changed = replace(wish, **other)
    return Choice(said, changed.address(), changed == wish)


def _icon(kind: str) -> Icon:
    """The picture of a kind; a parcel for one that has none."""
    icons = _sprite()
    return icons.get(f"cat-{kind}") or icons["cat-other"]


@cache
def _sprite() -> dict[str, Icon]:
    return icons_in((folder("static") / "img" / "icons.svg").read_text(encoding="utf-8"))

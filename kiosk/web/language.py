"""Chinese first, English complete: which language a visitor reads, and how to change it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, g, redirect, request
from flask_babel import Babel, format_date, format_datetime, get_locale
from werkzeug.wrappers import Response

import kiosk.locale
from kiosk.domain.codes import grouped
from kiosk.domain.languages import LANGUAGES, together
from kiosk.domain.pinyin_marks import marks
from kiosk.queries.languages import languages_chosen, school_at
from kiosk.web.here import current_station
from kiosk.web.numbers import whole
from kiosk.web.security import cookie_name, keep_cookie

COOKIE = "lang"
_SILENT = frozenset({None, "operator", "pictures"})
"""Rooms whose answers have no words in them; files of static/ are of no room."""
_YEAR_SECONDS = 365 * 24 * 3600


def speak(app: Flask) -> None:
    """Teaches the app both languages."""
    app.config.update(
        BABEL_DEFAULT_LOCALE="zh", BABEL_TRANSLATION_DIRECTORIES=str(Path(kiosk.locale.__file__).parent)
    )
    Babel(app, locale_selector=language, timezone_selector=lambda: g.get("timezone", "Asia/Shanghai"))
    app.before_request(_change_language)
    app.add_template_filter(named)
    app.add_template_filter(short_day, "day")
    app.add_template_filter(_moment, "moment")
    app.add_template_filter(_clock, "clock")
    app.add_template_filter(grouped)
    app.add_template_filter(marks)
    app.context_processor(lambda: {"lang": language(), "other_lang_url": _other_language_url()})


def language() -> str:
    """The visitor's language: chosen on a page before, else the browser's, else the school's first.

    What the school does not offer counts for nothing.
    """
    if "language" not in g:
        chosen, offered = request.cookies.get(_cookie()), _offered()
        g.language = chosen if chosen in offered else request.accept_languages.best_match(offered, offered[0])
    return str(g.language)


def forget_language(response: Response) -> None:
    """Whoever comes next begins with their own language again, or with the school's."""
    config = current_station().config
    response.delete_cookie(_cookie(), secure=config.is_secure, httponly=True, samesite="Lax")


def speak_for(**whose: int) -> None:
    """Says whose page this is where the address does not: `school_id` of staff, `station_id` of a device."""
    g.pop("language", None)
    g.offered = _offered_at(whose)


def speak_without_asking() -> None:
    """For the pages that say that something broke: what is offered is not looked up any more."""
    g.setdefault("offered", LANGUAGES)


def named(thing: Any) -> str:
    """The name of anything that has name_zh and name_en, in the visitor's language."""
    return str((thing.name_en if language() == "en" else "") or thing.name_zh)


def short_day(day: Any) -> str:
    """A day without its year: 10月13日, 13 Oct."""
    return str(format_date(day, "M月d日" if get_locale().language == "zh" else "d MMM"))


def at_page(address: str) -> None:
    """Says which address shows the present page, where the one that was asked for is not to be repeated."""
    g.page_address = address


def _offered() -> tuple[str, ...]:
    """The languages that this page offers; asked for before a view begins, which may be reading by then."""
    if "offered" not in g:
        asked = {"school_id": whole(request.args.get("school"))}
        g.offered = _offered_at({**(request.view_args or {}), **asked})
    offered: tuple[str, ...] = g.offered
    return offered


def _offered_at(whose: Mapping[str, Any]) -> tuple[str, ...]:
    """What the page's school offers; all schools together for a page of none in particular."""
    with current_station().database.read() as connection:
        if "languages_chosen" not in g:
            g.languages_chosen = languages_chosen(connection)
        chosen: dict[int, tuple[str, ...]] = g.languages_chosen
        school_id = school_at(connection, whose) if len(set(chosen.values())) > 1 else None
    return chosen.get(school_id or 0) or together(chosen.values())


def _is_spoken() -> bool:
    """Whether the answer may have words in it; an address that leads nowhere is answered in words."""
    return request.blueprint not in _SILENT or request.url_rule is None


def _other_language_url() -> str:
    """This very page in the other language; empty where there is none."""
    other = "zh" if language() == "en" else "en"
    if other not in _offered():
        return ""
    if address := g.get("page_address"):
        return f"{address}{'&' if '?' in address else '?'}lang={other}"
    return f"{_path()}?lang={other}"


def _path() -> str:
    """The path of the request as an address: two slashes or a backslash at its front would name a host."""
    return "/" + quote(request.path.lstrip("/"))


def _other_arguments() -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]


def _change_language() -> Response | None:
    if not _is_spoken():
        return None
    offered = _offered()
    wanted = request.args.get("lang")
    if request.method != "GET" or not wanted or wanted not in offered:
        return None
    arguments = urlencode(_other_arguments())
    response = redirect(_path() + (f"?{arguments}" if arguments else ""))
    keep_cookie(response, current_station().config, COOKIE, wanted, _YEAR_SECONDS)
    return response


def _cookie() -> str:
    return cookie_name(current_station().config, COOKIE)


def _moment(moment: Any) -> str:
    return format_datetime(moment, "yyyy-MM-dd HH:mm")


def _clock(moment: Any) -> str:
    return format_datetime(moment, "HH:mm")

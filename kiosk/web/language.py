"""Chinese first, English complete: which language a visitor reads, and how to change it."""

from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, g, redirect, request
from flask_babel import Babel, format_date, format_datetime, get_locale
from werkzeug.wrappers import Response

import kiosk.locale
from kiosk.domain.codes import grouped
from kiosk.domain.pinyin_marks import marks
from kiosk.web.here import current_station
from kiosk.web.security import cookie_name, keep_cookie

COOKIE = "lang"
LANGUAGES = ("zh", "en")
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
    """The visitor's language: chosen on a page before, else the browser's, else Chinese."""
    if "language" not in g:
        chosen = request.cookies.get(_cookie())
        g.language = chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES, "zh")
    return str(g.language)


def named(thing: Any) -> str:
    """The name of anything that has name_zh and name_en, in the visitor's language."""
    return str((thing.name_en if language() == "en" else "") or thing.name_zh)


def short_day(day: Any) -> str:
    """A day without its year: 10月13日, 13 Oct."""
    return str(format_date(day, "M月d日" if get_locale().language == "zh" else "d MMM"))


def at_page(address: str) -> None:
    """Says which address shows the present page, where the one that was asked for is not to be repeated."""
    g.page_address = address


def _other_language_url() -> str:
    other = "zh" if language() == "en" else "en"
    if address := g.get("page_address"):
        return f"{address}{'&' if '?' in address else '?'}lang={other}"
    return f"{_path()}?lang={other}"


def _path() -> str:
    """The path of the request as an address: two slashes or a backslash at its front would name a host."""
    return "/" + quote(request.path.lstrip("/"))


def _other_arguments() -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]


def _change_language() -> Response | None:
    wanted = request.args.get("lang")
    if request.method != "GET" or wanted not in LANGUAGES:
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

"""The doors: which hosts, which origins, which headers, which cookies."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from flask_wtf import CSRFProtect
from werkzeug.exceptions import BadRequest, Forbidden, NotFound, SecurityError
from werkzeug.wrappers import Response as AnyResponse

from kiosk.config import Config

View = TypeVar("View", bound=Callable[..., Any])

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FORM_AT_MOST = 256 * 1024
UPLOAD_AT_MOST = 64 * 1024 * 1024
"""Bytes. More than a photo may have, so that a photo that is too large costs nobody the rest of the form."""

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
}
_FINDABLE = "noarchive, noimageindex"


def cookie_name(config: Config, name: str) -> str:
    """A cookie's name; over TLS bound to this very host."""
    return f"__Host-{name}" if config.is_secure else name


def let_be_found(response: AnyResponse) -> None:
    """Search engines may name this page, but keep no copy of it and none of its photos.

    They may name no other: what is gone from the station shall be gone.
    """
    response.headers["X-Robots-Tag"] = _FINDABLE


def keep_cookie(response: AnyResponse, config: Config, name: str, value: str, seconds: int) -> None:
    """Keeps a cookie in the browser for that long, out of reach of scripts and other sites."""
    response.set_cookie(
        cookie_name(config, name),
        value,
        max_age=seconds,
        secure=config.is_secure,
        httponly=True,
        samesite="Lax",
    )


def guard(app: Flask, config: Config, secret_key: str) -> None:
    """Closes what Flask leaves open."""
    app.config.update(
        SECRET_KEY=secret_key,
        TRUSTED_HOSTS=config.trusted_hosts,
        MAX_CONTENT_LENGTH=FORM_AT_MOST,
        SESSION_COOKIE_NAME=cookie_name(config, "station"),
        SESSION_COOKIE_SECURE=config.is_secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    app.before_request(_refuse_mad_addresses)
    app.before_request(_refuse_other_origins)
    app.before_request(_make_room_for_photos)
    CSRFProtect(app)
    hsts = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"} if config.is_secure else {}

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in {**_HEADERS, **hsts}.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


def photos_from(sender: Callable[[], bool]) -> Callable[[View], View]:
    """Marks a view as one that photos or a table are sent to, by visitors whom `sender` knows cheaply."""

    def mark(view: View) -> View:
        view.photos_from = sender  # type: ignore[attr-defined]
        return view

    return mark


def _make_room_for_photos() -> None:
    """How much may be sent is settled before anything reads the form, which the token's check does."""
    view = current_app.view_functions.get(request.endpoint or "")
    sender = getattr(view, "photos_from", None)
    if sender and sender():
        request.max_content_length = UPLOAD_AT_MOST


def _refuse_mad_addresses() -> None:
    """A forged host is answered nothing, not even a redirect; and PostgreSQL keeps no text with NUL."""
    if isinstance(request.routing_exception, SecurityError):
        raise request.routing_exception
    if "\0" in request.path:
        raise NotFound
    if any("\0" in value for pair in request.args.items(multi=True) for value in pair):
        raise BadRequest


def _refuse_other_origins() -> None:
    """A form of another site is refused before its token is even looked at."""
    origin = request.headers.get("Origin")
    if request.method in SAFE_METHODS or origin in {None, "null"}:
        return
    if urlsplit(origin).netloc != request.host:
        raise Forbidden

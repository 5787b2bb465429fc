"""The blank tag that was scanned before the form was open: carried along from page to page."""

from flask import request

from kiosk.domain import codes


def scanned_tag() -> str | None:
    """Its code, from the address or the form; None for what cannot be a code."""
    code = codes.normalised(request.values.get("tag", ""))
    return code if codes.is_well_formed(code) else None

"""A family's pages: look, recognise, register. No log-in, and nothing here knows staff."""

from flask import Blueprint

families = Blueprint("families", __name__)

from kiosk.web.families import board, codes, integrity, items, late, privacy, receipts  # noqa: E402, F401

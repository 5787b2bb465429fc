"""A keeper's pages: the duty's code, a name, the form for what was found. Nothing here knows a claimant."""

from flask import Blueprint

keepers = Blueprint("keepers", __name__)

from kiosk.web.keepers import door, duty, log, moves, round, round_end, round_looks, today, undo, who, worker  # noqa: E402, F401

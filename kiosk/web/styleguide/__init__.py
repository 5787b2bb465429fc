"""The style page: every part of our look on one page, made from the parts themselves; for those who build.

It belongs to no person of the station, so it has a room of its own; the app opens it in debug mode alone.
"""

from flask import Blueprint

styleguide = Blueprint("styleguide", __name__)

from kiosk.web.styleguide import page  # noqa: E402, F401

"""A teacher's pages: the desk, the claim log, duties, prints. Nothing here is shown without a sign-in."""

from flask import Blueprint

teachers = Blueprint("teachers", __name__)

from kiosk.web.teachers import claims, desk, door, duties, duty, prints, reveal, sign_in, station_codes  # noqa: E402, F401

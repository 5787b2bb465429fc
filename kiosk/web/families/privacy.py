"""GET /privacy: what is kept about a family, in plain words and from the real settings."""

from flask import render_template

from kiosk.domain.choices import Choices
from kiosk.queries.channels import has_channels
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import all_stations
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.own_words import privacy_words
from kiosk.web.here import current_station


@families.get("/privacy")
@audience(ANYONE)
def privacy() -> str:
    """What is kept, who sees it, and for how long."""
    with current_station().database.read() as connection:
        stations = all_stations(connection)
        choices = rules_of(connection, stations[0].school_id).choices if stations else Choices()
        announces = bool(stations) and has_channels(connection, stations[0].school_id)
    return render_template(
        "families/privacy.html",
        announces=announces,
        contact_required=choices.contact_required,
        keep_days=choices.claimant_days,
        lost_days=choices.lost_days,
        request_days=choices.request_days,
        own_words=privacy_words(choices),
    )

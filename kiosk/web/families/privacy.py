"""GET /privacy: what is kept about a family, in plain words and from the real settings."""

from flask import render_template, request, url_for

from kiosk.domain.choices import Choices
from kiosk.queries.channels import has_channels
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import all_schools
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.own_words import privacy_words
from kiosk.web.here import current_station
from kiosk.web.language import at_page
from kiosk.web.numbers import whole


@families.get("/privacy")
@audience(ANYONE)
def privacy() -> str:
    """What is kept, who sees it, and for how long; of several schools first which one."""
    wanted = whole(request.args.get("school"))
    with current_station().database.read() as connection:
        schools = [school.id for school in all_schools(connection)]
        school_id = wanted if wanted in schools else schools[0] if len(schools) == 1 else None
        if school_id is None and schools:
            return render_template("families/privacy_where.html", schools=all_schools(connection))
        choices = rules_of(connection, school_id).choices if school_id else Choices()
        announces = has_channels(connection, school_id) if school_id else False
    at_page(url_for("families.privacy", school=school_id if len(schools) > 1 else None))
    return render_template(
        "families/privacy.html",
        announces=announces,
        contact_required=choices.contact_required,
        keep_days=choices.claimant_days,
        lost_days=choices.lost_days,
        request_days=choices.request_days,
        own_words=privacy_words(choices),
    )

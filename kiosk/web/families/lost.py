"""GET and POST /lost: a family tells what it misses, and gets a page of its own."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import FormRefused, KeyUsedForAnother, StationUnknown, TooManyTries
from kiosk.queries.kinds import kinds_of, places_of
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, all_schools, stations_of
from kiosk.services.making_notices import LONGEST_AGO, UNSURE_DAYS, WORDS_AT_MOST, LostForm, make_notice
from kiosk.web.audience import ANYONE, audience
from kiosk.web.days import day_in
from kiosk.web.families import families
from kiosk.web.families.floods import spend_one
from kiosk.web.families.shown import page
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.sentences import sentence
from kiosk.web.words import COLOUR_NAMES

NOTICES_OF_A_BROWSER = "20 per hour"
NOTICES_OF_AN_ADDRESS = "120 per hour"
NOTICES_OF_A_SCHOOL = "400 per day"
_LENGTHS = {"category": 32, "colour": 16, "place": 32, "words": 2000, "contact": 400}
"""No more than so many signs of a field are looked at."""


@families.get("/lost")
@audience(ANYONE)
def lost() -> Response | str:
    """The form; on a server of several schools first the question which."""
    station = _station(whole(request.args.get("school")))
    if station is not None:
        return _page(station, Form())
    at_page(url_for("families.lost"))
    with current_station().database.read() as connection:
        schools = all_schools(connection)
    if not schools:
        return redirect(url_for("families.stations"))
    return render_template("families/lost_where.html", schools=schools)


@families.post("/lost")
@audience(ANYONE)
def tell_lost() -> Response | tuple[str, int]:
    """Keeps the notice; its own page is the answer."""
    form = Form.sent()
    station = _station(whole(form.values.get("school")))
    if station is None:
        raise StationUnknown
    try:
        spend_one("lost", NOTICES_OF_A_BROWSER, NOTICES_OF_AN_ADDRESS, NOTICES_OF_A_SCHOOL, station.school_id)
        token = make_notice(current_station().database, current_station().vault, _read(form, station), now())
    except FormRefused as refusal:
        return _page(station, form.refuse(refusal)), 422
    except TooManyTries:
        form.sentence = sentence("too_many_tries")
        return _page(station, form), 429
    except KeyUsedForAnother:
        return _page(station, Form(values=form.values, sentence=sentence("form_used"))), 409
    return redirect(url_for("families.lost_notice", notice_token=token), 303)


def _station(school_id: int | None) -> StationSeen | None:
    """The first station of that school, or of the only one there is."""
    with current_station().database.read() as connection:
        schools = [school.id for school in all_schools(connection)]
        if school_id is None and len(schools) == 1:
            school_id = schools[0]
        found = stations_of(connection, school_id) if school_id in schools and school_id else []
    return found[0] if found else None


def _read(form: Form, station: StationSeen) -> LostForm:
    typed = {name: form.values.get(name, "")[:at_most] for name, at_most in _LENGTHS.items()}
    return LostForm(
        school_id=station.school_id,
        key=form.key,
        lost_on=day_in(form.values.get("lost_on")),
        unsure=bool(form.values.get("unsure")),
        **typed,
    )


def _page(station: StationSeen, form: Form) -> str:
    with current_station().database.read() as connection:
        kinds = kinds_of(connection, station.school_id)
        places = places_of(connection, station.school_id)
        rules = rules_of(connection, station.school_id)
        several = len(all_schools(connection)) > 1
    at_page(url_for("families.lost", school=station.school_id if several else None))
    day = today(station.timezone)
    return page(
        "lost",
        station,
        form=form,
        kinds=kinds,
        places=places,
        colours=COLOUR_NAMES,
        today=day.isoformat(),
        earliest=(day - LONGEST_AGO).isoformat(),
        unsure_days=UNSURE_DAYS,
        words_at_most=WORDS_AT_MOST,
        contact_required=rules.choices.contact_required,
        lost_days=rules.choices.lost_days,
    )

"""A teacher's pages: the desk, the claim log, duties, prints. Nothing here is shown without a sign-in."""

from flask import Blueprint

teachers = Blueprint("teachers", __name__)

from kiosk.web.teachers import (  # noqa: E402
    access,  # noqa: F401
    account,  # noqa: F401
    accounts,  # noqa: F401
    blur,  # noqa: F401
    calendar,  # noqa: F401
    choices,  # noqa: F401
    claim_acts,  # noqa: F401
    claim_notes,  # noqa: F401
    claims,  # noqa: F401
    desk,  # noqa: F401
    disputes,  # noqa: F401
    door,  # noqa: F401
    duties,  # noqa: F401
    duty,  # noqa: F401
    exports,  # noqa: F401
    figures,  # noqa: F401
    keeper,  # noqa: F401
    keepers,  # noqa: F401
    keying_in,  # noqa: F401
    label_layouts,  # noqa: F401
    letter,  # noqa: F401
    me,  # noqa: F401
    moved_on,  # noqa: F401
    moves,  # noqa: F401
    moving_on,  # noqa: F401
    named,  # noqa: F401
    notices,  # noqa: F401
    paper_forms,  # noqa: F401
    prints,  # noqa: F401
    reveal,  # noqa: F401
    roster,  # noqa: F401
    roster_day,  # noqa: F401
    roster_holidays,  # noqa: F401
    roster_prints,  # noqa: F401
    rounds,  # noqa: F401
    school,  # noqa: F401
    school_categories,  # noqa: F401
    school_channels,  # noqa: F401
    school_classes,  # noqa: F401
    school_import,  # noqa: F401
    school_places,  # noqa: F401
    school_rules,  # noqa: F401
    school_screen,  # noqa: F401
    school_stations,  # noqa: F401
    school_texts,  # noqa: F401
    school_zones,  # noqa: F401
    second_factor,  # noqa: F401
    second_step,  # noqa: F401
    sign_in,  # noqa: F401
    station_codes,  # noqa: F401
    tag_series,  # noqa: F401
    tags,  # noqa: F401
    valuables,  # noqa: F401
    zone_signs,  # noqa: F401
)

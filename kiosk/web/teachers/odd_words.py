"""Why a claim looks odd, in one gentle sentence that has an innocent reading in it."""

from flask_babel import gettext as _

from kiosk.domain.odd import AGAIN, CLASS, MANY, NIGHT
from kiosk.queries.claim_marginalia import FlagSeen


def odd_sentence(flag: FlagSeen) -> str:
    """The sentence of a flag; a flag without one is a mistake of ours and raises KeyError."""
    if flag.flag == MANY and flag.count is not None:
        return _(
            "This contact registered %(count)s things within a week. Perhaps somebody collects for others.",
            count=flag.count,
        )
    return {
        MANY: _(
            "This contact registered five things or more within a week. Perhaps somebody collects for others."
        ),
        NIGHT: _("It was registered in the night, between 23:00 and 5:00. Perhaps a late way home."),
        CLASS: _("No such class is at the school now. Perhaps an old form, or a pupil who has left."),
        AGAIN: _("It was put back, and at a count within a week it was gone again. Perhaps its owner came."),
    }[flag.flag]

"""What a look at the board is answered with: one clear sentence, its tone, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from kiosk.domain.codes import is_well_formed
from kiosk.domain.round_sight import Verdict
from kiosk.queries.sightings import Sighted
from kiosk.services.seeing import PHOTO
from kiosk.web import words

GOOD, CARE = "good", "sun"
_ABOUT_A_THING = {
    Verdict.SEEN: lazy_gettext("%(thing)s: seen!"),
    Verdict.AGAIN: lazy_gettext("%(thing)s is counted already."),
    Verdict.NEW: lazy_gettext("%(thing)s was hung up after the count began. No need to count it."),
    Verdict.HEALED: lazy_gettext("%(thing)s was gone, and here it is again. How nice!"),
    Verdict.STORED: lazy_gettext(
        "%(thing)s should be in the store, but it hangs here. We note that it hangs."
    ),
    Verdict.CLAIMED: lazy_gettext("%(thing)s was registered and went home. Does it really hang here?"),
    Verdict.HELD: lazy_gettext("%(thing)s is valuable. Please give it to a teacher now."),
    Verdict.MOVED_ON: lazy_gettext("%(thing)s had moved on, says the book. Please show it to a teacher."),
    Verdict.LEFT: lazy_gettext("%(thing)s was here, and has gone on its way since."),
    Verdict.ELSEWHERE: lazy_gettext("%(thing)s belongs to another station. Please give it to a teacher."),
    Verdict.UNDONE: lazy_gettext("%(thing)s: taken back. Tap it again to count it."),
}
_ABOUT_A_TAG = {
    Verdict.BLANK: lazy_gettext("This tag is still blank. If it hangs on a thing, log that thing."),
    Verdict.CANCELLED: lazy_gettext("This tag was cancelled. Please show it to a teacher."),
    Verdict.FOREIGN: lazy_gettext("This tag is from another school. Please show it to a teacher."),
    Verdict.UNKNOWN: lazy_gettext("We do not know this code. It is written down for your teacher."),
    Verdict.POSTER: lazy_gettext(
        "This is the code on a station's poster. Please scan the tags of the things."
    ),
    Verdict.UNDONE: lazy_gettext("That is taken back."),
}
_MISTYPED = lazy_gettext("This code may have a slip in it. Please compare it with the tag, letter by letter.")
_TONES = {Verdict.SEEN: GOOD, Verdict.HEALED: GOOD, Verdict.AGAIN: GOOD, Verdict.NEW: GOOD}
_ICONS = {
    Verdict.SEEN: "ui-tick",
    Verdict.AGAIN: "ui-tick",
    Verdict.NEW: "ui-tick",
    Verdict.HEALED: "ui-heart",
    Verdict.STORED: "ui-up",
    Verdict.CLAIMED: "ui-home",
    Verdict.HELD: "ui-lock",
    Verdict.UNDONE: "ui-undo",
    Verdict.BLANK: "ui-tag",
}


@dataclass(frozen=True)
class Said:
    """An answer. `tone`: good or sun; `left`: how many are still to be found; `ask`: yes or no, please.

    `way`: how it was looked at, so that the answer stands where the keeper looks.
    """

    verdict: str
    way: str
    tone: str
    icon: str
    sentence: str
    left: str
    ask: bool = False
    code: str = ""
    ref: str = ""
    title: str = ""
    zone: str = ""
    key: str = ""


def said_of(looks: Sequence[Sighted], waiting: int) -> Said | None:
    """The answer to one entry; `waiting`: things that nobody saw yet."""
    if not looks:
        return None
    left = left_to_find(waiting)
    if looks[-1].way == PHOTO and looks[-1].verdict is not Verdict.UNDONE:
        return Said("photo", PHOTO, GOOD, "ui-camera", _photo(looks), left, key=looks[-1].key)
    look, thing = looks[-1], looks[-1].thing
    return Said(
        verdict=look.verdict,
        way=look.way,
        tone=_TONES.get(look.verdict, CARE),
        icon=icon_of(look.verdict),
        sentence=sentence_of(look),
        left=left,
        ask=look.verdict is Verdict.CLAIMED,
        code=look.code,
        ref=thing.ref if thing else "",
        title=words.title(thing) if thing else "",
        zone=thing.zone.letter if thing and thing.zone else "",
        key=look.key,
    )


def sentence_of(look: Sighted) -> str:
    """What one look means, in one sentence."""
    if look.thing and look.verdict in _ABOUT_A_THING:
        return str(_ABOUT_A_THING[look.verdict]) % {"thing": words.title(look.thing)}
    typed = look.way != PHOTO and "/" not in look.code  # an address was read from some other QR code
    if look.verdict is Verdict.UNKNOWN and typed and not is_well_formed(look.code):
        return str(_MISTYPED)
    return str(_ABOUT_A_TAG.get(look.verdict, _ABOUT_A_TAG[Verdict.UNKNOWN]))


def icon_of(verdict: Verdict) -> str:
    """The symbol beside that sentence."""
    return _ICONS.get(verdict, "ui-hand")


def left_to_find(waiting: int) -> str:
    """How many things nobody saw yet."""
    if not waiting:
        return _("Everything is found!")
    return ngettext("%(num)d thing is still to be found.", "%(num)d things are still to be found.", waiting)


def _photo(looks: Sequence[Sighted]) -> str:
    read = [look for look in looks if look.verdict is not Verdict.POSTER]
    new = sum(look.verdict not in {Verdict.AGAIN, Verdict.UNDONE} for look in read)
    if read and not new:
        return _("All that this photo shows is counted already.")
    tags = ngettext("The photo shows %(num)d tag.", "The photo shows %(num)d tags.", len(read))
    again = len(read) - new
    if not again:
        return tags
    return f"{tags} " + ngettext(
        "%(num)d of them was counted already.", "%(num)d of them were counted already.", again
    )

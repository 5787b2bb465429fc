"""A claim as its form was sent, on a family's phone and on a screen at the gate alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    KeyUsedForAnother,
    NotAtTheStation,
)
from kiosk.services.claiming import ClaimForm, claim_at_station
from kiosk.web.families.claim_form import typed_claimant
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.sentences import sentence


@dataclass(frozen=True)
class NotRegistered:
    """A claim that was not kept. `form`: to be shown again; `sentence`: about the claim as a whole."""

    form: Form
    status: int
    sentence: str | None = None


def registered(ref: str, form: Form, passes: Mapping[int, datetime]) -> str | NotRegistered:
    """Claims a thing for whoever is at its station by those passes. Returns the token of the receipt.

    Raises ItemUnknown.
    """
    station = current_station()
    wanted = ClaimForm(ref, form.key, typed_claimant(form))
    try:
        return claim_at_station(station.database, station.vault, wanted, passes, now())
    except FormRefused as refusal:
        return NotRegistered(form.refuse(refusal), 422)
    except NotAtTheStation:
        return NotRegistered(form, 403, sentence("pass_expired"))
    except KeyUsedForAnother:
        return NotRegistered(Form(values=form.values), 409, sentence("form_used"))
    except (ItemAlreadyClaimed, ItemNotClaimable):
        return NotRegistered(form, 409)

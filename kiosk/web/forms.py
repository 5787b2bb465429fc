"""A form as a template shows it: what was typed, what is wrong with it, and its key."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from kiosk.adapters.chance import new_token
from kiosk.domain.paper_serial import OF_PAPER
from kiosk.domain.refusals import FormRefused
from kiosk.web.sentences import sentence

KEY_AT_MOST = 64


@dataclass
class Form:
    """`values`: what was typed; `errors`: a sentence a field; `sentence`: about the form as a whole."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    sentence: str | None = None
    key: str = field(default_factory=new_token)

    @classmethod
    def sent(cls) -> "Form":
        """The form that this request carries, with the key that it was minted with."""
        values = {
            name: value.replace("\0", "")  # no keyboard types it, and PostgreSQL keeps no text with it
            for name, value in request.form.items()
            if name != "csrf_token" and not name.endswith("password")
        }
        key = values.get("key", "")
        return cls(values=values, key=key if _may_be_ours(key) else new_token())

    def refuse(self, refusal: FormRefused) -> "Form":
        """The same form with a sentence beside every field at fault."""
        self.errors = {name: sentence(reason) for name, reason in refusal.reasons.items()}
        return self


def _may_be_ours(key: str) -> bool:
    """Whether a key could have been minted into a form; those of rows on paper are no browser's to send."""
    return 8 <= len(key) <= KEY_AT_MOST and key.isascii() and not key.startswith(OF_PAPER)

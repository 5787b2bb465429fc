"""How a claimant is written for a mark: one way for a name and a contact, however they were typed.

What stands here is hashed with the school's key; changing a rule means making every mark anew.
"""

import unicodedata
from collections.abc import Mapping

import phonenumbers

_REGION = "CN"
TAIL = 4


def name_key(name: str) -> str:
    """A name without gaps, dots, hyphens or capitals, in its plainest letters; empty for no letter."""
    return _plainest("".join(sign for sign in _plainest(name) if unicodedata.category(sign)[0] in "LMN"))


def contact_key(contact: str) -> str:
    """A contact as every way of writing it becomes: a phone's digits with the country's code before them,
    a mail address or a WeChat name without gaps and capitals. Empty for nothing typed."""
    plain = _plainest(contact)
    if "@" in plain or any(unicodedata.category(sign)[0] == "L" for sign in plain):
        return _plainest("".join(plain.split()))
    return _phone_key(plain)


def tail_key(contact: str) -> str:
    """The last four signs of a contact, of a mail address before its @; empty for a shorter one.

    Four typed signs are their own tail, so that a teacher who knows only those finds the contact.
    """
    account = contact_key(contact).partition("@")[0]
    return account[-TAIL:] if len(account) >= TAIL else ""


def is_same_family(one: Mapping[str, bytes | None], other: Mapping[str, bytes | None]) -> bool:
    """Whether two claimants share the contact, or both name and class. What is empty tells nothing."""

    def alike(mark: str) -> bool:
        return one[mark] is not None and one[mark] == other[mark]

    return alike("contact_mark") or (alike("name_mark") and alike("class_mark"))


def _plainest(text: str) -> str:
    """Folded until folding changes nothing more: ﬀ, Ⅷ and ß each settle on their second turn."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf"} or sign.isspace())


def _phone_key(plain: str) -> str:
    digits = "".join(str(unicodedata.digit(sign)) for sign in plain if sign.isdigit())
    # A number of abroad is often typed without its plus.
    for written in ("+" * ("+" in plain) + digits, "+" + digits):
        if number := _valid(written):
            return f"{number.country_code}{phonenumbers.national_significant_number(number)}"
    return digits


def _valid(written: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(written, _REGION)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None

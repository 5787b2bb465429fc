"""What a claimant writes: three fields, checked kindly, shown masked."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import phonenumbers

from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused
from kiosk.domain.school_class import SchoolClass, parse

NAME_AT_MOST = 40
CONTACT_AT_MOST = 60
NO_CLASS = "other"
_REGION = "CN"
_LONG_ENOUGH = 9
_WECHAT = re.compile(r"[A-Za-z][A-Za-z0-9_-]{5,19}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_PHONE = re.compile(r"[+(]?[\d\s().\-‐-―−+]+")


@dataclass(frozen=True)
class Claimant:
    """Who claimed. `class_key` is a SchoolClass key or NO_CLASS; `contact` may be empty."""

    name: str
    class_key: str
    contact: str


@dataclass(frozen=True)
class Masked:
    """A claimant as everybody but a revealing teacher sees one."""

    name: str
    class_label: str
    contact: str


def read_claimant(
    typed: Claimant, classes: Collection[SchoolClass], day: date, *, contact_required: bool
) -> Claimant:
    """The claimant that a form describes, tidied. Raises FormRefused naming every field at fault."""
    name, name_fault = _name(typed.name)
    class_key, class_fault = _class_key(typed.class_key, classes, day)
    contact, contact_fault = _contact(typed.contact, required=contact_required)
    faults = {"name": name_fault, "class_name": class_fault, "contact": contact_fault}
    if reasons := {field: reason for field, reason in faults.items() if reason}:
        raise FormRefused(reasons)
    return Claimant(name, class_key, contact)


def read_contact(typed: str, *, required: bool) -> str:
    """A contact alone, tidied; empty if none was given. Raises FormRefused naming `contact`."""
    contact, fault = _contact(typed, required=required)
    if fault:
        raise FormRefused({"contact": fault})
    return contact


def masked(claimant: Claimant, day: date) -> Masked:
    """A claimant with only enough left to recognise oneself: 张*, 三(2)班, 138****5678."""
    return Masked(
        masked_name(claimant.name), class_label(claimant.class_key, day), masked_contact(claimant.contact)
    )


def masked_contact(contact: str) -> str:
    """A phone keeps seven of its digits; a name at WeChat or a mail address would be guessed from as much."""
    if contact.removeprefix("+").isdecimal() and len(contact) >= _LONG_ENOUGH:
        return contact[:3] + "****" + contact[-4:]
    account, at, host = contact.partition("@")
    if at:
        return account[:1] + "****@" + host
    return contact[:1] + "****" + contact[-1:] if len(contact) > 3 else "****" if contact else ""


def class_label(class_key: str, day: date) -> str:
    """A class key as people write it; empty for somebody of no class."""
    school_class = parse(class_key, day)
    return school_class.label(day) if school_class else ""


def _plain(typed: str) -> str:
    """A name or a contact in its plainest letters, so that one person is not written in two ways."""
    return tidied(unicodedata.normalize("NFKC", typed))


def _name(typed: str) -> tuple[str, str | None]:
    name = _plain(typed)
    if not name:
        return name, "name_unreadable" if typed.strip() else "name_missing"
    if not any(character.isalpha() for character in name):
        return name, "name_unreadable"
    return name, "name_too_long" if len(name) > NAME_AT_MOST else None


def _class_key(typed: str, classes: Collection[SchoolClass], day: date) -> tuple[str, str | None]:
    typed = typed.strip()
    if not typed:
        return typed, "class_missing"
    if typed == NO_CLASS:
        return typed, None
    school_class = parse(typed, day)
    if school_class is None or school_class not in classes:
        return typed, "class_unknown"
    return school_class.key, None


def _contact(typed: str, *, required: bool) -> tuple[str, str | None]:
    contact = _plain(typed)
    if not contact:
        return contact, "contact_missing" if required else None
    if len(contact) > CONTACT_AT_MOST:
        return contact, "contact_too_long"
    if _PHONE.fullmatch(contact):
        return _phone(contact)
    if _MAIL.fullmatch(contact) or _WECHAT.fullmatch(contact):
        return contact, None
    return contact, "contact_unreadable"


def _phone(contact: str) -> tuple[str, str | None]:
    try:
        number = phonenumbers.parse(contact, _REGION)
    except phonenumbers.NumberParseException:
        return contact, "phone_impossible"
    if not phonenumbers.is_valid_number(number):
        return contact, "phone_impossible"
    if number.country_code == phonenumbers.country_code_for_region(_REGION):
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        return "".join(filter(str.isdigit, written)), None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), None


def masked_name(name: str) -> str:
    """A name of which only the first sign is left."""
    if not name:
        return ""
    return name[0] + "*" if len(name) > 1 else "*"

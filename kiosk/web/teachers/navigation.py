"""The desk's navigation: a few groups, and in a second row the pages of the group one is in.

A new page of the desk is one line here, unless its address begins with that of a page that is here already.
"""

from dataclasses import dataclass

from flask import current_app, request, url_for
from flask_babel import LazyString, lazy_gettext

from kiosk.web.audience import is_for_admins


@dataclass(frozen=True)
class Entry:
    """A page the desk leads to; what lies below its address belongs to it. `also`: endpoints elsewhere."""

    endpoint: str
    label: LazyString
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Pages that a teacher thinks of together, the one first that the group's own name leads to."""

    label: LazyString
    entries: tuple[Entry, ...]


GROUPS = (
    Group(lazy_gettext("Today"), (Entry("teachers.desk", lazy_gettext("Today")),)),
    Group(
        lazy_gettext("Claims"),
        (
            Entry("teachers.claims", lazy_gettext("Claim log")),
            Entry("teachers.disputes", lazy_gettext("That was mine")),
            Entry("teachers.paper", lazy_gettext("From paper")),
        ),
    ),
    Group(
        lazy_gettext("Things"),
        (
            Entry("teachers.held", lazy_gettext("Valuables")),
            Entry("teachers.notices", lazy_gettext("Lost notices")),
            Entry(
                "teachers.named_things",
                lazy_gettext("Names in things"),
                also=("teachers.find_photo", "teachers.blur", "teachers.blur_photo"),
            ),
            Entry("teachers.moving_on", lazy_gettext("Moving on")),
        ),
    ),
    Group(
        lazy_gettext("Keepers"),
        (
            Entry("teachers.duties", lazy_gettext("Duties")),
            Entry("teachers.roster", lazy_gettext("Roster")),
            Entry("teachers.keepers", lazy_gettext("Our keepers")),
            Entry("teachers.rounds", lazy_gettext("Counts")),
            Entry("teachers.choices", lazy_gettext("Keepers' pages")),
        ),
    ),
    Group(
        lazy_gettext("Figures"),
        (
            Entry("teachers.figures", lazy_gettext("Figures")),
            Entry("teachers.letter", lazy_gettext("Weekly letter")),
        ),
    ),
    Group(
        lazy_gettext("Print"),
        (
            Entry(
                "teachers.prints",
                lazy_gettext("Print"),
                also=(
                    "teachers.tags",
                    "teachers.look_at_tags",
                    "teachers.tags_picture",
                    "teachers.calibration",
                    "teachers.poster_sheet",
                    "teachers.zone_signs_sheet",
                    "teachers.paper_form_sheets",
                ),
            ),
            Entry("teachers.tag_series", lazy_gettext("Printed tags")),
            Entry("teachers.label_layouts", lazy_gettext("Own labels"), also=("teachers.add_label_layout",)),
        ),
    ),
    Group(
        lazy_gettext("School"),
        (
            Entry("teachers.school", lazy_gettext("Our school")),
            Entry("teachers.accounts", lazy_gettext("Accounts")),
            Entry("teachers.access", lazy_gettext("Access log")),
        ),
    ),
    Group(lazy_gettext("Me"), (Entry("teachers.me", lazy_gettext("My account")),)),
)


@dataclass(frozen=True)
class Link:
    """`current`: what aria-current says of it: "page", "true" for a page that belongs to it, or nothing."""

    url: str
    label: LazyString
    current: str


@dataclass(frozen=True)
class Navigation:
    """The groups; and the pages of the group that the present page is in, where there are several."""

    groups: list[Link]
    pages: list[Link]
    label: LazyString | None


def navigation(is_admin: bool) -> Navigation:
    """What one of the staff is led to from the page that was asked for."""
    here = entry_at(request.endpoint or "", request.path)
    groups, pages, label = [], [], None
    for group in GROUPS:
        entries = [entry for entry in group.entries if is_admin or not _is_for_admins(entry)]
        if not entries:
            continue
        links = [_link(entry, entry.label, here) for entry in entries]
        if here in entries and len(links) > 1:
            pages, label = links, group.label
        first = _link(entries[0], group.label, here)
        groups.append(Link(first.url, group.label, first.current or ("true" if here in entries else "")))
    return Navigation(groups, pages, label)


def entry_at(endpoint: str, path: str) -> Entry | None:
    """The entry that a page belongs to: one that names it, else the one whose address is nearest above it."""
    above = []
    for entry in (entry for group in GROUPS for entry in group.entries):
        if endpoint == entry.endpoint or endpoint in entry.also:
            return entry
        address = url_for(entry.endpoint)
        if path.startswith((f"{address}/", f"{address}.")):
            above.append((len(address), entry))
    return max(above, key=lambda each: each[0])[1] if above else None


def _is_for_admins(entry: Entry) -> bool:
    return is_for_admins(current_app.view_functions[entry.endpoint])


def _link(entry: Entry, label: LazyString, here: Entry | None) -> Link:
    address = url_for(entry.endpoint)
    current = "" if entry is not here else "page" if request.path == address else "true"
    return Link(address, label, current)

"""Two schools on one server, both furnished to the last table, for the tests that try every door.

Whatever people of a school wrote or are called bears the school's mark, so that a word of the other
school is seen wherever it turns up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, String, Table, insert, select, update
from sqlalchemy.sql.type_api import TypeEngine

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import State
from kiosk.domain.links import digest_of
from kiosk.domain.name_inside import NameInside
from kiosk.models import Base, Category, DutyDevice, Place, Staff, Zone
from kiosk.services.calendar_links import renew_calendar_link
from kiosk.services.changing_codes import word_now
from kiosk.services.keeping_duty import close_duty, join_duty, pick_keeper
from kiosk.services.screen_keys import screen_key
from kiosk.services.signing_in import Opening, sign_in
from kiosk.web.teachers.import_table import keys_of
from tests.clock import MONDAY
from tests.house.full_school import PEOPLE, FullSchool, a_full_school
from tests.makers import (
    ADuty,
    ASchool,
    a_batch,
    a_channel,
    a_claim,
    a_dispute,
    a_duty,
    a_label_layout,
    a_named_thing,
    a_notice,
    a_request,
    a_school,
    a_tag,
    an_account,
    an_item,
)
from tests.web.doors import PASSWORD_HASH

OF_NO_SCHOOL = {"photo", "duty_tries"}
"""Tables that no school owns: photos belong to their things, and guesses at a duty's code to nobody."""
_WRITTEN = {"title", "name", "name_zh", "name_en", "display_name", "note", "text", "words", "device", "about"}
"""Columns of what people wrote or are called."""
_SHORT = {"letter", "measure"}
"""A sheet of labels, as it is kept."""
Rows = dict[str, dict[tuple[Any, ...], dict[str, Any]]]


@dataclass(frozen=True)
class Furnished:
    """`mark`: in all its words; `people`: who claimed; `arguments`: something real behind every argument of
    an address; `tokens`: the cookies of its people, by role."""

    school: ASchool
    full: FullSchool
    mark: str
    people: dict[str, Claimant]
    arguments: dict[str, object]
    tokens: dict[str, str]


def a_furnished_school(station: Station, mark: str, name: str) -> Furnished:
    """A school with a row in every table. `mark`: Chinese, of no other word; `name`: in Latin letters."""
    people = {
        what: Claimant(f"{mark}{who.name[-1]}", who.class_key, f"{name}_{number}")
        for number, (what, who) in enumerate(PEOPLE.items())
    }
    school = a_school(
        station.database, f"{mark}小学", (name, f"{name}-west"), f"{name}.teacher", PASSWORD_HASH
    )
    over = a_duty(station.database, school, new_names=(f"{mark}一鸣",))
    tokens = {"off duty": _device(station, over)}
    close_duty(station.database, school.id, over.id, MONDAY)
    full = a_full_school(station, school, chance.new_duty_code(), f"{mark}站长", f"{mark}的东西", people)
    tokens["keeper"] = _device(station, full.duty, full.keeper_id)
    secrets = _talks(station, school, mark, people["open"])
    tokens |= _staff(station, school, name)
    station.database.write(lambda connection: _fill(connection, school, mark))
    station.database.write(lambda connection: _call_by_own_keys(connection, school, name))
    return Furnished(school, full, mark, people, secrets | _arguments(station, school, full, name), tokens)


def rows_of(connection: Connection, school_id: int) -> Rows:
    """Every row that belongs to a school, directly or through what it refers to, by table and primary key."""
    found: Rows = {}
    for table in Base.metadata.sorted_tables:
        if table.name not in OF_NO_SCHOOL:
            rows = connection.execute(select(table)).mappings()
            key = table.primary_key.columns.keys()
            ours = [dict(row) for row in rows if _belongs(table, row, school_id, found)]
            found[table.name] = {tuple(row[name] for name in key): row for row in ours}
    return found


def _belongs(table: Table, row: Any, school_id: int, found: Rows) -> bool:
    if table.name == "school":
        return bool(row["id"] == school_id)
    return any(
        (row[key.parent.name],) in found[key.column.table.name]
        for key in table.foreign_keys
        if key.column.table.name not in OF_NO_SCHOOL | {table.name} and row[key.parent.name] is not None
    )


def said_only_by(rows: Rows, others: Rows) -> set[str]:
    """Whatever stands in the rows of one school and nowhere in those of the other."""
    return _texts(rows) - _texts(others)


def _texts(rows: Rows) -> set[str]:
    values = (value for table in rows.values() for row in table.values() for value in row.values())
    return {value for value in values if isinstance(value, str) and len(value) > 4}


def _device(station: Station, duty: ADuty, keeper_id: int | None = None) -> str:
    token = chance.new_token()
    join_duty(station.database, duty.code, digest_of(token), MONDAY)
    if keeper_id:
        with station.database.read() as connection:
            device = connection.scalar(
                select(DutyDevice.id).where(DutyDevice.token_digest == digest_of(token))
            )
        assert device
        pick_keeper(station.database, device, keeper_id)
    return token


def _staff(station: Station, school: ASchool, name: str) -> dict[str, str]:
    """A teacher, the office, and somebody whose account was closed while they were signed in."""
    database, tokens = station.database, {}
    for role in ("admin", "left"):
        how = {"role": "admin", "password_hash": PASSWORD_HASH, "display_name": "老师"}
        an_account(database, school.id, f"{name}.{role}", **how)
    for role in ("teacher", "admin", "left"):
        tokens[role] = chance.new_token()
        sign_in(database, f"{name}.{role}", lambda _hash: True, Opening(digest_of(tokens[role])), MONDAY)
    closed = update(Staff).where(Staff.username == f"{name}.left").values(active=False)
    database.write(lambda connection: connection.execute(closed).rowcount)
    return tokens


def _talks(station: Station, school: ASchool, mark: str, who: Claimant) -> dict[str, object]:
    """What families ask for and speak of, a donation, and a valuable; the names of their pages."""
    database, vault = station.database, station.vault
    words = f"{mark}的小熊"
    taken = an_item(database, school, note=words)
    token = a_claim(database, vault, school, taken, typed=who)
    a_batch(database, school, an_item(database, school, note=words))
    a_tag(database, school)
    a_label_layout(database, school, f"{mark}的标签")
    named = a_named_thing(station, school, NameInside(f"{mark}乐", ""), MONDAY)
    a_channel(database, vault, school, title=f"{mark}群")
    batch = chance.new_token()
    an_item(database, school, note=words, key=keys_of(batch)[0])
    link = chance.new_token()
    renew_calendar_link(database, school.staff_id, digest_of(link), MONDAY)
    return {
        "token": token,
        "calendar_token": link,
        "batch": batch,
        "named_ref": named.ref,
        "ref": an_item(database, school, note=words).ref,
        "paper_serial": "7K3M9QXZ",
        "held_ref": an_item(database, school, State.HELD, note=words).ref,
        "notice_token": a_notice(database, vault, school, words=words, contact=who.contact),
        "asked_token": a_request(database, vault, school, words=words, typed=who),
        "mine_token": a_dispute(database, vault, school, taken, words=words, typed=who),
    }


def _fill(connection: Connection, school: ASchool, mark: str) -> None:
    """A row for every table that has none yet, and the mark into every word."""
    for table in Base.metadata.sorted_tables:
        rows = rows_of(connection, school.id)
        if table.name not in OF_NO_SCHOOL and not rows[table.name]:
            connection.execute(insert(table).values(**_a_row(table, rows, mark)))
    for name, ours in rows_of(connection, school.id).items():
        table = Base.metadata.tables[name]
        for key, row in ours.items():
            if marked := dict(_marked(table, row, mark)):
                which = zip(table.primary_key.columns, key, strict=True)
                connection.execute(update(table).where(*(c == value for c, value in which)).values(**marked))


def _call_by_own_keys(connection: Connection, school: ASchool, name: str) -> None:
    """A kind, a place and a zone that no other school has: forms name them by these and not by a number."""
    where = (Category.school_id == school.id, Category.key == "toy")
    connection.execute(update(Category).where(*where).values(key=f"{name}-toy"))
    where = (Place.school_id == school.id, Place.key == "library")
    connection.execute(update(Place).where(*where).values(key=f"{name}-library"))
    where = (Zone.station_id == school.station_id, Zone.letter == "F")
    connection.execute(update(Zone).where(*where).values(letter=name[0].upper()))


def _a_row(table: Table, rows: Rows, mark: str) -> dict[str, object]:
    """Something in every column that must have something; constraints that want more are answered here."""
    chosen: dict[str, dict[str, object]] = {
        "claim_flag": {"flag": "at_night"},
        "setting": {"name": "pledge_zh", "value": f'"{mark}说到做到"'},
        "announcement": {"facts": "{}", "kind": "digest"},
    }
    made = {
        column.name: _a_value(column, rows, mark)
        for column in table.columns
        if not (column.nullable or column.autoincrement is True)
    }
    return made | chosen.get(table.name, {})


def _a_value(column: "Column[Any]", rows: Rows, mark: str) -> object:
    if column.foreign_keys:
        parent = next(iter(column.foreign_keys)).column
        return next(iter(rows[parent.table.name].values()))[parent.name]
    values: dict[type, object] = {
        str: mark,
        bytes: chance.new_token().encode()[:16],
        bool: True,
        int: 1,
        date: MONDAY.date() + timedelta(days=7),
        datetime: MONDAY,
    }
    return values[_python_type(column.type)]


def _python_type(kind: TypeEngine[Any]) -> type:
    return bytes if isinstance(kind, LargeBinary) else getattr(kind, "impl", kind).python_type


def _marked(table: Table, row: dict[str, Any], mark: str) -> Iterator[tuple[str, str]]:
    for column in table.columns:
        text = row[column.name]
        if table.name == "setting" or column.name not in _WRITTEN - _SHORT:
            continue
        if isinstance(column.type, String) and isinstance(text, str) and mark not in text:
            yield column.name, f"{mark}{text}"


def _arguments(station: Station, school: ASchool, full: FullSchool, name: str) -> dict[str, object]:
    """One of everything that an address or a form can name, those that belong together being together."""
    with station.database.read() as connection:
        rows = rows_of(connection, school.id)
    screens = {
        "screen_key": screen_key(station.vault, school.station_id, 0),
        "minute": word_now(station.vault, school.station_id, MONDAY),
    }
    return _numbers(rows, school, full) | _codes(rows, full, name) | screens


def _one(rows: Rows, table: str, **how: object) -> dict[str, Any]:
    return next(row for row in rows[table].values() if how.items() <= row.items())


def _numbers(rows: Rows, school: ASchool, full: FullSchool) -> dict[str, object]:
    absence, match, note = (_one(rows, table) for table in ("keeper_absence", "notice_match", "claim_note"))
    simple = {
        "zone_id": "zone",
        "category_id": "category",
        "place_id": "place",
        "holiday_id": "holiday",
        "batch_id": "moving_on",
        "request_id": "held_request",
        "dispute_id": "dispute",
        "channel_id": "channel",
        "series_id": "tag_series",
        "layout_id": "label_layout",
    }
    return {argument: _one(rows, table)["id"] for argument, table in simple.items()} | {
        "claim_id": note["claim_id"],
        "note_id": note["id"],
        "duty_id": full.duty.id,
        "device_id": _one(rows, "duty_device", duty_id=full.duty.id)["id"],
        "round_id": full.ended,
        "counting_id": full.counting,
        "line_id": _one(rows, "move_line", done_at=None)["id"],
        "school_id": school.id,
        "station_id": school.station_id,
        "second_station_id": school.station_ids[1],
        "keeper_id": absence["keeper_id"],
        "duty_keeper_id": full.keeper_id,
        "absence_id": absence["id"],
        "staff_id": school.staff_id,
        "session_id": _one(rows, "staff_session", staff_id=school.staff_id)["id"],
        "notice_id": match["notice_id"],
        "matched_id": match["item_id"],
    }


def _codes(rows: Rows, full: FullSchool, name: str) -> dict[str, object]:
    station, hangs = _one(rows, "station"), full.things["hangs"]
    return {
        "flag": "at_night",
        "zone": name[0].upper(),
        "category": f"{name}-toy",
        "place": f"{name}-library",
        "moved_ref": _one(rows, "item", id=_one(rows, "moved_item")["item_id"])["ref"],
        "missing_ref": full.things["missing"].ref,
        "logged_ref": hangs.ref,
        "photo_ref": hangs.ref,
        "slug": station["slug"],
        "station_code": station["code"],
        "duty_code": full.duty.code,
        "username": f"{name}.teacher",
        "code": _one(rows, "tag", item_id=None)["code"],
        "bound_tag": _one(rows, "tag", item_id=hangs.id)["code"],
        "file": f"{_one(rows, 'named_thing')['photo_name']}.thumb.webp",
    }

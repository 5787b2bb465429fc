"""A million claims of past years, filled in by the database itself, so that a long log is made in seconds.

Every thing was claimed again and again and put back, but for the last time, each with its event; names,
contacts and classes repeat as at a school of a thousand pupils, and what is searched for was claimed now
and then.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection, insert, select, text

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import Claimant
from kiosk.domain.odd import NIGHT
from kiosk.models import Category, Claim, ClaimFlag
from kiosk.models.school_class import classes_of
from kiosk.services.marking import class_mark, marks_of
from tests.makers import ASchool

KNOWN = Claimant("林小雨", "2023-2", "13800138000")
_YEARS = 3
_KNOWN_TIMES = 60
"""So many claims are by somebody who is searched for."""
_UNSEEN = 60
"""So many of the newest nobody has looked at."""
_COUNTING = (
    "WITH RECURSIVE counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < :count) "
)
_MOMENT = "strftime('%Y-%m-%d %H:%M:%f000', :now, '-' || ((:count - n) * :step) || ' seconds')"
_ITEMS = f"""INSERT INTO item (id, ref, station_id, category_id, colour, note, found_on, state, state_since,
  logged_at, search_text)
{_COUNTING}
SELECT :first + n, printf('y%09d', :first + n), :station_id,
  (SELECT value FROM some_kinds WHERE number = n % :kinds), 'blue', '',
  date(:now), 'claimed', {_MOMENT}, {_MOMENT}, '' FROM counted"""  # noqa: S608 — constants of this module
_CLAIMS = f"""INSERT INTO claim (id, item_id, station_id, kind, outcome, claimed_at, closed_at, form_key,
  receipt_digest, seen_at, seen_by)
{_COUNTING}
SELECT :first + n, :first_item + n % :items, :station_id,
  CASE WHEN n % 40 = 0 THEN 'late' ELSE 'at_station' END,
  CASE WHEN n >= :count - :items THEN 'open' WHEN n % 7 = 0 THEN 'wrong_thing' ELSE 'put_back' END, {_MOMENT},
  CASE WHEN n < :count - :items THEN {_MOMENT} END, 'year ' || (:first + n), randomblob(32),
  CASE WHEN n < :count - :unseen THEN {_MOMENT} END, CASE WHEN n < :count - :unseen THEN :staff_id END
FROM counted"""  # noqa: S608
_LOGGED = f"""INSERT INTO event (id, station_id, item_id, step, to_state, at, actor)
{_COUNTING}
SELECT :first + 2 * (n * :apart), :station_id, :first_item + n, 'log', 'on_display', {_MOMENT}, 'keeper'
FROM counted"""  # noqa: S608
_TAKEN = f"""INSERT INTO event (id, station_id, item_id, step, from_state, to_state, at, actor, claim_id)
{_COUNTING}
SELECT :first + 2 * n + 1, :station_id, :first_item + n % :items, 'claim', 'on_display', 'claimed', {_MOMENT},
  'family', :first + n FROM counted"""  # noqa: S608
_CLAIMANTS = f"""INSERT INTO claimant (claim_id, sealed, kept_since, name_mark, contact_mark, tail_mark,
  class_mark)
{_COUNTING}
SELECT :first + n, :sealed, {_MOMENT},
  CASE WHEN n % :every = 0 THEN :name_mark ELSE CAST(printf('name%012d', n * 7 % 5003) AS BLOB) END,
  CASE WHEN n % :every = 0 THEN :contact_mark ELSE CAST(printf('call%012d', n * 7 % 5003) AS BLOB) END,
  CASE WHEN n % :every = 0 THEN :tail_mark ELSE CAST(printf('tail%012d', n * 7 % 5003 % 4999) AS BLOB) END,
  (SELECT value FROM some_classes WHERE number = n % :classes) FROM counted"""  # noqa: S608


def remember_years(
    database: Database, vault: Vault, school: ASchool, claims: int, items: int, now: datetime
) -> None:
    """So many claims of so many things within three years, the newest a moment ago. SQLite only."""
    database.write(partial(_remember, vault=vault, school=school, claims=claims, items=items, now=now))


def _remember(
    connection: Connection, vault: Vault, school: ASchool, claims: int, items: int, now: datetime
) -> None:
    kinds = connection.scalars(select(Category.id).where(Category.school_id == school.id)).all()
    classes = [class_mark(vault, school.id, each.key) for each in classes_of(connection, school.id)]
    given = {
        "now": f"{now:%Y-%m-%d %H:%M:%S}",
        "station_id": school.station_id,
        "staff_id": school.staff_id,
        "kinds": _number(connection, "some_kinds", kinds),
        "items": items,
        "apart": claims // items,
        "unseen": min(_UNSEEN, claims // 4),
        "every": claims // _KNOWN_TIMES,
        "first": 1_000_000_000,
        "first_item": 1_000_000_000,
        "sealed": vault.seal(KNOWN),
        "classes": _number(connection, "some_classes", classes),
        **marks_of(vault, school.id, KNOWN),
    }
    span = timedelta(days=365 * _YEARS).total_seconds()
    filled = ((_ITEMS, items), (_CLAIMS, claims), (_CLAIMANTS, claims), (_LOGGED, items), (_TAKEN, claims))
    for statement, count in filled:
        connection.execute(text(statement), {**given, "count": count, "step": span / count})
    flagged = select(Claim.id).where(Claim.id % max(claims // 50, 1) == 0)
    rows = [
        {"claim_id": claim_id, "flag": NIGHT, "station_id": school.station_id, "at": now}
        for claim_id in connection.scalars(flagged)
    ]
    connection.execute(insert(ClaimFlag), rows)


def _number(connection: Connection, table: str, values: Sequence[object]) -> int:
    """Keeps values under numbers from 0 on, in a table for this connection alone; returns how many."""
    connection.execute(text(f"CREATE TEMP TABLE IF NOT EXISTS {table} (number INTEGER PRIMARY KEY, value)"))
    connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 — a name of ours
    rows = [{"number": number, "value": value} for number, value in enumerate(values)]
    connection.execute(text(f"INSERT INTO {table} VALUES (:number, :value)"), rows)  # noqa: S608
    return len(rows)

"""After `kiosk forget` nothing that families wrote is left on disk or in a log, and no figure has moved."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import LargeBinary, select

from kiosk.bootstrap import Station as Opened
from kiosk.domain.claimant import Claimant
from kiosk.domain.links import digest_of
from kiosk.domain.term import term_of
from kiosk.models import Base, Claim
from kiosk.queries.figures import kinds_waiting, week_facts
from kiosk.queries.integrity import index_now
from kiosk.queries.term_figures import term_figures, waiting_since
from kiosk.queries.week import days_counted
from kiosk.services.closing_notices import FOUND, close_notice
from kiosk.services.matching_things import match_again
from kiosk.services.reviewing import add_note
from kiosk.web.app import create_app
from tests.cli.conftest import Run
from tests.cli.test_forget import Open
from tests.makers import (
    ASchool,
    a_claim,
    a_dispute,
    a_duty,
    a_notice,
    a_request,
    a_round,
    a_school,
    an_item,
)
from tests.web.phone import Phone

ZONE = "Asia/Shanghai"
LONG_AGO = timedelta(days=400)
OLD, NEW = "欧阳落雪", "慕容新月"
"""The family of long ago, and the one of today."""
OF_FAMILIES = {
    "claimant": {"sealed", "name_mark", "contact_mark", "tail_mark", "class_mark"},
    "held_request": {"sealed", "words"},
    "dispute": {"sealed", "words"},
    "lost_notice": {"sealed"},
}
"""What families wrote, sealed or marked, by table."""
OF_OTHERS = {"named_thing", "channel", "staff", "access_entry", "claim", "duty_device", "recovery_code"}
OF_OTHERS |= {"calendar_feed", "staff_session"}
"""Names found in things have a test of their own; the rest are digests, and secrets of the school's."""


def test_every_table_with_bytes_is_thought_of() -> None:
    with_bytes = {
        table.name: {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
        for table in Base.metadata.sorted_tables
    }
    found = {name: columns - {"token_digest"} for name, columns in with_bytes.items() if columns}
    assert {name: columns for name, columns in found.items() if name not in OF_OTHERS} == OF_FAMILIES


def _a_family(station: Opened, school: ASchool, name: str, moment: datetime) -> None:
    """Takes a thing home, asks for a phone, says "that was mine", misses a cup; a teacher notes something."""
    database, vault = station.database, station.vault
    who = Claimant(name, "2022-1" if name == OLD else "2023-2", f"{name}@post.example")
    receipt = a_claim(database, vault, school, typed=who, now=moment)
    with database.read() as connection:
        digest = Claim.receipt_digest == digest_of(receipt)
        claim_id = connection.execute(select(Claim.id).where(digest)).scalar_one()
    add_note(database, school.id, claim_id, school.staff_id, f"{name}的妈妈来过", moment)
    a_request(database, vault, school, moment, typed=who, words=f"{name}的手机")
    taken = an_item(database, school, now=moment)
    a_claim(database, vault, school, taken, moment, typed=who)
    a_dispute(database, vault, school, taken, moment, typed=who, words=f"杯底写着{name}")
    an_item(database, school, now=moment, found_on=moment.date())
    lost = {"words": f"贴着{name}", "contact": who.contact, "lost_on": moment.date()}
    token = a_notice(database, vault, school, moment, **lost)
    match_again(database, moment)
    if name == OLD:
        close_notice(database, token, FOUND, moment)


def _traces(station: Opened, name: str) -> set[bytes]:
    """The seals and marks of a family, and its words as any file or log might hold them."""
    forms = {name, f"{name}@post.example", json.dumps(name), json.dumps(f"贴着{name}")[1:-1]}
    return {form.encode() for form in forms} | {name.encode("utf-16-le"), name.encode("gb18030")}


def _sealed(station: Opened) -> set[bytes]:
    with station.database.read() as connection:
        return {
            value
            for name, columns in OF_FAMILIES.items()
            for row in connection.execute(select(Base.metadata.tables[name])).mappings()
            for value in (row[column] for column in columns)
            if value is not None
        }


def _on_disk(station: Opened, traces: set[bytes]) -> set[bytes]:
    files = [file.read_bytes() for file in station.config.data_dir.rglob("*") if file.is_file()]
    return {trace for trace in traces if any(trace in content for content in files)}


def _figures(station: Opened, school: ASchool, moments: list[datetime]) -> list[object]:
    """Whatever pages, letters and announcements count, of each of these moments."""
    ids, here = school.station_ids, school.station_id
    with station.database.read() as connection:
        return [
            counted
            for moment in moments
            for counted in (
                term_figures(connection, here, ZONE, term_of(moment.date()), moment),
                week_facts(connection, ids, ZONE, moment.date() - timedelta(moment.weekday()), moment),
                days_counted(
                    connection, ids, [moment - timedelta(days=7), moment, moment + timedelta(days=1)]
                ),
                index_now(connection, here, ZONE, moment),
                waiting_since(connection, here),
                kinds_waiting(connection, ids),
            )
        ]


@pytest.mark.parametrize("journal", ["TRUNCATE", "WAL"])
def test_nothing_of_a_family_is_left_and_every_figure_stands(
    run: Run,
    opened: Open,
    journal: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("kiosk.adapters.database.journal_mode", lambda _version: journal)
    station = opened()
    now = station.clock()
    school = a_school(station.database, retention_last_run=json.dumps((now - timedelta(days=1)).isoformat()))
    duty = a_duty(station.database, school, now=now - LONG_AGO)
    _a_family(station, school, OLD, now - LONG_AGO)
    a_round(station.database, school, duty, now - LONG_AGO, ended=True)
    old = _sealed(station)
    _a_family(station, school, NEW, now)
    new = _sealed(station) - old
    words = {name.encode() for name in (f"贴着{OLD}", f"{OLD}的妈妈来过")}
    assert _on_disk(station, old | new | words) == old | new | words
    before = _figures(station, school, [now - LONG_AGO, now])
    assert repr(before[0]) != repr(before[6])
    result = run("forget")
    assert result.exit_code == 0, result.output
    assert _on_disk(station, old | words | _traces(station, OLD)) == set()
    assert _on_disk(station, new) == new
    assert _figures(opened(), school, [now - LONG_AGO, now]) == before
    told = result.output + "".join(capfd.readouterr())
    assert OLD not in told
    assert not any(str(value) in told for value in old)


def test_no_log_of_the_web_ever_held_what_a_family_sent(
    opened: Open, capfd: pytest.CaptureFixture[str]
) -> None:
    """Accepted, refused, too long and in an address: whatever is logged, it is none of that."""
    station = opened()
    school = a_school(station.database)
    missing = an_item(station.database, school)
    phone = Phone(create_app(station))
    page = phone.open("/late")
    lines = {"name": OLD, "contact": "13800138000", "class_name": "2023-2"}
    phone.press(page.form("/late"), **lines, code="ABCDEFGH")
    phone.press(page.form("/late"), **{**lines, "contact": "1"})
    phone.press(page.form("/late"), **{**lines, "name": OLD * 30})
    phone.post(f"/items/{missing.ref}/claim", **lines)
    phone.open(f"/code?code={OLD}")
    phone.open(f"/{OLD}/13800138000")
    told = "".join(capfd.readouterr())
    assert [word for word in (OLD, json.dumps(OLD)[1:-1], "13800138000", "%E6%AC%A7") if word in told] == []

"""`kiosk forget`: details that were kept for long enough go, the claims stay."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, select

from kiosk.bootstrap import Station as Opened
from kiosk.domain.name_inside import NameInside
from kiosk.models import Claim, ClaimantRecord, NamedThing
from kiosk.services.naming_owners import Desk, tell_class_teacher
from kiosk.services.reviewing import add_note
from tests.cli.conftest import Run
from tests.makers import NAME_INSIDE, XIAOYU, a_claim, a_named_thing, a_school

Open = Callable[[], Opened]


@pytest.mark.parametrize(("days_ago", "left"), [(400, 0), (1, 1)])
def test_only_old_claimants_are_forgotten(run: Run, opened: Open, days_ago: int, left: int) -> None:
    station = opened()
    now = station.clock()
    school = a_school(station.database, retention_last_run=json.dumps((now - timedelta(days=1)).isoformat()))
    a_claim(station.database, station.vault, school, now=now - timedelta(days=days_ago))
    result = run("forget")
    assert result.exit_code == 0, result.output
    assert f"{1 - left} claimants" in result.stdout
    with opened().database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(ClaimantRecord)) == left
        assert connection.scalar(select(func.count()).select_from(Claim)) == 1


@pytest.mark.parametrize("journal", ["TRUNCATE", "WAL"])
def test_nothing_of_the_forgotten_is_in_any_file_and_the_others_stay(
    run: Run, opened: Open, journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names, contacts, seals, marks and notes: looked for byte by byte in the database, journals and logs."""
    monkeypatch.setattr("kiosk.adapters.database.journal_mode", lambda _version: journal)
    station = opened()
    now = station.clock()
    school = a_school(station.database, retention_last_run=json.dumps((now - timedelta(days=1)).isoformat()))
    for number in range(300):
        typed = replace(XIAOYU, name=f"林小雨{chr(0x4E00 + number)}", contact=f"138{number:08d}")
        age = timedelta(days=400 if number % 3 else 1, minutes=number)
        a_claim(station.database, station.vault, school, typed=typed, now=now - age)
    with station.database.read() as connection:
        claims = select(Claim.id, Claim.claimed_at).order_by(Claim.id)
        old = [row.id for row in connection.execute(claims) if row.claimed_at < now - timedelta(days=300)]
        secrets = _traces(connection, old)
        kept = _traces(connection, [row.id for row in connection.execute(claims) if row.id not in old])
    for claim_id in old:
        add_note(station.database, school.id, claim_id, school.staff_id, f"家长说 {claim_id} 号已取", now)
    assert _found_in_files(station, [*secrets, *kept, "家长说".encode()]) == {
        *secrets,
        *kept,
        "家长说".encode(),
    }
    result = run("forget")
    assert "200 claimants" in result.stdout
    assert _found_in_files(station, [*secrets, "家长说".encode(), "林小雨".encode()]) == set()
    assert _found_in_files(station, kept) == set(kept)


def _traces(connection: Connection, claim_ids: list[int]) -> list[bytes]:
    """What the rows of these claimants hold; no mark that somebody else has too."""
    wanted = select(ClaimantRecord.sealed, ClaimantRecord.name_mark, ClaimantRecord.contact_mark)
    rows = connection.execute(wanted.where(ClaimantRecord.claim_id.in_(claim_ids)))
    return [value for row in rows for value in row]


def _found_in_files(station: Opened, traces: list[bytes]) -> set[bytes]:
    """Which of these bytes stand in any file of the data folder."""
    files = [file.read_bytes() for file in station.config.data_dir.rglob("*") if file.is_file()]
    return {trace for trace in traces if any(trace in content for content in files)}


@pytest.mark.parametrize("journal", ["TRUNCATE", "WAL"])
def test_nothing_of_a_name_in_a_thing_is_in_any_file_once_it_is_forgotten(
    run: Run, opened: Open, journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The seal and the photo that waited, of a name that was told long ago; another one waits on."""
    monkeypatch.setattr("kiosk.adapters.database.journal_mode", lambda _version: journal)
    station = opened()
    now = station.clock()
    school = a_school(station.database, retention_last_run=json.dumps((now - timedelta(days=1)).isoformat()))
    old, new = (a_named_thing(station, school, each, now) for each in (NAME_INSIDE, NameInside("何乐", "")))
    desk = Desk(school.id, school.staff_id)
    long_ago = now - timedelta(days=100)
    tell_class_teacher(station.database, station.waiting_photos, desk, old.ref, long_ago, handed=False)
    with station.database.read() as connection:
        sealed = {row.item_id: row.sealed for row in connection.execute(select(NamedThing))}
    assert _found_in_files(station, [*sealed.values()]) == set(sealed.values())
    assert run("forget").exit_code == 0
    traces = [sealed[old.id], NAME_INSIDE.name.encode(), json.dumps(NAME_INSIDE.name).encode()]
    assert _found_in_files(station, traces) == set()
    assert _found_in_files(station, [sealed[new.id]]) == {sealed[new.id]}

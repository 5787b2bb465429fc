"""Details are forgotten when asked and in time; that a thing went home stays."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.refusals import ReceiptUnknown
from kiosk.models import Claim, ClaimantRecord, Setting
from kiosk.services.forgetting import forget_claimant, forget_old_claimants
from kiosk.services.returning import PUT_BACK, put_back
from tests.clock import MONDAY, Clock
from tests.kept import counts, rows_of
from tests.makers import HAORAN, ASchool, a_claim, a_school, an_item, the_strangers_school


def details(database: Database) -> int:
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(ClaimantRecord)).scalar_one()


def test_what_is_forgotten_is_gone_and_the_claim_stays(
    database: Database, vault: Vault, school: ASchool
) -> None:
    token = a_claim(database, vault, school)
    before = counts(database)
    forget_claimant(database, token)
    assert counts(database) == {**before, "claimant": 0}
    assert rows_of(database, Claim.outcome, Claim.form_digest) == [("open", None)]


def test_asked_twice_it_is_done_once(database: Database, vault: Vault, school: ASchool) -> None:
    token = a_claim(database, vault, school)
    forget_claimant(database, token)
    before = counts(database)
    forget_claimant(database, token)
    assert counts(database) == before


def test_nobody_elses_details_are_touched(database: Database, vault: Vault, school: ASchool) -> None:
    token = a_claim(database, vault, school)
    a_claim(database, vault, school, typed=HAORAN)
    forget_claimant(database, token)
    assert details(database) == 1


def test_a_stranger_without_the_link_forgets_nothing(
    database: Database, vault: Vault, school: ASchool
) -> None:
    a_claim(database, vault, school)
    with pytest.raises(ReceiptUnknown):
        forget_claimant(database, "nobody's receipt")
    assert details(database) == 1


def test_a_forgotten_thing_can_still_be_hung_back(database: Database, vault: Vault, school: ASchool) -> None:
    token = a_claim(database, vault, school)
    forget_claimant(database, token)
    put_back(database, token, PUT_BACK, MONDAY)
    assert rows_of(database, Claim.outcome) == [(PUT_BACK,)]


def test_a_forgotten_form_sent_again_brings_nothing_back(
    database: Database, vault: Vault, school: ASchool
) -> None:
    cup = an_item(database, school)
    token = a_claim(database, vault, school, cup, key="a key")
    forget_claimant(database, token)
    assert a_claim(database, vault, school, cup, key="a key") == token
    assert details(database) == 0


def run_daily(database: Database, clock: Clock, days: int) -> int:
    """Retention as the station runs it: once a month is daily enough for a test."""
    forgotten = 0
    for _ in range(days // 30):
        forgotten += forget_old_claimants(database, clock.forward(days=30))
    return forgotten


def test_details_are_forgotten_after_their_time(
    database: Database, vault: Vault, school: ASchool, clock: Clock
) -> None:
    forget_old_claimants(database, clock())
    a_claim(database, vault, school)
    assert run_daily(database, clock, 180) == 0
    a_claim(database, vault, school, typed=HAORAN, now=clock())
    assert run_daily(database, clock, 30) == 1
    assert details(database) == 1
    assert sorted(digest is None for (digest,) in rows_of(database, Claim.form_digest)) == [False, True]


def test_every_school_has_its_own_time(database: Database, vault: Vault, clock: Clock) -> None:
    strict = a_school(database, claimant_days="30")
    patient = the_strangers_school(database)
    forget_old_claimants(database, clock())
    a_claim(database, vault, strict)
    a_claim(database, vault, patient, typed=HAORAN)
    assert run_daily(database, clock, 60) == 1
    with database.read() as connection:
        sealed = connection.execute(select(ClaimantRecord.sealed)).scalar_one()
    assert vault.open(sealed) == HAORAN


def test_a_clock_that_leaps_forgets_nobody(
    database: Database, vault: Vault, school: ASchool, clock: Clock
) -> None:
    forget_old_claimants(database, clock())
    a_claim(database, vault, school)
    assert forget_old_claimants(database, clock.forward(days=400)) == 0
    assert forget_old_claimants(database, clock.forward(days=-400)) == 0
    assert forget_old_claimants(database, clock.forward(days=1)) == 0
    assert details(database) == 1


def test_more_than_one_handful_is_forgotten(
    database: Database, vault: Vault, school: ASchool, clock: Clock
) -> None:
    forget_old_claimants(database, clock())
    item = an_item(database, school)
    old = {"kind": "late", "outcome": PUT_BACK, "claimed_at": clock.now - timedelta(days=300)}
    rows = [
        {"item_id": item.id, "station_id": school.station_id, "form_key": f"key {n}", **old}
        | {"receipt_digest": n.to_bytes(32, "big")}
        for n in range(1200)
    ]
    database.write(lambda connection: connection.execute(insert(Claim), rows).rowcount)
    with database.read() as connection:
        ids = list(connection.scalars(select(Claim.id)))
    sealed = [{"claim_id": id_, "sealed": b"x", "kept_since": clock.now} for id_ in ids]
    database.write(lambda connection: connection.execute(insert(ClaimantRecord), sealed).rowcount)
    assert forget_old_claimants(database, clock.forward(days=1)) == 1200
    assert details(database) == 0


def test_taking_note_of_the_time_leaves_the_schools_choices_alone(database: Database, clock: Clock) -> None:
    school = a_school(database, claimant_days="30")
    forget_old_claimants(database, clock())
    with database.read() as connection:
        rows = connection.execute(select(Setting.name, Setting.value).where(Setting.school_id == school.id))
        kept = dict(rows.all())
    assert kept == {"claimant_days": "30", "retention_last_run": json.dumps(clock.now.isoformat())}

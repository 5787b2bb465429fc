"""Who claimed is forgotten, the figures stay as they were: none of them reads a claimant."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State
from kiosk.domain.term import term_of
from kiosk.models import ClaimantRecord
from kiosk.queries.figures import kinds_waiting, week_facts
from kiosk.queries.term_figures import term_figures, waiting_since
from kiosk.services.claiming import claim_late
from kiosk.services.forgetting import forget_claimant, forget_old_claimants
from kiosk.services.returning import PUT_BACK, put_back
from tests.clock import MONDAY, Clock
from tests.makers import ADuty, ASchool, a_claim, a_claim_form, a_round, an_item

ZONE = "Asia/Shanghai"


def everything(database: Database, school: ASchool) -> list[Any]:
    """All figures of the term and of the week, and how many claimants are known."""
    with database.read() as connection:
        return [
            term_figures(connection, school.station_id, ZONE, term_of(MONDAY.date()), MONDAY),
            waiting_since(connection, school.station_id),
            week_facts(connection, school.station_ids, ZONE, MONDAY.date(), MONDAY),
            kinds_waiting(connection, school.station_ids),
        ]


def claimants(database: Database) -> int:
    """How many families are known by name."""
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(ClaimantRecord)).scalar_one()


def a_busy_monday(database: Database, vault: Vault, school: ASchool, duty: ADuty) -> list[str]:
    """Things of every fate; the receipts of the families."""
    tokens = [a_claim(database, vault, school) for _number in range(11)]
    tokens.append(claim_late(database, vault, a_claim_form(an_item(database, school)), MONDAY))
    put_back(database, tokens[0], PUT_BACK, MONDAY)
    for state in (State.ON_DISPLAY, State.STORED, State.HELD, State.MISSING, State.MOVED_ON):
        an_item(database, school, state)
    a_round(database, school, duty, ended=True)
    return tokens


def test_a_familys_own_forgetting_changes_no_figure(
    database: Database, vault: Vault, school: ASchool, duty: ADuty
) -> None:
    tokens = a_busy_monday(database, vault, school, duty)
    before = everything(database, school)
    for token in tokens:
        forget_claimant(database, token)
    assert claimants(database) == 0
    assert everything(database, school) == before
    assert (before[0].whole.home, before[2].percent) == (11, before[0].rounds[0].percent)


def test_forgetting_in_time_changes_no_figure(
    database: Database, vault: Vault, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    a_busy_monday(database, vault, school, duty)
    before, known = everything(database, school), claimants(database)
    forgotten = 0
    for _month in range(24):
        forgotten += forget_old_claimants(database, clock.forward(days=30))
    assert forgotten == known == 12
    assert clock.now - MONDAY == timedelta(days=720)
    assert everything(database, school) == before

"""`kiosk forget`: details that were kept for long enough go, the claims stay."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from kiosk.bootstrap import Station as Opened
from kiosk.models import Claim, ClaimantRecord
from tests.cli.conftest import Run
from tests.makers import a_claim, a_school

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

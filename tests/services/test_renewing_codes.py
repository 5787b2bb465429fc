"""A station gets a new code when the old one was photographed too often."""

import pytest
from sqlalchemy import select

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.domain.refusals import StationUnknown
from kiosk.models import Station
from kiosk.services.renewing_codes import renew_station_code
from tests.clock import Clock
from tests.kept import rows_of
from tests.makers import ASchool, the_strangers_school


def test_the_old_code_opens_nothing_any_more(database: Database, school: ASchool, clock: Clock) -> None:
    [(old,)] = rows_of(database, Station.code)
    later = clock.forward(days=1)
    new = renew_station_code(database, school.id, school.station_id, chance.new_code, later)
    assert new != old
    assert rows_of(database, Station.code, Station.code_since) == [(new, later)]


def test_the_stranger_renews_nothing(database: Database, school: ASchool, clock: Clock) -> None:
    stranger = the_strangers_school(database)
    before = rows_of(database, Station.code)
    with pytest.raises(StationUnknown):
        renew_station_code(database, stranger.id, school.station_id, chance.new_code, clock())
    with pytest.raises(StationUnknown):
        renew_station_code(database, school.id, 10**9, chance.new_code, clock())
    assert rows_of(database, Station.code) == before


def test_a_second_renewal_is_a_second_code(database: Database, school: ASchool, clock: Clock) -> None:
    first, second = (
        renew_station_code(database, school.id, school.station_id, chance.new_code, clock()) for _ in range(2)
    )
    assert first != second
    with database.read() as connection:
        assert connection.scalars(select(Station.code)).all() == [second]

"""The daily job of a running station: what had its time is forgotten, what is missed is looked for again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError

from kiosk.adapters.spreadsheets.scratch import ROOM, sweep
from kiosk.bootstrap import Station
from kiosk.cli.opening import open_station
from kiosk.config import Config
from kiosk.domain.refusals import NoRoom
from kiosk.services.dropping_photos import drop_waiting_photos
from kiosk.services.forgetting import forget_old_claimants
from kiosk.services.marking import mark_claimants
from kiosk.services.matching_things import match_again

_DAY_SECONDS = 24 * 60 * 60
_log = structlog.get_logger()


@contextmanager
def forgetting_daily(config: Config) -> Iterator[None]:
    """Runs retention and matching now and every day, for as long as the station is served."""
    over = threading.Event()
    with open_station(config) as station:
        job = threading.Thread(target=_every_day, args=(station, over), name="forgetting", daemon=True)
        job.start()
        try:
            yield
        finally:
            over.set()
            job.join()


def _every_day(station: Station, over: threading.Event) -> None:
    while not over.is_set():
        try:
            forgotten = forget_old_claimants(station.database, station.clock())
            if forgotten:
                _log.info("retention", forgotten=forgotten)
            drop_waiting_photos(station.database, station.waiting_photos, station.clock())
            station.database.empty_journal()
            marked = mark_claimants(station.database, station.vault, stop=over.is_set)
            if marked:
                _log.info("claimants marked for the search", marked=marked)
            match_again(station.database, station.clock())
            sweep(station.config.data_dir / ROOM, station.clock())
        except (SQLAlchemyError, NoRoom, OSError) as fault:
            _log.error("retention failed", kind=type(fault).__name__)
        over.wait(_DAY_SECONDS)

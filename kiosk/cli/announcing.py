"""The sender of a running station: every minute it looks what is to be announced, and sends what waits."""

import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import click
import structlog
from sqlalchemy.exc import SQLAlchemyError

from kiosk.adapters.announcing.faults import KEY_LOST
from kiosk.adapters.announcing.reaching import send
from kiosk.adapters.announcing.words import Words, words_of
from kiosk.bootstrap import Station
from kiosk.cli.opening import open_station
from kiosk.config import Config
from kiosk.domain.channel_addresses import kept_address
from kiosk.domain.refusals import FormRefused, NoRoom
from kiosk.queries.due_announcements import due_announcements
from kiosk.services.announcing import (
    Taken,
    delete_old_announcements,
    make_announcement,
    note_fault,
    note_reached,
    take_announcement,
)
from kiosk.services.keeping_channels import keep_operators_channels

_MINUTE_SECONDS = 60
_AT_ONCE = 3
_BETWEEN = re.compile(r"\s+|,(?=\w+://)")
_log = structlog.get_logger()

Send = Callable[[str, Words], str]
"""Sends words to an address and returns what went wrong, as adapters/announcing/reaching.py does."""


@contextmanager
def announcing(config: Config) -> Iterator[None]:
    """Announces for as long as the station is served. Raises ClickException for an address that is none."""
    operators = operators_addresses(config)
    over = threading.Event()
    with open_station(config) as station:
        job = threading.Thread(
            target=_every_minute, args=(station, operators, over), name="announcing", daemon=True
        )
        job.start()
        try:
            yield
        finally:
            over.set()
            job.join()


def operators_addresses(config: Config) -> list[str]:
    """The channels of the operator. Raises ClickException, which tells nothing of the address."""
    given = config.notify_urls.get_secret_value() if config.notify_urls else ""
    addresses = []
    for number, each in enumerate(filter(None, _BETWEEN.split(given)), 1):
        try:
            addresses.append(kept_address(each))
        except FormRefused as refusal:
            why = _WHY_NOT.get(refusal.reasons["address"], "it cannot be read")
            raise click.ClickException(f"KIOSK_NOTIFY_URLS, address {number}: {why}.") from refusal
    return addresses


_WHY_NOT = {
    "channel_service_unknown": "this service is none that the station sends to",
    "channel_reads_file": "it names a file, and the station opens none for it",
}


def announce(station: Station, operators: list[str], send_to: Send, over: threading.Event) -> None:
    """One turn: makes what is due, sends what waits, deletes what is old."""
    now = station.clock()
    keep_operators_channels(station.database, station.vault, operators, now)
    with station.database.read() as connection:
        due = due_announcements(connection, now)
    for each in due:
        make_announcement(station.database, each, now)
    _send_waiting(station, send_to, over)
    delete_old_announcements(station.database, now)


def _send_waiting(station: Station, send_to: Send, over: threading.Event) -> None:
    """A few channels at once; one that fails is left alone until the next turn, and holds up no other."""
    failed: set[int] = set()
    with ThreadPoolExecutor(_AT_ONCE, "announcing") as pool:
        while not over.is_set() and (taken := _of_different_channels(station, failed)):
            for each, fault in zip(
                taken, pool.map(lambda one: _sent(station, one, send_to), taken), strict=True
            ):
                if fault:
                    failed.add(each.channel_id)
                    note_fault(station.database, each, fault, station.clock())
                    _log.warning("not announced", channel=each.channel_id, kind=each.kind, why=fault)
                else:
                    note_reached(station.database, each, station.clock())


def _of_different_channels(station: Station, passing_over: set[int]) -> list[Taken]:
    taken: list[Taken] = []
    while len(taken) < _AT_ONCE:
        busy = passing_over | {each.channel_id for each in taken}
        another = take_announcement(station.database, busy, station.clock())
        if another is None:
            break
        taken.append(another)
    return taken


def _sent(station: Station, taken: Taken, send_to: Send) -> str:
    address = station.vault.open_text_if_kept(taken.sealed)
    if address is None:
        return KEY_LOST
    return send_to(address, words_of(taken.kind, taken.facts, taken.language, station.config.base_url))


def _every_minute(station: Station, operators: list[str], over: threading.Event) -> None:
    private = station.config.notify_private
    while not over.is_set():
        try:
            announce(station, operators, lambda to, words: send(to, words, private=private), over)
        except (SQLAlchemyError, NoRoom, OSError) as fault:
            _log.error("announcing failed", kind=type(fault).__name__)
        over.wait(_MINUTE_SECONDS)

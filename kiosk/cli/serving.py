"""Runs the production server, in front of workers that load `kiosk.wsgi`.

The server reads and writes sockets outside of Python; a thread is needed only while a request is
answered, or while its body is still on the way. Why this server, and these figures:
docs/why/decisions/0003-the-server.md.
"""

import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (named, not bound to)
_DEBUG = "FLASK_DEBUG"
"""What Flask asks when an app is made: here, and in the workers, which inherit it."""
_THREADS_AT_MOST = 256
_HEADERS_AT_MOST_BYTES = 64 * 1024
_HEADERS_WITHIN_MS = 20_000
_STOP_WITHIN_SECONDS = 15
_WORKER_LASTS_SECONDS = 24 * 60 * 60
_LOOK_EVERY_SECONDS = 0.05


@dataclass(frozen=True)
class Place:
    """Where to listen."""

    host: str
    port: int

    @property
    def near(self) -> str:
        """A host name under which this machine itself reaches the server."""
        return _EVERYWHERE.get(self.host, self.host)

    @property
    def url(self) -> str:
        """The address for a browser on this machine."""
        host = f"[{self.near}]" if ":" in self.near else self.near
        return f"http://{host}:{self.port}"


def free_place(host: str, port: int) -> Place:
    """A place nobody listens at; port 0 picks a free one. Raises ClickException if it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        if os.name == "posix":
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as fault:
            raise click.ClickException(
                f"Cannot listen at {host}:{port}: {fault.strerror or fault}."
            ) from fault
        return Place(host, trial.getsockname()[1])


def serve_at(place: Place, workers: int, when_open: Callable[[], None], debug: bool = False) -> None:
    """Serves until SIGINT or SIGTERM; `when_open` is called once the first request was answered.

    Requests that are being answered are finished first, for at most fifteen seconds. `debug`: whether the
    style page is open, too; what the environment says of it counts for nothing here.
    """
    os.environ[_DEBUG] = "1" if debug else "0"
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "kiosk.wsgi:app",
        address=place.host,
        port=place.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_THREADS_AT_MOST,
        http=HTTPModes.http1,
        websockets=False,
        http1_settings=HTTP1Settings(
            header_read_timeout=_HEADERS_WITHIN_MS, max_buffer_size=_HEADERS_AT_MOST_BYTES
        ),
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_lifetime=_WORKER_LASTS_SECONDS,
        workers_kill_timeout=_STOP_WITHIN_SECONDS,
    )
    stopped = threading.Event()
    server.on_shutdown(stopped.set)
    server.on_startup(lambda: _watch(place, stopped, when_open))
    server.serve(target_loader=load_app, wrap_loader=False)


def load_app() -> Any:
    """The application, in a worker; a worker never outlives the command that started it."""
    threading.Thread(target=_leave_with_parent, name="parent-watch", daemon=True).start()
    from kiosk.wsgi import app

    return app


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _watch(place: Place, stopped: threading.Event, when_open: Callable[[], None]) -> None:
    def wait() -> None:
        while not stopped.wait(_LOOK_EVERY_SECONDS):
            if _answers(place):
                when_open()
                return

    threading.Thread(target=wait, name="opening", daemon=True).start()


def _answers(place: Place) -> bool:
    connection = HTTPConnection(place.near, place.port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()

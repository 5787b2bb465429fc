"""Servers for the length of a measurement: processes of our own, on loopback, ended by us."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

PATIENCE_SECONDS = 60


class NotStarted(Exception):
    """The server ended or stayed silent; its last words."""


@dataclass(frozen=True)
class Running:
    """A server. `pid`: its first process, from which all others descend."""

    port: int
    pid: int


@contextmanager
def our_server(data_dir: Path) -> Iterator[int]:
    """`kiosk serve` with its own choice of everything, over the station in that folder; gives its port."""
    with ours_running(data_dir) as server:
        yield server.port


@contextmanager
def bare_server(folder: Path) -> Iterator[int]:
    """The same server with the pages that `bare.keep` wrote into that folder; gives its port."""
    with bare_running(folder) as server:
        yield server.port


@contextmanager
def ours_running(data_dir: Path) -> Iterator[Running]:
    """`kiosk serve`, with what is asked about its processes."""
    port = _free_port()
    with _running(port, ["kiosk", "serve", "--port", str(port)], KIOSK_DATA_DIR=str(data_dir)) as pid:
        yield Running(port, pid)


@contextmanager
def bare_running(folder: Path) -> Iterator[Running]:
    """The neighbour, with what is asked about its processes."""
    port = _free_port()
    with _running(port, ["tests.bench.host", str(folder), str(port)]) as pid:
        yield Running(port, pid)


@contextmanager
def _running(port: int, module: list[str], **environment: str) -> Iterator[int]:
    with TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-m", *module], env={**os.environ, **environment}, stdout=said, stderr=said
        )
        try:
            if not _answers(process, port):
                said.seek(0)
                raise NotStarted(said.read().decode("utf-8", "replace")[-2000:])
            yield process.pid
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(process: "subprocess.Popen[bytes]", port: int) -> bool:
    """Waits until it answers anything at all; False if it ends before, or takes too long."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as asking:
                asking.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                if asking.recv(16).startswith(b"HTTP/1.1"):
                    return True
        except OSError:
            time.sleep(0.1)
    return False

"""A PostgreSQL server of the tests' own: on loopback, with a password, gone with its folder."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

_USER = "tests"
_WITHIN_SECONDS = 120
_CLEAR_AWAY = 'read -r _; "$0" -D "$1/data" -m immediate -w stop; rm -rf "$1"'
_ON_LOOPBACK = "-c listen_addresses=127.0.0.1 -c unix_socket_directories="
_HURRIED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_NO_STATISTICS = "-c autovacuum=off"
"""Or the planner would see, at a moment of its own, how small the tests' tables are."""
_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL's programs on this machine, or None."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = [folder for place in _PLACES for folder in Path("/").glob(place[1:])]
    return max((folder for folder in folders if (folder / "initdb").is_file()), key=_version, default=None)


def _version(folder: Path) -> int:
    digits = "".join(filter(str.isdigit, folder.parent.name))
    return int(digits or 0)


class Cluster:
    """A running server. Root cannot run PostgreSQL, so root lends it to an unprivileged user."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="kiosk-postgresql-"))
        self._password = secrets.token_urlsafe(16)
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            owner = _unprivileged()
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
            self._as = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        self.port = 0
        self._guard = self._guarded()
        try:
            self._make()
            self._start()
        except BaseException:
            self.stop()
            raise

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg://{_USER}:{self._password}@127.0.0.1:{self.port}/{database}"

    def stop(self) -> None:
        """Ends the server and removes everything it kept."""
        self._guard.communicate(timeout=_WITHIN_SECONDS)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _guarded(self) -> "subprocess.Popen[bytes]":
        """Waits until we let go of its input, or are killed ourselves; then it clears everything away."""
        return subprocess.Popen(
            ["/bin/sh", "-c", _CLEAR_AWAY, str(self._programs / "pg_ctl"), str(self._folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            **self._as,
        )

    def _make(self) -> None:
        password_file = self._folder / "password"
        password_file.write_text(self._password)
        password_file.chmod(0o644)
        self._run(
            "initdb",
            f"--pgdata={self._data}",
            f"--username={_USER}",
            f"--pwfile={password_file}",
            "--auth=password",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        )
        password_file.unlink()

    def _start(self) -> None:
        for _ in range(3):
            self.port = _free_port()
            options = f"{_ON_LOOPBACK} -c port={self.port} {_HURRIED} {_NO_STATISTICS}"
            log = self._folder / "server.log"
            started = self._run(
                "pg_ctl", "-D", str(self._data), "-l", str(log), "-o", options, "-w", "start", check=False
            )
            if started.returncode == 0:
                return
        raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")

    def _run(self, program: str, *words: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run(
            [str(self._programs / program), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            timeout=_WITHIN_SECONDS,
            **self._as,
        )
        if check and done.returncode:
            raise RuntimeError(f"{program} of PostgreSQL failed with {done.returncode}")
        return done


def _unprivileged() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

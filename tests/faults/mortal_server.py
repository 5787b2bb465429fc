"""The real server, in a process group of its own so that it can be killed whole, at any moment."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

STARTS_WITHIN_SECONDS = 60
_WITH_US = '"$@" </dev/null & exec >/dev/null; read -r _; kill -9 0'
"""The server ends with the test run too, however that ends: its group is killed once its input closes."""


class MortalServer:
    """`kiosk serve` over a data folder. `port`: where it listens this time."""

    def __init__(self, data_dir: Path) -> None:
        self.port = 0
        self._log = data_dir.parent / "serve.log"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
        self._environment = environment | {"KIOSK_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns once it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", _WITH_US, "sh", sys.executable, "-m", "kiosk", "serve", "--port", "0"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=self._environment,
                start_new_session=True,
            )
        too_late = threading.Timer(STARTS_WITHIN_SECONDS, self.kill)
        too_late.start()
        assert self._process.stdout
        said = self._process.stdout.readline().decode()
        too_late.cancel()
        if "answers at" not in said:
            raise RuntimeError(f"kiosk serve did not start: {said}{self._log.read_text()}")
        self.port = int(said.rsplit(":", 1)[1])

    def strike(self) -> None:
        """As a power cut would: ends the server and its workers without a word of warning."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)

    def kill(self) -> None:
        """Strikes, if nobody has, and waits until it is over."""
        if self._process is None:
            return
        self.strike()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process = None

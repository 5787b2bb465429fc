"""The production server over a station of the tests' own: `kiosk serve` on a free port of this machine."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STOPS_WITHIN_SECONDS = 30
STARTS_WITHIN_SECONDS = 60
_ANSWERS_AT = "The station answers at "


@contextmanager
def running_server(data_dir: Path, workers: int = 1) -> Iterator[int]:
    """Serves the station in that folder, gives its port, and stops it by its process."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    environment |= {"KIOSK_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "kiosk", "serve", "--port", "0", "--workers", str(workers)]
    with (data_dir.parent / "serve.log").open("w+b") as log:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, env=environment)
        too_late = threading.Timer(STARTS_WITHIN_SECONDS, server.kill)
        too_late.start()
        try:
            assert server.stdout
            said = server.stdout.readline().decode()
            too_late.cancel()
            if not said.startswith(_ANSWERS_AT):
                log.seek(0)
                raise RuntimeError(f"kiosk serve did not start: {said}{log.read().decode()}")
            yield int(said.rsplit(":", 1)[1])
        finally:
            too_late.cancel()
            server.terminate()
            try:
                server.wait(STOPS_WITHIN_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
            server.stdout.close()  # type: ignore[union-attr]

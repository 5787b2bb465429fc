"""The production server over a station of the tests' own: `kiosk serve` on a free port of this machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.leash import on_a_leash

_ANSWERS_AT = "The station answers at "


@contextmanager
def running_server(data_dir: Path, workers: int = 1) -> Iterator[int]:
    """Serves the station in that folder, gives its port, and stops it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    environment |= {"KIOSK_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"}
    log = data_dir.parent / "serve.log"
    with on_a_leash(["serve", "--port", "0", "--workers", str(workers)], environment, log) as server:
        assert server.stdout
        said = server.stdout.readline().decode()
        if not said.startswith(_ANSWERS_AT):
            raise RuntimeError(f"kiosk serve did not start: {said}{log.read_text()}")
        yield int(said.rsplit(":", 1)[1])

"""The sample school as its visitors meet it: the real command and the real server, on a free port."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STOPS_WITHIN_SECONDS = 30


@dataclass(frozen=True)
class Demo:
    """What `kiosk demo --json` said."""

    facts: dict[str, Any]
    folder: Path

    @property
    def url(self) -> str:
        """The address of the server."""
        return str(self.facts["base_url"])

    @property
    def gate(self) -> str:
        """What the code on the first station's poster says."""
        return str(self.facts["stations"][0]["url"])

    def items(self, state: str) -> list[dict[str, Any]]:
        """The first station's tagged items in that state, as they were at the start."""
        code = self.facts["stations"][0]["code"]
        return [
            item
            for item in self.facts["items"]
            if item["state"] == state and item["station"] == code and item["tag"]
        ]

    def tag(self, number: int = 0, state: str = "on_display") -> str:
        """The address on the tag of one of those items."""
        return f"{self.url}/t/{self.items(state)[number]['tag']}"

    def item(self, number: int = 0, state: str = "on_display") -> str:
        """The address of one of those items."""
        return f"{self.url}/items/{self.items(state)[number]['ref']}"


@contextmanager
def running_demo(folder: Path) -> Iterator[Demo]:
    """Starts a sample school in a folder of its own, and stops it by its process."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    environment["KIOSK_DATA_DIR"] = str(folder)
    command = [sys.executable, "-m", "kiosk", "demo", "--json", "--port", "0"]
    with (folder.parent / "demo.log").open("wb") as log:
        demo = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, env=environment)
    assert demo.stdout
    try:
        yield Demo(json.loads(demo.stdout.readline()), folder)
    finally:
        demo.terminate()
        demo.wait(STOPS_WITHIN_SECONDS)
        demo.stdout.close()

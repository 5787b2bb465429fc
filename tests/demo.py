"""The sample school as its visitors meet it: the real command and the real server, on a free port."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.leash import on_a_leash


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
def running_demo(folder: Path, *words: str) -> Iterator[Demo]:
    """Starts a sample school in a folder of its own, and stops it. `words`: further ones of the command."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    environment["KIOSK_DATA_DIR"] = str(folder)
    log = folder.parent / "demo.log"
    with on_a_leash(["demo", "--json", "--port", "0", *words], environment, log) as demo:
        assert demo.stdout
        said = demo.stdout.readline()
        if not said:
            raise RuntimeError(f"kiosk demo did not start: {log.read_text()}")
        yield Demo(json.loads(said), folder)

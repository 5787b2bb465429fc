"""`kiosk demo`: a sample school in an empty home, and what it says of itself to scripts and to people."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from kiosk.domain.codes import is_well_formed
from tests.cli.conftest import Run
from tests.cli.plainly import sentence
from tests.cli.running import PATIENCE_SECONDS, line_of, running

Facts = dict[str, Any]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def facts(home: Path) -> Iterator[Facts]:
    """The first line of a demo, which goes on running."""
    with running(home, "demo", "--json", "--debug", "--port", 0) as process:
        yield json.loads(line_of(process))


def _get(address: str) -> str:
    with urlopen(address, timeout=PATIENCE_SECONDS) as answer:
        return str(answer.read().decode())


def test_it_is_open_when_it_says_so(facts: Facts) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", facts["base_url"])
    assert _get(facts["base_url"] + "/healthz") == "ok\n"
    assert "东门诚信守护站" in _get(facts["base_url"] + "/")


def test_it_shows_the_style_page_when_asked_to(facts: Facts) -> None:
    assert "诚信" in _get(facts["base_url"] + "/styleguide")


def test_the_line_holds_what_scripts_rely_on(facts: Facts) -> None:
    assert set(facts) == {"base_url", "stations", "teacher", "duty_code", "items", "blank_tags"}
    assert [set(station) for station in facts["stations"]] == [{"name", "code", "url"}] * 2
    assert set(facts["teacher"]) == {"username", "password"}
    assert re.fullmatch(r"\d{6}", facts["duty_code"])
    assert all(set(item) == {"ref", "state", "station", "tag"} for item in facts["items"])
    codes = [item["tag"] for item in facts["items"] if item["tag"]] + facts["blank_tags"]
    assert all(map(is_well_formed, codes))
    assert len(set(codes)) == len(codes)
    assert len(facts["blank_tags"]) == 12
    assert {item["station"] for item in facts["items"]} == {each["code"] for each in facts["stations"]}


def test_the_codes_lead_where_they_should(facts: Facts) -> None:
    for station in facts["stations"]:
        assert station["name"] in _get(station["url"])
    shown = next(item for item in facts["items"] if item["state"] == "on_display" and item["tag"])
    assert shown["ref"] in _get(f"{facts['base_url']}/t/{shown['tag']}")


def test_a_second_demo_does_not_sweep_the_first_away(facts: Facts, home: Path) -> None:
    with running(home, "demo", "--port", 0) as second:
        _said, complaint = second.communicate(timeout=PATIENCE_SECONDS)
    assert second.returncode == 1
    assert complaint.decode().startswith("Error: A station is running")
    assert _get(facts["base_url"] + "/healthz") == "ok\n"


def test_started_again_it_begins_afresh_and_tells_people_all_they_need(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "this-is-a-demo").touch()
    (folder / "station.sqlite3").write_text("left over")
    with running(tmp_path, "demo", "--port", 0, KIOSK_DATA_DIR=folder) as process:
        lines = iter(lambda: line_of(process), "Stop it with Ctrl+C.")
        said = "\n".join(lines)
    address = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert address
    assert re.search(rf"{address[0]}/s/\w{{8}}", said)
    assert re.search(r"/sign-in +wang +\S{8,}", said)
    assert re.search(r"/duty +code \d{6}", said)
    assert "█" in said or "▀" in said


def test_it_leaves_a_folder_alone_that_is_not_a_demos(run: Run, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "station.sqlite3").write_text("a real school")
    assert "not the folder of a demo" in sentence(run("demo", "--port", 0))
    assert (data_dir / "station.sqlite3").read_text() == "a real school"


def test_it_refuses_a_port_that_is_none(run: Run) -> None:
    sentence(run("demo", "--port", 65536), exit_code=2)

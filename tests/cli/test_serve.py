"""`kiosk serve`: it serves, it stops well, and it says plainly why it cannot."""

import os
import re
import select
import socket
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from kiosk.cli.serve import warn_of_open_network
from kiosk.cli.serving import Place
from kiosk.config import Config
from tests.cli.conftest import Run
from tests.cli.plainly import sentence
from tests.cli.running import PATIENCE_SECONDS, line_of, running

EVERYWHERE = "0.0.0.0"  # noqa: S104 (named, not bound to)
Served = tuple["subprocess.Popen[bytes]", str]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A station without a school, and where it answers."""
    surroundings = {"KIOSK_DATA_DIR": tmp_path / "data", "FLASK_DEBUG": "1"}
    with running(tmp_path, "serve", "--port", 0, **surroundings) as process:
        said = line_of(process)
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said
        yield process, found[0]


def _get(address: str, path: str) -> bytes:
    with urlopen(address + path, timeout=PATIENCE_SECONDS) as answer:
        return bytes(answer.read())


def test_it_answers_at_the_address_it_prints(served: Served) -> None:
    _process, address = served
    assert _get(address, "/healthz") == b"ok\n"
    assert _get(address, "/readyz") == b"ready\n"


def test_it_has_no_style_page_whatever_the_environment_says(served: Served) -> None:
    """The fixture's environment asks for debug mode."""
    with pytest.raises(HTTPError) as refused:
        _get(served[1], "/styleguide")
    with refused.value as answer:
        assert answer.code == 404


def test_it_says_that_there_is_no_school_yet(served: Served) -> None:
    assert "kiosk init" in line_of(served[0])


@pytest.mark.parametrize("megabytes", [1, 30])
def test_too_much_is_refused_with_a_page_and_not_with_a_broken_connection(
    served: Served, megabytes: int
) -> None:
    _process, address = served
    connection = HTTPConnection("127.0.0.1", urlsplit(address).port, timeout=PATIENCE_SECONDS)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/late", b"a" * megabytes * 1_000_000, headers)
    answer = connection.getresponse()
    assert (answer.status, answer.headers.get_content_type()) == (413, "text/html")
    assert "</html>" in answer.read().decode()
    connection.close()


def test_it_ends_well_when_it_is_told_to(served: Served) -> None:
    process, address = served
    port = urlsplit(address).port
    assert port
    idle = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    idle.request("GET", "/healthz")
    assert idle.getresponse().read() == b"ok\n"
    process.terminate()
    assert process.wait(PATIENCE_SECONDS) == 0
    idle.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)


@pytest.mark.skipif(os.name == "nt", reason="needs /proc")
def test_no_worker_outlives_it(served: Served) -> None:
    process, _address = served
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
    workers = [os.pidfd_open(int(child)) for child in children]
    assert workers
    process.kill()
    process.wait(PATIENCE_SECONDS)
    for worker in workers:
        _wait_for_the_end_of(worker)


def _wait_for_the_end_of(process: int) -> None:
    """`process`: what pidfd_open gave; it becomes readable once the process has ended."""
    ended, _, _ = select.select([process], [], [], PATIENCE_SECONDS)
    os.close(process)
    assert ended


def test_it_refuses_a_port_that_is_taken(run: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"127.0.0.1:{port}" in sentence(run("serve", "--port", port))


@pytest.mark.parametrize(
    ("name", "value"),
    [("KIOSK_BASE_URL", "lost.example"), ("KIOSK_DATABASE_URL_FILE", "/no/such/file")],
)
def test_it_refuses_a_wrong_setting(run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    said = sentence(run("serve", "--port", 0))
    assert name in said or value in said


def test_it_refuses_a_data_folder_that_is_none(run: Run, data_dir: Path) -> None:
    data_dir.write_text("not a folder")
    assert str(data_dir) in sentence(run("serve", "--port", 0))


@pytest.mark.parametrize(
    ("host", "base_url", "warned"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", False),
        ("127.0.0.1", "https://lost.example", False),
        (EVERYWHERE, "https://lost.example", False),
        (EVERYWHERE, "http://127.0.0.1:8000", True),
        ("127.0.0.1", "http://lost.example", True),
        ("192.168.1.20", "http://192.168.1.20:8000", True),
    ],
)
def test_it_warns_in_one_sentence_where_others_could_listen(
    capsys: pytest.CaptureFixture[str], host: str, base_url: str, warned: bool
) -> None:
    warn_of_open_network(Config(base_url=base_url), Place(host, 8000))
    said = capsys.readouterr().err.splitlines()
    assert len(said) == (1 if warned else 0)
    assert all("TLS" in line for line in said)

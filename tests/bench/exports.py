"""The claim log as a file: rows a second beside the least that writes the same cells, and its memory.

The latter in a process of its own: `python -m tests.bench.exports csv|xlsx FOLDER` says it in bytes.
"""

import csv
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from flask import Flask
from werkzeug.test import Client
from xlsxwriter import Workbook

from kiosk.adapters.chance import new_token
from kiosk.adapters.spreadsheets.table import Row
from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.domain.links import digest_of
from kiosk.queries.claim_narrowing import Narrowing
from kiosk.queries.stations import stations_of
from kiosk.services.signing_in import Opening, sign_in
from kiosk.web.app import create_app
from kiosk.web.teachers.export_rows import claims_table, ids_of
from tests.bench.gate import Gate, a_gate
from tests.bench.lab import Lab, Section
from tests.bench.memory import bytes_of
from tests.bench.rounds import Contender, Reading
from tests.bench.talk import WrongAnswer
from tests.bench.years import remember_years
from tests.makers import an_account

FEW, MANY = 3_000, 100_000
_OFFICE = "office"
_COMPARED = (
    f"{FEW:,} claims of three years, each with its thing and sealed claimant, through the whole app in this "
    "process: gathered, noted in the access log, read in batches, put into words. The neighbour has the same "
    "cells in memory and only writes them, by Python's csv or by xlsxwriter with constant_memory."
)


def exports(lab: Lab) -> Section:
    """Rows a second; and in the notes the memory of a long file."""
    with ExitStack() as open_gates:
        gate = open_gates.enter_context(_remembering(lab.room("few"), FEW))
        ask = _asking(gate.station)
        rows = _rows_of(gate)
        bare = lab.room("bare")
        figures = lab.rounds.of(
            [
                Contender("bare csv", "rows", partial(_timed, partial(_bare_csv, rows, bare / "a.csv"))),
                Contender("csv", "rows", partial(_timed, partial(ask, "csv")), ("bare csv",)),
                Contender(
                    "csv with names", "rows", partial(_timed, partial(ask, "csv", names=True)), ("bare csv",)
                ),
                Contender("bare xlsx", "rows", partial(_timed, partial(_bare_xlsx, rows, bare / "a.xlsx"))),
                Contender("xlsx", "rows", partial(_timed, partial(ask, "xlsx")), ("bare xlsx",)),
                Contender(
                    "xlsx with names",
                    "rows",
                    partial(_timed, partial(ask, "xlsx", names=True)),
                    ("bare xlsx",),
                ),
            ]
        )
    return Section("exports", "Exports", _COMPARED, figures, [_memory(lab)])


@contextmanager
def _remembering(folder: Path, claims: int) -> Iterator[Gate]:
    with a_gate(folder) as gate:
        station, moment = gate.station, datetime.now(UTC)
        an_account(station.database, gate.school.id, _OFFICE, role="admin")
        remember_years(station.database, station.vault, gate.school, claims, claims // 5, moment)
        yield gate


def _asking(station: Station) -> Callable[..., int]:
    """Asks as the office, whose session this is; the answer is read as it comes, and thrown away."""
    app, token = create_app(station), new_token()
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(station.database, _OFFICE, lambda _hash: True, Opening(digest_of(token)), station.clock())
    client = Client(partial(Flask.wsgi_app, app))
    client.set_cookie("staff", token, domain="127.0.0.1")

    def ask(kind: str, *, names: bool = False) -> int:
        fields = {"format": kind, "reason": "bench", "watched": "1"} if names else None
        address = "/teacher/claims/export" if names else f"/teacher/claims.{kind}?watched=1"
        method = "POST" if names else "GET"
        answer = client.open(address, method=method, data=fields, base_url="http://127.0.0.1")
        last, size = b"", 0
        for part in answer.iter_encoded():
            last, size = part, size + len(part)
        answer.close()
        if not last.endswith(b"end\n"):
            raise WrongAnswer("the file is not whole")
        return size

    return ask


def _rows_of(gate: Gate) -> list[Row]:
    with create_app(gate.station).test_request_context():
        with gate.station.database.read() as connection:
            stations = {each.id: each for each in stations_of(connection, gate.school.id)}
        ids = ids_of(gate.school.station_ids, Narrowing())
        table = claims_table(ids, stations, "Asia/Shanghai", names=False)
        return [row for batch in table.batches for row in batch]


def _timed(act: Callable[[], object]) -> Reading:
    begun = time.perf_counter()
    act()
    return Reading(FEW, time.perf_counter() - begun)


def _bare_csv(rows: list[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def _bare_xlsx(rows: list[Row], path: Path) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    looks = {"remove_timezone": True, "default_date_format": "yyyy-mm-dd hh:mm"}
    with Workbook(str(path), {**options, **looks, "tmpdir": str(path.parent)}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def _memory(lab: Lab) -> str:
    folder, count = lab.room("many"), lab.count(MANY)
    with _remembering(folder, count):
        pass
    (csv_more, csv_whole), (xlsx_more, xlsx_whole) = (_peak(kind, folder) for kind in ("csv", "xlsx"))
    return (
        f"{count:,} claims with names (goal: under 150 MB of memory): the process grows by {csv_more:.0f} MB "
        f"for CSV and by {xlsx_more:.0f} MB for XLSX above a station that just started; with all that it is "
        f"made of it then has {csv_whole:.0f} and {xlsx_whole:.0f} MB."
    )


def _peak(kind: str, folder: Path) -> tuple[float, float]:
    """MB above idle, and of the whole process."""
    command = [sys.executable, "-m", "tests.bench.exports", kind, str(folder)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=300).stdout.split()
    return int(said[0]) / 1e6, int(said[1]) / 1e6


def main(kind: str, folder: Path) -> None:
    """Idle is when all modules are loaded and nobody asked for anything yet."""
    ask = _asking(started(Config(data_dir=folder)))
    idle = bytes_of("VmRSS")
    ask(kind, names=True)
    peak = bytes_of("VmHWM")
    print(peak - idle, peak)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

"""One run of Lighthouse over one page, with its own default throttling, and what it said."""

import json
import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import click

from tests.bench.lighthouse.instruments import Instruments
from tests.chromium import FLAGS

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
MEASURES = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "speed-index": "SI",
    "total-byte-weight": "bytes",
}
_RUN_SECONDS = 75
_TRIES = 3
"""A busy machine now and then loses the beginning of a page; Lighthouse then asks to be run again."""


class NotMeasured(click.ClickException):
    """Lighthouse gave no figures; its reason."""


@dataclass(frozen=True)
class Visit:
    """A page to open. `cookie`: what the browser sends along, if it was somewhere before."""

    name: str
    url: str
    cookie: str = ""


@dataclass(frozen=True)
class Reading:
    """What one run said.

    `scores`: 0–100 by category; `measures`: milliseconds, a number for CLS, bytes; `requests`: how many;
    `speed`: Lighthouse's benchmark of this machine; `wanting`: what cost a point, in Lighthouse's words.
    """

    scores: dict[str, int]
    measures: dict[str, float]
    requests: int
    speed: float
    wanting: list[str]


def measured(needed: Instruments, visit: Visit, *, desktop: bool = False) -> Reading:
    """Opens the page in a browser that knows nothing yet. Raises NotMeasured."""
    for _again in range(_TRIES - 1):
        with suppress(NotMeasured):
            return _measured(needed, visit, desktop=desktop)
    return _measured(needed, visit, desktop=desktop)


def _measured(needed: Instruments, visit: Visit, *, desktop: bool) -> Reading:
    report = json.loads(_run(needed, visit, desktop=desktop))
    if error := report.get("runtimeError"):
        raise NotMeasured(f"{visit.name}: {error['message']}")
    return _reading(report)


def _run(needed: Instruments, visit: Visit, *, desktop: bool) -> bytes:
    command = [
        needed.node,
        str(needed.lighthouse),
        visit.url,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
    ]
    command += [f"--chrome-flags={' '.join(('--headless', *FLAGS))}", "--no-enable-error-reporting"]
    command += ["--disable-full-page-screenshot", *(["--preset=desktop"] if desktop else [])]
    command += [f"--extra-headers={json.dumps({'Cookie': visit.cookie})}"] if visit.cookie else []
    running = subprocess.Popen(
        command,
        env={**os.environ, "CHROME_PATH": needed.chromium},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        said, complaints = running.communicate(timeout=_RUN_SECONDS)
    except subprocess.TimeoutExpired as late:
        raise NotMeasured(f"{visit.name}: no answer within {_RUN_SECONDS} s") from late
    finally:
        _end(running)
    if running.returncode:
        raise NotMeasured(f"{visit.name}: {complaints.decode()[-1500:]}")
    return said


def _end(running: "subprocess.Popen[bytes]") -> None:
    """Nothing of it stays, its browser neither, also when it is given up half way."""
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def _reading(report: dict[str, Any]) -> Reading:
    audits = report["audits"]
    return Reading(
        scores={key: round(report["categories"][key]["score"] * 100) for key in CATEGORIES},
        measures={key: audits[key]["numericValue"] for key in MEASURES},
        requests=len(audits["network-requests"]["details"]["items"]),
        speed=report["environment"]["benchmarkIndex"],
        wanting=[_wanting(audits[each]) for each in _below_the_best(report)],
    )


def _below_the_best(report: dict[str, Any]) -> list[str]:
    """The audits that weigh something and found something."""
    weighed = [
        each for key in CATEGORIES for each in report["categories"][key]["auditRefs"] if each["weight"]
    ]
    scores = {each["id"]: report["audits"][each["id"]]["score"] for each in weighed}
    return [name for name, score in scores.items() if score is not None and score < 1]


def _wanting(audit: dict[str, Any]) -> str:
    shown = str(audit.get("displayValue", "")).replace("\xa0", " ")
    return f"{audit['title']}{f' ({shown})' if shown else ''}"

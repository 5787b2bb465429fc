"""Time arrives as an argument: one module asks what time it is, and nothing waits for it to pass."""

import ast

from tests.house.reading import ROOT, called, modules, tree

ASKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}
OF_A_CLOCK = {"datetime", "date", "time"}
MAY_ASK = {
    "kiosk/adapters/clock.py": "the clock",
    "kiosk/adapters/photos/whole_files.py": "compares with the times that the disk gave its files",
}
WAITS = {"sleep", "wait_for_timeout"}


def asking(call: ast.Call) -> bool:
    """Whether a call asks the machine for the time: `datetime.now()`, `time.time()`, `date.today()`."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return name in OF_A_CLOCK and called(call) in ASKS


def test_only_the_clock_knows_what_time_it_is() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and asking(node)
    }
    assert found == set(MAY_ASK)


def test_nothing_sleeps() -> None:
    """Only a measurement may: it is no test, and must leave the machine to what it measures."""
    sleeping = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in [*modules(), *modules("tests")]
        if path.parent.name != "bench"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and called(node) in WAITS
    ]
    assert sleeping == []

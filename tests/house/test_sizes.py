"""Growth makes files, not longer files."""

import ast
from functools import cache
from pathlib import Path
from statistics import median

from tests.house.reading import ROOT, modules, tree

FILE_AT_MOST = 400
FUNCTION_AT_MOST = 50
GENERATED = {"kiosk/migrations/versions"}
WRITTEN = ("*.py", "*.html", "*.css", "*.js")


def written() -> list[Path]:
    """Everything that people wrote and people read."""
    folders = [ROOT / name for name in ("kiosk", "tests", "templates", "static")]
    files = [file for folder in folders for pattern in WRITTEN for file in folder.rglob(pattern)]
    return [file for file in files if file.parent.relative_to(ROOT).as_posix() not in GENERATED]


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


@cache
def functions() -> dict[str, int]:
    """The length of every function, its decorators and its docstring included."""
    return {
        f"{path.relative_to(ROOT)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in written()
        if path.suffix == ".py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_file_is_longer_than_a_file_should_be() -> None:
    assert {
        str(path.relative_to(ROOT)): lines(path) for path in written() if lines(path) > FILE_AT_MOST
    } == {}


def test_no_function_is_longer_than_a_screen() -> None:
    assert {name: length for name, length in functions().items() if length > FUNCTION_AT_MOST} == {}


def test_most_files_and_functions_are_short() -> None:
    ours = set(modules()) & set(written())
    assert median(map(lines, ours)) <= 90
    lengths = sorted(length for name, length in functions().items() if name.startswith("kiosk/"))
    assert median(lengths) <= 10
    assert lengths[len(lengths) * 9 // 10] <= 25

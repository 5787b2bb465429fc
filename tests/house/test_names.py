"""Rooms are named for what they are for, say so themselves, and the version stands in one place."""

import ast
import re
from pathlib import Path

import kiosk
from tests.house.reading import ROOT, calls, modules, tree

NAMELESS = re.compile(r"(^|_)(utils?|helpers?|common|misc|tools|stuff|lib|core|shared|managers?)(_|$)")
WHERE_A_VERSION_COULD_HIDE = (
    "pyproject.toml",
    "README.md",
    "Makefile",
    "kiosk",
    "templates",
    "static",
    "docs",
)
TEXT = {".py", ".toml", ".md", ".html", ".js", ".css", ".po", ""}


def files(*names: str) -> list[Path]:
    """The files of text below folders, or the files themselves."""
    found = [ROOT / name for name in names]
    deep = [path for each in found for path in ([each] if each.is_file() else each.rglob("*"))]
    return [path for path in deep if path.is_file() and path.suffix in TEXT]


def test_no_room_has_a_name_into_which_anything_fits() -> None:
    parts = {
        part.removesuffix(path.suffix)
        for path in files("kiosk", "tests", "templates", "static")
        for part in path.relative_to(ROOT).parts
    }
    assert {part for part in parts if NAMELESS.search(part)} == set()


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in [*modules(), *modules("tests")]
        if len(ast.get_docstring(tree(path)) or "") < 10
    ]
    assert silent == []


def test_the_version_stands_in_one_place() -> None:
    version = re.compile(rf"(?<![\d.]){re.escape(kiosk.__version__)}(?![\d.])")
    places = [
        str(path.relative_to(ROOT))
        for path in files(*WHERE_A_VERSION_COULD_HIDE)
        if version.search(path.read_text("utf-8", errors="ignore"))
    ]
    assert places == ["kiosk/__init__.py"]


def test_nothing_prints_but_the_commands() -> None:
    printing = [
        str(path.relative_to(ROOT))
        for path in modules()
        if any(isinstance(call.func, ast.Name) for call in calls(tree(path), "print", "breakpoint"))
    ]
    assert [path for path in printing if not path.startswith("kiosk/cli/")] == []

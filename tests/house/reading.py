"""Reads the station's own code and templates, for the tests about them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"


@cache
def tree(path: Path) -> ast.Module:
    """A module of ours as a syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def modules(folder: str = "kiosk") -> list[Path]:
    """Every module below a folder of the repository."""
    return sorted((ROOT / folder).rglob("*.py"))


def templates() -> list[str]:
    """The name of every template."""
    return sorted(file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.html"))


def template_source(name: str) -> str:
    """A template as it was written."""
    return (TEMPLATES / name).read_text("utf-8")


def template_language() -> Environment:
    """Jinja as the app sets it up; enough for reading templates, not for rendering them."""
    return Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)


def calls(root: ast.AST, *names: str) -> Iterator[ast.Call]:
    """Every call of a function or method with one of the names."""
    for node in ast.walk(root):
        if isinstance(node, ast.Call) and called(node) in names:
            yield node


def called(call: ast.Call) -> str:
    """The last part of what is called: `get` for `families.get(…)`."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def texts(root: ast.AST) -> Iterator[str]:
    """Every string that stands in the code, docstrings included."""
    for node in ast.walk(root):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value

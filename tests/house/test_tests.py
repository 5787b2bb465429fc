"""A test that does not run proves nothing: every test is found, and every other function is used."""

import ast
from collections import Counter
from pathlib import Path

from tests.house.reading import ROOT, called, modules, tree

EXPECTING = {"raises", "fail", "expect"}
FOUND_BY_NAME = {"pytest_configure"}
ROOMS = ("adapters", "cli", "domain", "models", "services", "web")


def is_fixture(node: ast.FunctionDef) -> bool:
    return any("fixture" in ast.unparse(decorator) for decorator in node.decorator_list)


def functions(path: Path) -> list[ast.FunctionDef]:
    """The functions at the top of a module."""
    return [node for node in tree(path).body if isinstance(node, ast.FunctionDef)]


def mentions(path: Path) -> Counter[str]:
    """How often each name is read in a module, or imported from it, but for where it is defined."""
    names: Counter[str] = Counter()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name):
            names[node.id] += 1
        elif isinstance(node, ast.Attribute):
            names[node.attr] += 1
        elif isinstance(node, ast.ImportFrom):
            names.update(alias.name for alias in node.names)
    return names


def test_a_test_is_in_a_file_that_is_looked_into() -> None:
    lost = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in modules("tests")
        if not path.name.startswith("test_")
        for node in functions(path)
        if node.name.startswith("test")
    ]
    assert lost == []


def test_a_function_that_is_no_test_is_used() -> None:
    used = sum(map(mentions, modules("tests")), Counter[str]())
    idle = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in modules("tests")
        for node in functions(path)
        if not node.name.startswith("test_") and not is_fixture(node)
        if not used[node.name] and node.name not in FOUND_BY_NAME
    ]
    assert idle == []


def test_a_test_can_fail() -> None:
    """It asserts, or expects an exception, itself or in a function of ours that it calls."""
    known = {node.name: node for path in modules("tests") for node in functions(path)}
    toothless = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in modules("tests")
        for node in functions(path)
        if node.name.startswith("test_") and not _bites(node, known, set())
    ]
    assert toothless == []


def _bites(function: ast.FunctionDef, known: dict[str, ast.FunctionDef], seen: set[str]) -> bool:
    if any(isinstance(node, ast.Assert) for node in ast.walk(function)):
        return True
    asked = {called(node) for node in ast.walk(function) if isinstance(node, ast.Call)} - seen
    if asked & EXPECTING:
        return True
    return any(_bites(known[name], known, seen | asked) for name in asked & set(known))


def test_every_room_is_mirrored() -> None:
    assert [room for room in ROOMS if not modules(f"tests/{room}")] == []

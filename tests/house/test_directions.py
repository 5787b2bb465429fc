"""Who may know whom: cli, wsgi → bootstrap; web → services | queries → models → domain."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.reading import ROOT, calls, modules, tree

MAY_KNOW: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"cli"},
    "adapters": {"adapters", "domain", "locale", "migrations"},
    "bootstrap": {"adapters", "config"},
    "cli": {
        "adapters",
        "bootstrap",
        "cli",
        "config",
        "domain",
        "paths",
        "queries",
        "sample",
        "services",
        "wsgi",
    },
    "config": set(),
    "domain": {"domain"},
    "locale": set(),
    "migrations": {"models"},
    "models": {"domain", "models"},
    "paths": set(),
    "queries": {"domain", "models", "queries"},
    "sample": {"adapters", "domain", "queries", "sample", "services"},
    "services": {"domain", "models", "services"},
    "web": {"adapters", "config", "domain", "locale", "paths", "queries", "services", "web"},
    "wsgi": {"adapters", "bootstrap", "config", "web"},
}
MAY_NAME_IN_TYPES = {"services": {"adapters"}, "web": {"bootstrap"}, "sample": {"bootstrap"}}
"""Parts that are handed in: known to the type checker, never imported when running."""

OUTSIDE = {
    "flask": {"web"},
    "flask_babel": {"web"},
    "flask_login": {"web"},
    "flask_wtf": {"web"},
    "flask_compress": {"web"},
    "werkzeug": {"web"},
    "jinja2": {"web"},
    "sqlalchemy": {"adapters", "bootstrap", "cli", "migrations", "models", "queries", "services", "web"},
    "alembic": {"adapters", "migrations"},
    "apprise": {"adapters"},
    "granian": {"cli"},
    "click": {"cli"},
    "cryptography": {"adapters", "bootstrap", "cli", "web"},
    "filelock": {"adapters", "cli"},
    "limits": {"adapters"},
    "reportlab": {"adapters"},
    "secrets": {"adapters", "bootstrap", "sample"},
    "random": {"sample"},
    "requests": {"adapters"},
    "socket": {"adapters", "cli"},
    "subprocess": {"adapters"},
}
"""Where a part from elsewhere may be known; what is not listed is known anywhere but in domain/."""

ONLY = {
    ("web", "sqlalchemy"): {"Connection"},
    ("web", "cryptography"): {"InvalidToken"},
    ("cli", "sqlalchemy"): {"SQLAlchemyError"},
}
"""The one name that a room needs of a part: to pass it on, or to catch it."""

DOMAIN_MAY_KNOW = {
    "abc", "base64", "collections", "csv", "dataclasses", "datetime", "difflib", "enum", "functools",
    "hashlib", "hmac", "itertools", "phonenumbers", "re", "typing", "unicodedata", "urllib", "zoneinfo",
}  # fmt: skip
HANDED_IN = ("Database", "GroupCommit", "Limiter", "PhotoFolder", "Vault", "create_engine")
WRITES = {"delete", "insert", "text", "update"}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "kiosk").parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module that a file imports, and whether only for the type checker."""
    root = tree(path)
    for_types = {
        id(node)
        for block in ast.walk(root)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for part in block.body
        for node in ast.walk(part)
    }
    for node in ast.walk(root):
        if isinstance(node, ast.ImportFrom):
            within = node.module == "kiosk"
            names = [f"kiosk.{each.name}" for each in node.names] if within else [_absolute(path, node)]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        else:
            continue
        for name in names:
            yield name, id(node) in for_types


def _absolute(path: Path, node: ast.ImportFrom) -> str:
    """The module that is meant, also where it is named from beside."""
    if not node.level:
        return node.module or ""
    package = path.relative_to(ROOT).parts[: -node.level]
    return ".".join((*package, *filter(None, [node.module])))


def ours() -> Iterator[tuple[str, str, bool]]:
    """Where each import of ours stands, the room it leads to, and whether only for types."""
    for path in modules():
        for name, for_types in imported(path):
            if name.startswith("kiosk.") and name != "kiosk.__version__":
                yield f"{path.relative_to(ROOT)}", name.split(".")[1], for_types


def test_every_room_has_its_rule() -> None:
    assert {room_of(path) for path in modules()} == set(MAY_KNOW)


def test_every_import_goes_in_the_direction_of_the_house() -> None:
    wrong = [
        f"{where} knows {known}"
        for where, known, for_types in ours()
        if known not in MAY_KNOW[room_of(ROOT / where)]
        and not (for_types and known in MAY_NAME_IN_TYPES.get(room_of(ROOT / where), ()))
    ]
    assert wrong == []


def test_the_rules_name_nothing_that_is_gone() -> None:
    used = {(room_of(ROOT / where), known) for where, known, _ in ours()}
    allowed = {(room, known) for room, known_ones in MAY_KNOW.items() for known in known_ones}
    assert allowed - used == set()


def test_looking_and_doing_do_not_know_each_other() -> None:
    assert "queries" not in MAY_KNOW["services"]
    assert "services" not in MAY_KNOW["queries"]


@pytest.mark.parametrize("part", OUTSIDE)
def test_a_part_from_elsewhere_stays_in_its_room(part: str) -> None:
    rooms = {room_of(path) for path in modules() for name, _ in imported(path) if name.split(".")[0] == part}
    assert rooms <= OUTSIDE[part]


@pytest.mark.parametrize(("room", "part"), ONLY)
def test_a_room_takes_no_more_of_a_part_than_it_needs(room: str, part: str) -> None:
    taken = {
        each.name
        for path in modules(f"kiosk/{room}")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == part
        for each in node.names
    }
    assert taken <= ONLY[room, part]


def test_the_domain_would_be_true_on_paper() -> None:
    known = {name.split(".")[0] for path in modules("kiosk/domain") for name, _ in imported(path)} - {"kiosk"}
    assert known <= DOMAIN_MAY_KNOW
    assert [
        path.name for path in modules("kiosk/domain") if any(calls(tree(path), "open", "input", "print"))
    ] == []


def test_only_bootstrap_joins_the_parts() -> None:
    makers = {
        room_of(path)
        for path in modules()
        if any(calls(tree(path), *HANDED_IN)) and room_of(path) != "adapters"
    }
    assert makers == {"bootstrap"}


def test_queries_never_write() -> None:
    writing = [
        (path.name, each.name)
        for path in modules("kiosk/queries")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for each in node.names
        if each.name in WRITES
    ]
    assert writing == []


@pytest.mark.parametrize("room", ["models", "queries", "services", "web"])
def test_no_leaf_commits(room: str) -> None:
    leaves = [
        f"{path.name}:{call.lineno}"
        for path in modules(f"kiosk/{room}")
        for call in calls(tree(path), "commit", "rollback", "begin")
    ]
    assert leaves == []

"""The access log is written at one place and changed at none."""

import ast
import re

from tests.house.reading import ROOT, calls, modules, texts, tree

_WRITER = "kiosk/services/access_log.py"
_MIGRATIONS = "kiosk/migrations/"


def _touching(*names: str) -> set[str]:
    """The modules that call one of these functions with the log's table."""
    return {
        str(path.relative_to(ROOT))
        for path in modules()
        for call in calls(tree(path), *names)
        for argument in call.args[:1]
        if any(isinstance(node, ast.Name) and node.id == "AccessEntry" for node in ast.walk(argument))
    }


def test_one_module_appends_and_none_changes_or_deletes() -> None:
    assert _touching("insert") == {_WRITER}
    assert _touching("update", "delete") == set()


def test_no_statement_in_words_reaches_the_log() -> None:
    written = re.compile(r"(?i)\b(update|delete|insert|drop|truncate)\b.*access_entry")
    found = [
        str(path.relative_to(ROOT))
        for path in modules()
        if not str(path.relative_to(ROOT)).startswith(_MIGRATIONS)
        and any(written.search(text) for text in texts(tree(path)))
    ]
    assert found == []

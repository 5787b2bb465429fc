"""Every reason for a refusal has a sentence, and every sentence a reason."""

import ast
import re
from collections.abc import Iterator

from kiosk.adapters.photos.refusals import PhotoRefused
from kiosk.domain.tag_life import TagCondition
from kiosk.web.sentences import reasons
from tests.house.reading import ROOT, calls, modules, texts, tree

_REASON = re.compile(r"[a-z]+(_[a-z]+)+")
_SENTENCES = ROOT / "kiosk" / "web" / "sentences.py"
_UNBINDABLE = set(TagCondition) - {TagCondition.BLANK}


def _values(node: ast.AST | None) -> Iterator[str]:
    """The strings that an expression may come to, whichever way its conditions fall."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _values(node.body)
        yield from _values(node.orelse)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _values(value)
    elif isinstance(node, ast.Tuple):
        for value in node.elts:
            yield from _values(value)


def _given(module: ast.Module) -> Iterator[str]:
    """The reasons that a module gives: handed to a refusal or a sentence, returned, or kept for either."""
    if not any(calls(module, "FormRefused", "sentence")):
        return
    for node in ast.walk(module):
        if isinstance(node, ast.Return | ast.Assign):
            yield from _values(node.value)
    for call in calls(module, "FormRefused", "sentence"):
        yield from (value for argument in call.args for value in _values(argument))


def _photo_reasons() -> set[str]:
    return {refusal.reason for refusal in PhotoRefused.__subclasses__()}


def test_every_reason_has_a_sentence() -> None:
    given = {
        reason
        for path in modules()
        if path != _SENTENCES
        for reason in _given(tree(path))
        if _REASON.fullmatch(reason)
    }
    assert len(given) > 20
    assert given - reasons() == set()


def test_every_broken_photo_has_a_sentence() -> None:
    assert _photo_reasons() - reasons() == set()


def test_every_tag_that_cannot_be_bound_has_a_sentence() -> None:
    assert {f"tag_{condition}" for condition in _UNBINDABLE} - reasons() == set()


def test_every_sentence_is_said_by_something() -> None:
    in_code = {text for path in modules() if path != _SENTENCES for text in texts(tree(path))}
    of_tags = {f"tag_{condition}" for condition in _UNBINDABLE}
    assert reasons() - in_code - _photo_reasons() - of_tags == set()

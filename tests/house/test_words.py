"""Chinese first, English complete: no sentence is missing, half done, left over or broken."""

import ast
import re

from babel.messages.catalog import Message
from babel.messages.mofile import read_mo

from tests import words
from tests.house.reading import ROOT, calls, modules, tree

_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_TAG = re.compile(r"<[a-zA-Z/]")


def _written() -> list[Message]:
    return list(words.sentences(words.read(words.CATALOGUE)))


def _all_texts(message: Message) -> list[str]:
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    return [*english, words.translation(message)]


def _odd(text: str) -> bool:
    return "%" in _PLACEHOLDER.sub("", text)


def _by_sentence(messages: list[Message]) -> dict[str, str]:
    return {words.singular(message): words.translation(message) for message in messages}


def test_the_catalogue_holds_what_is_said_and_nothing_else() -> None:
    said = {message.id for message in words.said()}
    written = {message.id for message in _written()}
    assert said - written == set(), "said, but not in the catalogue: run make words"
    assert written - said == set(), "in the catalogue, but said nowhere: run make words"


def test_every_sentence_has_its_chinese() -> None:
    assert [words.singular(message) for message in _written() if not words.translation(message)] == []
    assert [words.singular(message) for message in _written() if message.fuzzy] == []


def test_chinese_is_chinese() -> None:
    nothing_but_marks = {"%(colour)s %(kind)s"}
    the_other_language = {"中文"}
    plain = [
        words.singular(message)
        for message in _written()
        if not _CHINESE.search(words.translation(message))
        and words.singular(message) not in nothing_but_marks | the_other_language
    ]
    assert plain == []


def test_no_percent_sign_is_left_alone() -> None:
    alone = [words.singular(message) for message in _written() if any(map(_odd, _all_texts(message)))]
    assert alone == []


def test_both_languages_have_the_same_placeholders() -> None:
    uneven = [
        words.singular(message)
        for message in _written()
        if len({frozenset(_PLACEHOLDER.findall(text)) for text in _all_texts(message)}) > 1
    ]
    assert uneven == []


def test_no_words_carry_html() -> None:
    marked = [words.singular(message) for message in _written() if any(map(_TAG.search, _all_texts(message)))]
    assert marked == []


def test_programs_read_the_same_words_as_people() -> None:
    with words.COMPILED.open("rb") as file:
        compiled = list(words.sentences(read_mo(file)))
    assert _by_sentence(compiled) == _by_sentence(_written()), "run make words"


def test_make_words_would_change_nothing() -> None:
    assert words.written(words.translated([words.CATALOGUE])) == words.CATALOGUE.read_bytes()


def test_every_sentence_stands_where_the_tool_can_find_it() -> None:
    """A sentence handed over in a variable would be gathered by nobody and stay English for ever."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in modules()
        for call in calls(tree(path), "_", "gettext", "lazy_gettext", "ngettext")
        if not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert hidden == []

"""Templates say nothing on their own, decide nothing, and none is left over."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from jinja2 import nodes
from jinja2.meta import find_referenced_templates

from tests.house.reading import calls, modules, template_language, template_source, templates, texts, tree

_TRANSLATES = {"_", "ngettext"}
_READABLE = {"alt", "title", "placeholder", "aria-label", "aria-description", "label", "summary"}
_READABLE_START = re.compile(r"data-(busy|say|label|text|confirm)")
_SENTENCE = re.compile(r"[\u4e00-\u9fff]|^[A-Z][a-z]|[a-z] [a-z]+ [a-z]|[.!?…]$")
_TAGS = {
    "extends",
    "block",
    "include",
    "from",
    "import",
    "macro",
    "call",
    "set",
    "with",
    "if",
    "elif",
    "else",
    "for",
}
_EXPRESSION = "\x00"
_CLASS_BLOCK = re.compile(r"{%-? block \w*class %}[\w -]*{%-? endblock %}")
_ATTRIBUTES = re.compile(r"(\s*[a-z-]+=\"[^\"]*\")+\s*")
_CODE = re.compile(r"[2-9A-Z]{4} [2-9A-Z]{4}")


class _Page(HTMLParser):
    """What a reader would be told that no translator saw, and what the browser would run in place."""

    def __init__(self) -> None:
        super().__init__()
        self.bare: list[str] = []
        self.inline: list[str] = []
        self._script = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self._script = tag if tag in {"script", "style"} else ""
        readable = {name for name in given if name in _READABLE or _READABLE_START.match(name)}
        if tag == "input" and given.get("type") in {"submit", "button", "reset"}:
            readable.add("value")
        if tag == "meta" and given.get("name") == "description":
            readable.add("content")
        self.bare += [f"{name}={given[name]}" for name in readable if _has_letters(given[name])]
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)
        self.inline += [value for value in given.values() if value.strip().lower().startswith("javascript:")]

    def handle_endtag(self, tag: str) -> None:
        self._script = ""

    def handle_data(self, data: str) -> None:
        if _ATTRIBUTES.fullmatch(data):  # a macro that writes the inside of a tag
            self.handle_starttag("", [*re.findall(r"([a-z-]+)=\"([^\"]*)\"", data)])
        elif _has_letters(data):
            (self.inline if self._script else self.bare).append(data.strip())


def _has_letters(text: str) -> bool:
    """Whether there is anything to translate; an example of a code is not."""
    return any(character.isalpha() for character in _CODE.sub("", text))


def _as_html(source: str) -> str:
    """A template with every expression as one mark, and without its statements and comments."""
    kept = []
    for _line, kind, value in template_language().lex(_CLASS_BLOCK.sub("", source)):
        if kind == "data":
            kept.append(value)
        elif kind == "variable_begin":
            kept.append(_EXPRESSION)
    return "".join(kept)


def _read(source: str) -> _Page:
    page = _Page()
    page.feed(_as_html(source))
    page.close()
    return page


def _untranslated(node: nodes.Node) -> Iterator[str]:
    """Strings inside expressions that nobody hands to a translation."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in _TRANSLATES:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from _untranslated(child)


def _parsed(name: str) -> nodes.Template:
    return template_language().parse(template_source(name))


def _named_by_code() -> set[str]:
    """The templates that views ask for: by name, or by their last name through a face's own `page`."""
    named = set()
    for path in modules("kiosk/web"):
        named |= {text for text in texts(tree(path)) if text.endswith(".html")}
        for call in calls(tree(path), "page"):
            if call.args and isinstance(call.args[0], ast.Constant):
                named.add(f"{path.parent.name}/{call.args[0].value}.html")
    return {name for name in named if re.fullmatch(r"[a-z/_]+\.html", name)}


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hello</p>",
        "<p>{{ _('Good') }} morning</p>",
        "{% if early %}morning{% endif %}",
        '<img alt="a cup" src="{{ photo }}">',
        '<input type="submit" value="Send">',
        '<b{% if early %} title="morning"{% endif %}>',
    ],
)
def test_the_reader_sees_a_bare_word(source: str) -> None:
    assert _read(source).bare


@pytest.mark.parametrize(
    "source",
    [
        '<p style="color: red">',
        '<p onclick="go()">',
        "<script>go()</script>",
        "<style>p { color: red }</style>",
        '<a href="javascript:go()">',
    ],
)
def test_the_reader_sees_what_would_run(source: str) -> None:
    assert _read(source).inline


@pytest.mark.parametrize("name", templates())
def test_no_word_stands_bare(name: str) -> None:
    assert _read(template_source(name)).bare == []


@pytest.mark.parametrize("name", templates())
def test_no_sentence_hides_in_an_expression(name: str) -> None:
    assert [text for text in _untranslated(_parsed(name)) if _SENTENCE.search(text)] == []


@pytest.mark.parametrize("name", templates())
def test_nothing_runs_in_place(name: str) -> None:
    assert _read(template_source(name)).inline == []


@pytest.mark.parametrize("name", templates())
def test_sentences_stand_where_the_tool_can_find_them(name: str) -> None:
    handed_over = [
        call.args[0]
        for call in _parsed(name).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in _TRANSLATES
    ]
    assert [text for text in handed_over if not isinstance(text, nodes.Const)] == []


@pytest.mark.parametrize("name", templates())
def test_there_is_no_logic_beyond_if_and_for(name: str) -> None:
    tokens = list(template_language().lex(template_source(name)))
    tags = {
        next(value for _line, kind, value in tokens[start + 1 :] if kind == "name")
        for start, (_line, kind, _value) in enumerate(tokens)
        if kind == "block_begin"
    }
    assert {tag for tag in tags if tag not in _TAGS and not tag.startswith("end")} == set()


def test_every_template_is_used() -> None:
    used, coming = set(), _named_by_code() & set(templates())
    while coming:
        name = coming.pop()
        used.add(name)
        coming |= {other for other in find_referenced_templates(_parsed(name)) if other} - used
    assert set(templates()) - used == set()


def test_every_template_that_is_asked_for_is_there() -> None:
    included = {other for name in templates() for other in find_referenced_templates(_parsed(name))}
    assert (included | _named_by_code()) - set(templates()) == set()

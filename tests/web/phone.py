"""A visitor's browser without JavaScript: it keeps cookies, follows redirects, sends forms as they stand."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse


@dataclass
class HtmlForm:
    """A form. `fields`: what it would send untouched; `choices`: a select's or radio's values by name."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[HtmlForm] = []
        self._form: HtmlForm | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = HtmlForm(has.get("action", ""), has.get("method", "get").upper())
            self.forms.append(self._form)
        elif self._form is not None and tag in {"input", "select", "textarea"} and has.get("name"):
            self._control(self._form, tag, has)
        elif self._form is not None and tag == "option" and self._select:
            self._form.choices[self._select].append(has["value"])
            if "selected" in has:
                self._form.fields[self._select] = has["value"]

    def _control(self, form: HtmlForm, tag: str, has: dict[str, str]) -> None:
        name, kind = has["name"], has.get("type", "text")
        form.names.add(name)
        if tag == "select":
            self._select = name
            form.choices[name] = []
            form.fields[name] = ""
        elif kind in {"checkbox", "radio"}:
            form.choices.setdefault(name, []).append(has.get("value", "on"))
            if "checked" in has:
                form.fields[name] = has.get("value", "on")
        else:
            form.fields[name] = has.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "form":
            self._form = None


def forms_in(html: str) -> list[HtmlForm]:
    """The forms of a page."""
    reader = _Forms()
    reader.feed(html)
    return reader.forms


class Page:
    """What a visitor sees after a tap, whatever redirects were between."""

    def __init__(self, response: TestResponse, language: str) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.get_data(as_text=True)
        self.address = response.request.path
        self._language = language

    @cached_property
    def text(self) -> str:
        """Its words, without tags, gaps made even."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html)).split())

    @property
    def title(self) -> str:
        """Its heading."""
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.html, re.DOTALL)
        return unescape(found[1]).strip() if found else ""

    def says(self, chinese: str, english: str) -> bool:
        """Whether it has this sentence in the visitor's language, and not in the other."""
        right, wrong = (chinese, english) if self._language == "zh" else (english, chinese)
        return right in self.text and wrong not in self.text

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return [unescape(link) for link in re.findall(r'<a\b[^>]*\shref="([^"]*)"', self.html)]

    @cached_property
    def forms(self) -> list[HtmlForm]:
        """Its forms."""
        return forms_in(self.html)

    def form(self, ending: str = "") -> HtmlForm:
        """The POST form whose action ends so; there must be one."""
        found = [form for form in self.forms if form.method == "POST" and form.action.endswith(ending)]
        assert found, f"no form to …{ending} on {self.address}: {self.text[:200]}"
        return found[0]

    @property
    def asks(self) -> bool:
        """Whether the three lines of a claim can be filled in here."""
        return any({"name", "class_name", "contact"} <= form.names for form in self.forms)


class Phone:
    """A browser in a language of its own, with its own cookies."""

    def __init__(self, app: Flask, language: str = "zh", origin: str = "http://localhost") -> None:
        self.client = app.test_client()
        self.language = language
        self._environment: dict[str, Any] = {
            "base_url": origin,
            "headers": {"Accept-Language": {"zh": "zh-CN,zh;q=0.9,en;q=0.8", "en": "en-GB,en"}[language]},
        }

    def open(self, address: str) -> Page:
        """Follows a link, scans a code or types an address."""
        return self._page(self.client.get(address, follow_redirects=True, **self._environment))

    def press(self, form: HtmlForm, /, **typed: str | None) -> Page:
        """Sends a form with something typed into it; None takes a field out of it."""
        fields = {**form.fields, **typed}
        return self.post(form.action, **{name: value for name, value in fields.items() if value is not None})

    def post(self, address: str, /, **fields: str) -> Page:
        """Sends exactly these fields."""
        return self._page(self.client.post(address, data=fields, follow_redirects=True, **self._environment))

    def _page(self, response: TestResponse) -> Page:
        return Page(response, self.language)

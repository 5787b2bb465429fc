"""Reads the tokens of the look from their one file, `static/css/tokens.css`."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
_COLOUR = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?")
_NIGHT = re.compile(r"@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}\s*\}", re.DOTALL)
_THING = re.compile(r"\.c-(\w+) \{ --c: (#\w+); --on: (#\w+); \}")
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Tokens:
    """What each token is by day and by night; and per colour of things its shade and what is drawn on it."""

    day: dict[str, str]
    night: dict[str, str]
    things: dict[str, tuple[str, str]]

    def colours(self) -> list[str]:
        """The tokens that are one plain colour, in their order."""
        return [name for name, value in self.day.items() if _COLOUR.fullmatch(value)]

    def sizes(self, *beginnings: str) -> list[str]:
        """The tokens of these names, or of a name that is one of these with a number, in their order."""
        return [name for name in self.day if name.rstrip("0123456789") in beginnings]


def tokens_in(css: str) -> Tokens:
    """The tokens of a style sheet."""
    bare = _REMARK.sub("", css)
    night = dict(_TOKEN.findall("".join(_NIGHT.findall(bare))))
    rest = _THING.sub("", _NIGHT.sub("", bare))
    day = {name: " ".join(value.split()) for name, value in _TOKEN.findall(rest)}
    things = {name: (shade, drawn) for name, shade, drawn in _THING.findall(bare)}
    return Tokens(day, {**day, **night}, things)


def in_one_scheme(css: str, night: bool) -> str:
    """The style sheet as by day or by night only, whatever the reader's device prefers."""
    condition = "screen" if night else "not all"
    asked = css.replace("screen and (prefers-color-scheme: dark)", condition)
    return asked.replace("color-scheme: light dark", f"color-scheme: {'dark' if night else 'light'}")

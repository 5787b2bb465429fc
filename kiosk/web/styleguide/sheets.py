"""The style sheets of the style page, and its icons: read from the files that every page uses."""

import re
from functools import cache

from kiosk import paths
from kiosk.web.styleguide.tokens import Tokens, in_one_scheme, tokens_in

_SHEETS = ("tokens", "parts", "teachers", "families", "styleguide")
"""The charts are the teachers'; where two faces use one name, the families' part is shown."""
SCHEMES = ("device", "day", "night")


def tokens() -> Tokens:
    """The tokens as they are now."""
    return tokens_in(_read("tokens"))


def sheet_in(scheme: str) -> str:
    """All that the style page wears, as the device prefers it, or by day or by night only."""
    whole = "\n".join(map(_read, _SHEETS))
    return whole if scheme == SCHEMES[0] else in_one_scheme(whole, scheme == SCHEMES[2])


@cache
def symbols() -> tuple[str, ...]:
    """The names of all icons, each after its kind: cat-cup, ui-heart, pat-dots."""
    sprite = (paths.folder("static") / "img" / "icons.svg").read_text("utf-8")
    return tuple(re.findall(r'<symbol id="(\w+-\w+)"', sprite))


def _read(name: str) -> str:
    return (paths.folder("static") / "css" / f"{name}.css").read_text("utf-8")

"""Every address that a keeper's device can ask for, for the tests that try them all."""

from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from kiosk.web.audience import KEEPER
from tests.house.full_school import FullSchool


def keepers_rules(app: Flask, method: str) -> list[Rule]:
    """Every address for keepers, and the door that stands before them."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if method in (rule.methods or set())
        and (rule.endpoint.startswith("keepers.") or _audience(app, rule) == KEEPER)
    ]


def _audience(app: Flask, rule: Rule) -> str | None:
    who: str | None = getattr(app.view_functions[rule.endpoint], "audience", None)
    return who


def addresses(app: Flask, rule: Rule, world: FullSchool) -> list[str]:
    """The rule with everything that can stand in it; a KeyError means that this needs one more."""
    values: dict[str, list[Any]] = {"ref": world.refs, "round_id": [world.ended, world.counting]}
    every: list[dict[str, object]] = [{}]
    for name in rule.arguments:
        every = [{**known, name: value} for known in every for value in values[name]]
    return [app.url_map.bind("localhost").build(rule.endpoint, known) for known in every]

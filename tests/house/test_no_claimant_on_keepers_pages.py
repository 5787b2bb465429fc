"""No keeper's page tells who claimed anything, whatever is asked of it; its code cannot even look."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from kiosk.bootstrap import Station
from tests.house.full_school import PEOPLE, FullSchool, a_full_school, posts, said_by, sendable, words_about
from tests.house.keepers_addresses import addresses, keepers_rules
from tests.house.reading import ROOT, tree
from tests.house.test_directions import imported
from tests.makers import NAME_INSIDE, a_school
from tests.web.doors import PASSWORD_HASH, on_duty, signed_in
from tests.web.phone import Phone

FORBIDDEN_MODULES = {
    "kiosk.adapters.vault",
    "kiosk.domain.claimant",
    "kiosk.models.access_entry",
    "kiosk.models.claimant",
    "kiosk.queries.claim_log",
    "kiosk.queries.named_things",
    "kiosk.queries.receipts",
    "kiosk.services.claiming",
    "kiosk.services.naming_owners",
    "kiosk.services.revealing",
    "kiosk.web.families.remembered",
    "kiosk.web.teachers.shown",
}
"""Where a claimant could be met; models are known by name, for their package holds them all."""
FORBIDDEN_NAMES = {"AccessEntry", "Claimant", "ClaimantRecord", "Vault", "masked"}
FORBIDDEN_PARTS = {"sealed", "vault"}
"""What one could reach through the station, or read of a row."""
ANSWERS = {200, 302, 303, 401, 403, 404, 409, 422}


@pytest.fixture
def world(station: Station) -> FullSchool:
    school = a_school(station.database, password_hash=PASSWORD_HASH)
    return a_full_school(station, school, "482913", "陈一鸣")


@pytest.fixture(params=[("zh", "text/html"), ("en", "application/json")], ids=["page", "script"])
def asking(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The language and the kind of answer that a device asks for."""
    wanted: tuple[str, str] = request.param
    return wanted


@pytest.fixture
def tablet(app: Flask, world: FullSchool, asking: tuple[str, str]) -> Phone:
    device = Phone(app, asking[0])
    on_duty(device, world.duty.code, world.keeper_id)
    return device


@pytest.fixture
def accept(asking: tuple[str, str]) -> str:
    return asking[1]


def words_of(answer: TestResponse, tablet: Phone) -> str:
    """Everything that an answer says, in its body, its headers, and what it lets the browser keep."""
    with tablet.client.session_transaction() as session:
        return said_by(answer) + str(answer.headers) + str(dict(session))


def looked_at(app: Flask, world: FullSchool, tablet: Phone, accept: str) -> Iterator[tuple[str, str]]:
    """Every page that can be looked at, with all it says."""
    for rule in keepers_rules(app, "GET"):
        for address in addresses(app, rule, world):
            queries: list[dict[str, str]] = [{}]
            if rule.endpoint in {"keepers.log", "keepers.count", "keepers.before_the_end", "keepers.open"}:
                queries += [{"logged": ref, "undone": ref, "ref": ref} for ref in world.refs]
                queries += [{"tag": tag, "key": tag, "code": tag} for tag in world.tags.values()]
            for query in queries:
                answer = tablet.client.get(address, query_string=query, headers=_headers(tablet, accept))
                assert answer.status_code in {200, 302, 303}, (address, answer.status_code)
                yield address, words_of(answer, tablet)


def pressed(
    app: Flask, station: Station, world: FullSchool, tablet: Phone, accept: str
) -> Iterator[tuple[str, str]]:
    """Every button that can be pressed, with all that its answer says."""
    rules = {rule.endpoint: rule for rule in keepers_rules(app, "POST")}
    sent = posts(station, world)
    assert set(sent) == set(rules), "every address that answers POST needs something to be sent to it"
    for endpoint, bodies in sent.items():
        for number, body in enumerate(bodies):
            for address in addresses(app, rules[endpoint], world):
                keyed = {"key": f"{endpoint} {number}", **body}
                answer = tablet.client.post(address, data=sendable(keyed), headers=_headers(tablet, accept))
                assert answer.status_code in ANSWERS, (address, body, answer.status_code)
                yield f"{address} {body}", words_of(answer, tablet)
                if answer.location:
                    after = tablet.client.get(answer.location, headers=_headers(tablet, accept))
                    yield f"{address} {body}, and then {answer.location}", words_of(after, tablet)


def _headers(tablet: Phone, accept: str) -> dict[str, str]:
    return {"Accept": accept, "Accept-Language": tablet.language}


def telling(said: Iterator[tuple[str, str]], forbidden: list[str]) -> dict[str, list[str]]:
    """What tells of a claimant, by where it is told."""
    found = {where: [word for word in forbidden if word in words] for where, words in said}
    assert len(found) > 10
    return {where: words for where, words in found.items() if words}


def test_no_answer_to_a_keeper_tells_of_a_claimant(
    app: Flask, station: Station, world: FullSchool, tablet: Phone, accept: str
) -> None:
    forbidden = [*words_about(PEOPLE), *world.tokens, NAME_INSIDE.name, NAME_INSIDE.class_line]
    assert telling(looked_at(app, world, tablet, accept), forbidden) == {}
    assert telling(pressed(app, station, world, tablet, accept), forbidden) == {}
    on_duty(tablet, world.duty.code, world.keeper_id)
    assert telling(looked_at(app, world, tablet, accept), forbidden) == {}


def test_what_is_asked_above_is_really_answered(app: Flask, world: FullSchool, tablet: Phone) -> None:
    """Without this, the test could pass by looking at closed doors."""
    for rule in keepers_rules(app, "GET"):
        answers = [tablet.client.get(address) for address in addresses(app, rule, world)]
        elsewhere = {str(answer.location) for answer in answers if answer.status_code in {302, 303}}
        assert rule.endpoint == "keepers.open" or not any("/duty" in place for place in elsewhere)
        assert any(answer.status_code == 200 for answer in answers) or rule.endpoint == "keepers.open"


def test_a_page_that_tells_would_be_noticed(app: Flask, world: FullSchool) -> None:
    """The same words are all found where a teacher reads them masked."""
    teacher = Phone(app)
    signed_in(teacher)
    page = teacher.open("/teacher/claims")
    told = [word for word in words_about(PEOPLE) if word in page.html]
    assert len(told) >= 3 * len(PEOPLE)


def reached(start: list[Path]) -> dict[str, Path]:
    """Every module of ours that these know, directly or through one another, packages' fronts apart."""
    found: dict[str, Path] = {}
    coming = list(start)
    while coming:
        path = coming.pop()
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if name in found:
            continue
        found[name] = path
        for known, for_types in imported(path):
            file = ROOT / (known.replace(".", "/") + ".py")
            if known.startswith("kiosk.") and not for_types and file.is_file():
                coming.append(file)
        coming += _by_name(path)
    return found


def _by_name(path: Path) -> Iterator[Path]:
    """Modules that are taken out of a package by their name: `from kiosk.web import words`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kiosk"):
            for alias in node.names:
                file = ROOT / (f"{node.module}.{alias.name}".replace(".", "/") + ".py")
                if file.is_file():
                    yield file


def keepers_code() -> dict[str, Path]:
    """All that the keepers' pages run."""
    return reached(sorted((ROOT / "kiosk" / "web" / "keepers").glob("*.py")))


def test_nothing_that_keepers_pages_know_knows_a_claimant() -> None:
    known = keepers_code()
    assert {"kiosk.services.undoing_log", "kiosk.queries.things", "kiosk.web.words"} <= set(known)
    assert set(known) & FORBIDDEN_MODULES == set()


def test_nothing_that_keepers_pages_know_takes_a_claimant_by_name() -> None:
    taken = {
        f"{module}: {alias.name}"
        for module, path in keepers_code().items()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name in FORBIDDEN_NAMES and not _is_for_types(path, node)
    }
    assert taken == set()


def _is_for_types(path: Path, node: ast.ImportFrom) -> bool:
    return any(
        node in ast.walk(block)
        for block in ast.walk(tree(path))
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
    )


def test_nothing_that_keepers_pages_know_reaches_for_the_vault() -> None:
    reaching = {
        f"{module}: {node.attr}"
        for module, path in keepers_code().items()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN_PARTS
    }
    assert reaching == set()


def test_a_page_that_knew_a_claimant_would_be_noticed() -> None:
    claims = reached([ROOT / "kiosk" / "web" / "teachers" / "claims.py"])
    assert set(claims) & FORBIDDEN_MODULES

"""The docs tell the truth: every command, address and part is described, and nothing that is not there."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import click
import pytest

import kiosk
from kiosk.bootstrap import Station
from kiosk.cli import main
from kiosk.web.app import create_app
from tests.house.reading import ROOT, modules, tree

DOCS = ROOT / "docs"
_PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])
_LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")


def _page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def _sections(text: str, level: str = "## ") -> dict[str, str]:
    """What stands under each heading."""
    parts = re.split(rf"^{level}(.+)$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """A command by its whole name, and all below it."""
    if isinstance(command, click.Group):
        for below, each in command.commands.items():
            yield from _commands(each, f"{name} {below}")
    else:
        yield name, command


def _asked(command: click.Command) -> set[str]:
    """The options and arguments of a command, as the docs write them."""
    return {
        max(parameter.opts, key=len) if isinstance(parameter, click.Option) else parameter.human_readable_name
        for parameter in command.params
    }


def test_every_command_is_described_with_every_option() -> None:
    described = {
        heading.strip("`"): set(re.findall(r"^\| `(--[a-z-]+|[A-Z]+)", text, re.MULTILINE))
        for heading, text in _sections(_page("reference/commands.md")).items()
        if heading.startswith("`kiosk ")
    }
    assert described == {name: _asked(command) for name, command in _commands(main, "kiosk")}


def test_every_address_is_described(station: Station) -> None:
    described = re.findall(
        r"^\| `(GET|POST) (\S+)` \| (\w+) \|", _page("reference/addresses.md"), re.MULTILINE
    )
    app = create_app(station)
    answered = [
        (
            "POST" if "POST" in (rule.methods or ()) else "GET",
            re.sub(r"<[^>]+:", "<", rule.rule),
            getattr(app.view_functions[rule.endpoint], "audience", "nobody"),
        )
        for rule in app.url_map.iter_rules()
    ]
    assert sorted(described) == sorted(answered)


def _required() -> set[str]:
    """Every part that pyproject.toml names, without versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    ]
    return {_bare_name(part) for group in groups for part in group}


def _bare_name(requirement: str) -> str:
    return re.split(r"[^\w-]", requirement)[0]


def _imported_as(part: str) -> set[str]:
    """The names under which Python imports an installed part."""
    files = distribution(part).files or []
    return {file.parts[0].split(".")[0] for file in files if file.suffix in {".py", ".so", ".pyd"}}


def test_every_part_we_build_on_is_explained() -> None:
    explained = re.findall(r"^\| ([a-z][\w-]*) \| \S", _page("why/dependencies.md"), re.MULTILINE)
    assert sorted(set(explained) - {"part"}) == sorted(_required())


def test_every_part_to_run_is_used() -> None:
    imported = {
        name.split(".")[0]
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }
    found_by_others = {"tzdata"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    idle = [
        part
        for part in map(_bare_name, project["dependencies"])
        if part not in found_by_others and not imported & _imported_as(part)
    ]
    assert idle == []


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [
        target
        for target, _part in _LINK.findall(page.read_text("utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, coming = set(), {DOCS / "index.md"}
    while coming:
        page = coming.pop()
        reached.add(page)
        for target, _part in _LINK.findall(page.read_text("utf-8")):
            found = (page.parent / target).resolve()
            pages = set(found.glob("*.md")) if found.is_dir() else {found} if found.suffix == ".md" else set()
            coming |= {each for each in pages if DOCS in each.parents} - reached
    assert set(DOCS.rglob("*.md")) - reached == set()


def test_every_choice_has_its_question_answer_and_price() -> None:
    choices = sorted((DOCS / "why" / "decisions").glob("*.md"))
    assert [page.name[:4] for page in choices] == [f"{number:04}" for number in range(1, len(choices) + 1)]
    incomplete = [
        page.name
        for page in choices
        for part in ("**Question.**", "**Answer.**", "**Price.**")
        if part not in page.read_text("utf-8")
    ]
    assert incomplete == []


def test_the_map_shows_every_room() -> None:
    shown = set(re.findall(r"`((?:kiosk/)?[a-z_]+/)`", _page("index.md"))) - {"kiosk/"}
    rooms = {
        f"kiosk/{folder.name}/" for folder in (ROOT / "kiosk").iterdir() if any(folder.rglob("*.py"))
    } | {"templates/", "static/", "tests/"}
    assert rooms - shown == set()
    assert {room for room in shown if room.startswith("kiosk/")} - rooms == set()


def test_the_changelog_begins_with_this_version() -> None:
    (newest, *_older) = _sections((ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert newest.split()[0] == kiosk.__version__

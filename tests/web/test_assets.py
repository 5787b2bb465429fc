"""Style sheets, scripts and drawings: named by their content, kept for a year, compressed."""

import gzip
import hashlib
import re

import brotli
import pytest
from flask import Flask

from kiosk import paths
from kiosk.web.assets import FACES

FOREVER = "public, max-age=31536000, immutable"
STATIC = sorted(
    file.relative_to(paths.folder("static")).as_posix()
    for file in paths.folder("static").rglob("*")
    if file.is_file()
)


@pytest.fixture
def addresses(app: Flask) -> dict[str, str]:
    """The versioned address of every static file, as templates write it."""
    with app.test_request_context("/"):
        asset = app.jinja_env.globals.get("asset")
        context: dict[str, object] = {}
        app.update_template_context(context)
        asset = context["asset"]
        assert callable(asset)
        return {name: asset(name) for name in STATIC}


def test_every_file_is_there_under_a_name_for_ever(app: Flask, addresses: dict[str, str]) -> None:
    assert len(addresses) >= 8
    for address in addresses.values():
        answer = app.test_client().get(address)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == FOREVER


def test_a_name_changes_with_its_content(addresses: dict[str, str]) -> None:
    marks = {name: re.fullmatch(r".*\?v=([0-9a-f]{10})", address) for name, address in addresses.items()}
    assert all(marks.values())
    script = paths.folder("static") / "js" / "once.js"
    mark = marks["js/once.js"]
    assert mark is not None
    assert mark[1] == hashlib.sha256(script.read_bytes()).hexdigest()[:10]


def test_a_script_imports_others_by_their_marks(addresses: dict[str, str], app: Flask) -> None:
    body = app.test_client().get("/static/js/log.js").text
    imported = re.findall(r'from "\./([^"]+)"', body)
    assert imported
    for name in imported:
        assert addresses[f"js/{name.split('?')[0]}"] == f"/static/js/{name}"


@pytest.mark.parametrize("query", ["", "?v=", "?v=0000000000"])
def test_an_outdated_name_is_kept_for_a_moment_only(app: Flask, query: str) -> None:
    answer = app.test_client().get(f"/static/js/once.js{query}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("face", FACES)
def test_a_faces_sheet_is_tokens_parts_and_its_own(app: Flask, face: str) -> None:
    body = app.test_client().get(f"/static/css/{face}.css").text
    own = (paths.folder("static") / "css" / f"{face}.css").read_text("utf-8")
    first = re.findall(r"^[.@\w][^{]*{", own, re.MULTILINE)[0]
    assert body.index("--board:") < body.index(".button {") < body.rindex(first)


@pytest.mark.parametrize("face", FACES)
def test_a_sheet_travels_without_remarks_and_keeps_every_rule(app: Flask, face: str) -> None:
    body = app.test_client().get(f"/static/css/{face}.css").text
    folder = paths.folder("static") / "css"
    written = "\n".join((folder / f"{name}.css").read_text("utf-8") for name in ("tokens", "parts", face))
    assert "/*" in written
    assert "*/" not in body
    assert not re.search(r"^\s", body, re.MULTILINE)
    assert body.split() == re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL).split()


@pytest.mark.parametrize(
    ("accepted", "used"), [("br, gzip", "br"), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("", None)]
)
def test_it_travels_compressed(app: Flask, accepted: str, used: str | None) -> None:
    for path in ("css/families.css", "img/icons.svg", "js/once.js"):
        plain = (app.test_client().get(f"/static/{path}")).data
        answer = app.test_client().get(f"/static/{path}", headers={"Accept-Encoding": accepted})
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[used]
        assert answer.headers.get("Content-Encoding") == used
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert unpack(answer.data) == plain
        assert answer.mimetype in {"text/css", "image/svg+xml", "text/javascript"}


@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
def test_asked_again_it_is_not_sent_again(app: Flask, accepted: str) -> None:
    headers = {"Accept-Encoding": accepted}
    first = app.test_client().get("/static/css/families.css", headers=headers)
    again = {**headers, "If-None-Match": first.headers["ETag"]}
    second = app.test_client().get("/static/css/families.css", headers=again)
    assert (second.status_code, second.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["../pyproject.toml", "..%2Fpyproject.toml", "css/../../README.md", "css", "", "css/", "nothing"],
)
def test_nothing_else_is_served(app: Flask, path: str) -> None:
    assert app.test_client().get(f"/static/{path}").status_code in {404, 308}


def test_style_sheets_load_nothing(app: Flask) -> None:
    for name in STATIC:
        if name.endswith((".css", ".svg", ".js")):
            body = app.test_client().get(f"/static/{name}").text.replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"url\(|@import|https?://", body), name

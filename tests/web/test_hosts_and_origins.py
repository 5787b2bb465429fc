"""Only our own host names are answered, only our own forms are taken, and no redirect leads away."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from tests.makers import ASchool, a_school
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form
from tests.web.phone import HtmlForm, Phone


@pytest.fixture
def school(station: Station) -> ASchool:
    """A school with one station."""
    return a_school(station.database)


@pytest.fixture
def phone(app: Flask) -> Phone:
    """A family's phone."""
    return Phone(app)


@pytest.fixture
def form(phone: Phone, station: Station, school: ASchool) -> HtmlForm:
    """A claim's form, ready to be sent."""
    return claim_form(phone.open(f"/t/{a_tagged_item(station, school)[1]}"))


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.x"])
@pytest.mark.parametrize("path", ["/", "/late", "/board/east", "/nothing", "/?lang=en", "/healthz"])
def test_a_forged_host_gets_one_sentence_and_no_page(
    app: Flask, school: ASchool, host: str, path: str
) -> None:
    for language, words in (
        ("zh", "这不是守护站的网址。请打开海报上的网址。"),
        ("en", "This is not the station's address. Please open the address on the poster."),
    ):
        headers = {"Host": host, "Accept-Language": language}
        answer = app.test_client().get(path, headers=headers)
        assert answer.status_code == 400
        assert answer.text == words + "\n"
        assert "evil" not in str(answer.headers)


def test_a_forged_host_takes_no_form(app: Flask, phone: Phone, form: HtmlForm) -> None:
    fields = {**form.fields, **THREE_LINES}
    answer = phone.client.post(form.action, data=fields, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "Location" not in answer.headers


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Original-Url", "X-Rewrite-Url", "Forwarded"])
def test_no_header_of_a_visitor_moves_a_link(app: Flask, school: ASchool, name: str) -> None:
    answer = app.test_client().get("/", headers={name: "evil.example"})
    assert answer.status_code == 200
    assert "evil" not in answer.text


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://localhost.evil.example", "http://localhost:81", "evil", "http://"],
)
def test_a_form_of_another_site_is_refused_with_its_sentence(
    phone: Phone, form: HtmlForm, origin: str
) -> None:
    for language, words in (
        ("zh", "请打开守护站自己的页面，在那里填写。"),
        ("en", "Please open the station's own page and fill it in there."),
    ):
        headers = {"Origin": origin, "Accept-Language": language}
        answer = phone.client.post(form.action, data={**form.fields, **THREE_LINES}, headers=headers)
        assert answer.status_code == 403
        assert words in answer.text


@pytest.mark.parametrize("origin", ["http://localhost", "null", None])
def test_a_form_of_our_own_is_taken(phone: Phone, form: HtmlForm, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    answer = phone.client.post(form.action, data={**form.fields, **THREE_LINES}, headers=headers)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/receipts/")


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "///evil.example/",
        "/%5Cevil.example",
        "/%5C%5Cevil.example",
        "/%2F%2Fevil.example",
        "/%09/evil.example",
        "/%0A/evil.example",
        "/%0D%0ALocation:%20https:%2F%2Fevil.example",
        "/https:evil.example",
        "/.%2F/evil.example",
        "/@evil.example",
        "/items/%5C%5Cevil.example",
        "/t//evil.example",
    ],
)
@pytest.mark.parametrize("query", ["?lang=en", "?lang=en&next=https://evil.example", ""])
def test_no_redirect_and_no_link_leads_to_another_host(app: Flask, path: str, query: str) -> None:
    answer = app.test_client().get(path + query, base_url="http://localhost")
    assert answer.status_code < 500
    links = [answer.headers["Location"]] if "Location" in answer.headers else Phone(app).open(path).links
    for link in (link.removeprefix("http://localhost").removeprefix("#") for link in links):
        assert link.startswith(("/", "main")), link
        assert link[1:2] not in {"/", "\\", "\t", "\n", "\r"}, link

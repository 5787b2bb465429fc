"""Every page stands among the places that a browser looks at; what does not has its reason here."""

from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask

from tests.browser.places import FACES
from tests.demo import Demo

NO_PAGE = {
    "assets.file": "a file",
    "families.changing_code": "leads on to the board",
    "families.changing_code_in_capitals": "another way of writing it",
    "families.station_code_in_capitals": "another way of writing a place",
    "families.tag_code_in_capitals": "another way of writing a place",
    "keepers.moves_sheet": "paper",
    "keepers.worker": "a script",
    "pictures.picture": "a picture",
    "screen.characters": "a table",
    "screen.code": "a part of the screen",
    "screen.connect": "leads on to the screen",
    "screen.gate_now": "a part of the screen",
    "screen.worker": "a script",
    "teachers.batch_sheet": "paper",
    "teachers.calibration": "paper",
    "teachers.certificate_print": "paper",
    "teachers.certificates_print": "paper",
    "teachers.claims_csv": "a table",
    "teachers.claims_xlsx": "a table",
    "teachers.letter_print": "paper",
    "teachers.moves_sheet": "paper",
    "teachers.paper_form_sheets": "paper",
    "teachers.poster_sheet": "paper",
    "teachers.roster_print": "paper",
    "teachers.school_import_template": "a table",
    "teachers.tags_picture": "a picture",
    "teachers.zone_signs_sheet": "paper",
    "teachers.waiting_photo": "a picture",
}
AFTER_A_PRESS = {
    "families.held_asked": "walks.py asks for a valuable",
    "families.mine": "test_two_talks.py says that was mine",
    "families.mine_told": "test_two_talks.py says that was mine",
    "families.receipt": "walks.py claims",
    "keepers.before_the_end": "walks_of_a_count.py ends a round",
    "teachers.school_channel": "walks_of_a_school.py adds a channel",
    "teachers.school_import_made": "walks_of_a_school.py imports",
    "teachers.second_step": "walks_of_an_account.py signs in with a second step",
}


def _a_demo() -> Demo:
    """As many things in every state as any place asks for."""
    states = ("on_display", "missing", "held", "claimed", "stored", "moved_on")
    things = [
        {"ref": f"{number:010d}", "state": state, "station": "STATION2", "tag": "TAGCODE2"}
        for state in states
        for number in range(60)
    ]
    base = "http://localhost"
    station = {"name": "东门", "code": "STATION2", "url": f"{base}/s/STATION2"}
    facts = {"base_url": base, "stations": [station], "items": things, "blank_tags": ["BLANKTAG"]}
    return Demo(facts, Path("nowhere"))


def _looked_at(app: Flask) -> set[str]:
    adapter, demo = app.url_map.bind("localhost"), _a_demo()
    found = set()
    for places, _size in FACES.values():
        for name, place in places.items():
            path = urlsplit(place(demo)).path
            if name != "not here":
                found.add(str(adapter.match(path, method="GET")[0]))
    return found


def test_every_page_is_looked_at_or_named(app: Flask) -> None:
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or set())}
    of_operators = {endpoint for endpoint in pages if endpoint.startswith("operator.")}
    named = {*NO_PAGE, *AFTER_A_PRESS}
    left_out = pages - _looked_at(app) - of_operators - named
    assert left_out == set(), "give each a line in tests/browser/places.py, or a reason here"
    assert named - pages == set(), "there is no such page any more"


def test_what_is_looked_at_after_a_press_is_looked_at_there() -> None:
    """The file of each reason is there."""
    folder = Path(__file__).parent.parent / "browser"
    files = {reason.split()[0] for reason in AFTER_A_PRESS.values()}
    assert {file for file in files if not (folder / file).is_file()} == set()

"""Every page of every face, for what must hold on all of them."""

from collections.abc import Callable

from tests.browser.touched import connecting, on_a_screen
from tests.chromium import DESK, PHONE, TABLET, WALL, Visitor
from tests.demo import Demo

Place = Callable[[Demo], str]

FAMILIES: dict[str, Place] = {
    "stations": lambda demo: f"{demo.url}/",
    "board": lambda demo: demo.gate,
    "board of the second page": lambda demo: f"{demo.url}/board/east-gate?page=2",
    "board, one colour": lambda demo: f"{demo.url}/board/east-gate?colour=blue&zone=A",
    "board, no match": lambda demo: f"{demo.url}/board/east-gate?q=dinosaur",
    "thing, from home": lambda demo: demo.item(20),
    "thing, at the gate": lambda demo: demo.tag(20),
    "thing, missing": lambda demo: demo.item(0, "missing"),
    "thing, held": lambda demo: demo.item(0, "held"),
    "thing, claimed": lambda demo: demo.item(0, "claimed"),
    "tag, used": lambda demo: demo.tag(0, "claimed"),
    "tag, blank": lambda demo: f"{demo.url}/t/{demo.facts['blank_tags'][0]}",
    "code": lambda demo: f"{demo.url}/code",
    "code, mistyped": lambda demo: f"{demo.url}/code?code=ABCDEFGH",
    "integrity index": lambda demo: f"{demo.url}/board/east-gate/integrity",
    "integrity index, still growing": lambda demo: f"{demo.url}/board/west-gate/integrity",
    "held, the form": lambda demo: f"{demo.url}/held?station=east-gate",
    "held, which station": lambda demo: f"{demo.url}/held",
    "late": lambda demo: f"{demo.url}/late",
    "lost": lambda demo: f"{demo.url}/lost",
    "lost notice, unknown": lambda demo: f"{demo.url}/lost/nothing",
    "privacy": lambda demo: f"{demo.url}/privacy",
    "not here": lambda demo: f"{demo.url}/nowhere",
    "duty": lambda demo: f"{demo.url}/duty",
    "sign in": lambda demo: f"{demo.url}/sign-in",
}
KEEPERS: dict[str, Place] = {
    "who": lambda demo: f"{demo.url}/keeper/who",
    "log": lambda demo: f"{demo.url}/keeper/",
    "moves": lambda demo: f"{demo.url}/keeper/moves",
    "today": lambda demo: f"{demo.url}/keeper/today",
    "count": lambda demo: f"{demo.url}/keeper/round",
    "count, what came out": lambda demo: f"{demo.url}/keeper/round/1",
}
TEACHERS: dict[str, Place] = {
    "desk": lambda demo: f"{demo.url}/teacher/",
    "claims": lambda demo: f"{demo.url}/teacher/claims",
    "choices": lambda demo: f"{demo.url}/teacher/choices",
    "lost notices": lambda demo: f"{demo.url}/teacher/notices",
    "lost notices, good ones": lambda demo: f"{demo.url}/teacher/notices?good=1",
    "one lost notice": lambda demo: f"{demo.url}/teacher/notices/4",
    "lost notice, a teacher's": lambda demo: f"{demo.url}/teacher/notices/2",
    "claims, narrowed": lambda demo: f"{demo.url}/teacher/claims?seen=no&kind=at_station",
    "claims, worth a look": lambda demo: f"{demo.url}/teacher/claims?odd=yes",
    "claims, taken out": lambda demo: f"{demo.url}/teacher/claims/export?kind=late",
    "one claim": lambda demo: f"{demo.url}/teacher/claims/1",
    "valuables": lambda demo: f"{demo.url}/teacher/held",
    "valuable, the family is here": lambda demo: (
        f"{demo.url}/teacher/held/things/{demo.items('held')[-1]['ref']}"
    ),
    "valuable, asked for": lambda demo: f"{demo.url}/teacher/held/requests/1",
    "that was mine": lambda demo: f"{demo.url}/teacher/disputes",
    "that was mine, one": lambda demo: f"{demo.url}/teacher/disputes/1",
    "duties": lambda demo: f"{demo.url}/teacher/duties",
    "one duty": lambda demo: f"{demo.url}/teacher/duties/1",
    "counts": lambda demo: f"{demo.url}/teacher/rounds",
    "one count": lambda demo: f"{demo.url}/teacher/rounds/1",
    "figures": lambda demo: f"{demo.url}/teacher/figures",
    "figures of the last term": lambda demo: f"{demo.url}/teacher/figures?term=last",
    "weekly letter": lambda demo: f"{demo.url}/teacher/letter?week=this",
    "whose photo": lambda demo: f"{demo.url}/teacher/things?which=nothing",
    "names in things": lambda demo: f"{demo.url}/teacher/named",
    "a photo under squares": lambda demo: f"{demo.url}/teacher/things/{demo.items('held')[0]['ref']}/blur",
    "moving on": lambda demo: f"{demo.url}/teacher/moving-on?all=1",
    "moved on": lambda demo: f"{demo.url}/teacher/moving-on/1",
    "prints": lambda demo: f"{demo.url}/teacher/prints",
    "prints, other labels": lambda demo: f"{demo.url}/teacher/prints?layout=hang-3x3&skip=2",
    "from paper": lambda demo: f"{demo.url}/teacher/paper",
    "a sheet of paper": lambda demo: f"{demo.url}/teacher/paper/7K3M9QXZ?row=2",
    "tags printed so far": lambda demo: f"{demo.url}/teacher/tag-series",
    "own labels": lambda demo: f"{demo.url}/teacher/labels",
    "accounts": lambda demo: f"{demo.url}/teacher/accounts",
    "one account": lambda demo: f"{demo.url}/teacher/accounts/1",
    "access log": lambda demo: f"{demo.url}/teacher/access",
    "my account": lambda demo: f"{demo.url}/teacher/me",
    "second step": lambda demo: f"{demo.url}/teacher/me/second-step",
    "roster": lambda demo: f"{demo.url}/teacher/roster",
    "roster of the next term": lambda demo: f"{demo.url}/teacher/roster?term=next",
    "roster, one day": lambda demo: f"{demo.url}/teacher/roster/day",
    "our keepers": lambda demo: f"{demo.url}/teacher/keepers",
    "one keeper": lambda demo: f"{demo.url}/teacher/keepers/1",
    "our school": lambda demo: f"{demo.url}/teacher/school",
    "stations and zones": lambda demo: f"{demo.url}/teacher/school/stations",
    "one station": lambda demo: f"{demo.url}/teacher/school/stations/1",
    "another zone": lambda demo: f"{demo.url}/teacher/school/stations/1/zones",
    "one zone": lambda demo: f"{demo.url}/teacher/school/zones/1",
    "kinds of things": lambda demo: f"{demo.url}/teacher/school/categories",
    "another kind": lambda demo: f"{demo.url}/teacher/school/categories/new",
    "one kind": lambda demo: f"{demo.url}/teacher/school/categories/1",
    "announcements": lambda demo: f"{demo.url}/teacher/school/channels",
    "places": lambda demo: f"{demo.url}/teacher/school/places",
    "one place": lambda demo: f"{demo.url}/teacher/school/places/1",
    "grades and classes": lambda demo: f"{demo.url}/teacher/school/classes",
    "texts": lambda demo: f"{demo.url}/teacher/school/texts",
    "rules": lambda demo: f"{demo.url}/teacher/school/rules",
    "screen at the gate": lambda demo: f"{demo.url}/teacher/school/screen",
    "import": lambda demo: f"{demo.url}/teacher/school/import",
    "calendar link, wrong": lambda demo: f"{demo.url}/calendar/nothing.ics",
}
SCREEN: dict[str, Place] = {
    "screen, not connected": lambda demo: f"{demo.url}/screen/{demo.facts['stations'][0]['code']}",
}
TOUCH: dict[str, Place] = {
    "start": lambda demo: on_a_screen(demo, ""),
    "find": lambda demo: on_a_screen(demo, "/find"),
    "find, the second page": lambda demo: on_a_screen(demo, "/find?page=2"),
    "find, one colour": lambda demo: on_a_screen(demo, "/find?colour=blue&zone=A"),
    "find, nothing like it": lambda demo: on_a_screen(demo, "/find?colour=red&category=glasses"),
    "find, forgotten": lambda demo: on_a_screen(demo, "/find?missing=1"),
    "thing": lambda demo: on_a_screen(demo, f"/things/{demo.items('on_display')[20]['ref']}"),
    "thing, its form": lambda demo: on_a_screen(
        demo, f"/things/{demo.items('on_display')[20]['ref']}?mine=1"
    ),
    "thing, missing": lambda demo: on_a_screen(demo, f"/things/{demo.items('missing')[0]['ref']}"),
    "thing, held": lambda demo: on_a_screen(demo, f"/things/{demo.items('held')[0]['ref']}"),
    "thing, taken": lambda demo: on_a_screen(demo, f"/things/{demo.items('claimed')[0]['ref']}"),
}
FACES = {
    "families": (FAMILIES, PHONE),
    "keepers": (KEEPERS, TABLET),
    "teachers": (TEACHERS, DESK),
    "screen": (SCREEN, WALL),
    "touch screen": (TOUCH, WALL),
}


def enter(visitor: Visitor, face: str, demo: Demo) -> None:
    """Goes through the door of a face."""
    if face == "keepers":
        visitor.take_duty(demo.url, demo.facts["duty_code"])
    if face == "teachers":
        visitor.sign_in(demo.url, demo.facts["teacher"])
    if face == "touch screen":
        visitor.page.goto(connecting(demo))

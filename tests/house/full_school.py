"""A school full of claims, and what a keeper's device can send there: for the tests on keepers' pages."""

from dataclasses import dataclass
from io import BytesIO

import pypdfium2
import zxingcpp
from PIL import Image
from werkzeug.test import TestResponse

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.domain.claimant import Claimant, masked
from kiosk.domain.item_life import Step
from kiosk.models import DutyKeeper, MoveLine, MoveList
from kiosk.services.claiming import claim_late
from kiosk.services.counting import finish_round, start_round
from kiosk.services.logging_items import Logged, log_item
from kiosk.services.making_move_lists import make_move_list
from kiosk.services.returning import PUT_BACK, WRONG_THING, put_back
from kiosk.services.seeing import SCAN, Entry, see
from kiosk.services.stepping import Actor
from tests.clock import MONDAY
from tests.makers import (
    NAME_INSIDE,
    ADuty,
    ASchool,
    a_claim,
    a_claim_form,
    a_duty,
    a_log_form,
    a_tag,
    step_of,
)

PEOPLE = {
    "open": Claimant("林小雨", "2023-2", "13800138000"),
    "late": Claimant("欧阳子轩", "2021-4", "sunny_mama88"),
    "put back": Claimant("慕容雪晴", "2022-1", "xueqing.parent@post.example"),
    "wrong thing": Claimant("周浩然", "2022-3", "13600136000"),
    "seen in a round": Claimant("Zoë Parkinson", "2020-5", "13912345678"),
    "logged today": Claimant("司徒明朗", "2023-6", "15000150000"),
}
"""One for each way in which a claim can stand, each in a class of their own."""
NOBODYS = ("missing", "stored", "held", "hangs", "moved on")
Body = dict[str, object]


@dataclass(frozen=True)
class FullSchool:
    """`things` and `tags`: by what became of them; `lines`: of today's move list; `tokens`: of receipts."""

    school: ASchool
    duty: ADuty
    keeper_id: int
    things: dict[str, Logged]
    tags: dict[str, str]
    ended: int
    counting: int
    lines: list[int]
    tokens: list[str]

    @property
    def refs(self) -> list[str]:
        """Every thing's public name."""
        return [thing.ref for thing in self.things.values()]


def words_about(people: dict[str, Claimant]) -> list[str]:
    """Everything that would tell of a claimant, masked or not."""
    said = []
    for person in people.values():
        shown = masked(person, MONDAY.date())
        said += [person.name, person.class_key, person.contact, shown.name, shown.class_label, shown.contact]
    assert all(len(word) >= 2 for word in said)
    return said


def a_full_school(
    station: Station,
    school: ASchool,
    code: str,
    name: str,
    note: str = "",
    people: dict[str, Claimant] = PEOPLE,
) -> FullSchool:
    """A thing for every claim and state, a finished round, one that is being counted, and a move list.

    `code`: of its duty; `name`: of its keeper; `note`: what stands in the notes of its things; `people`:
    as PEOPLE.
    """
    database = station.database
    duty = a_duty(database, school, code=code, new_names=(name,))
    keeper = Actor("keeper", keeper_id=_keeper_of(station, duty), duty_id=duty.id)
    tags = {what: a_tag(database, school) for what in (*PEOPLE, *NOBODYS)}
    things = {what: _thing(station, school, keeper, what, tag, note) for what, tag in tags.items()}
    make_move_list(database, duty.id, MONDAY)
    ended = start_round(database, school.station_id, duty.id, keeper.keeper_id, MONDAY)
    seen = tuple(tag for what, tag in tags.items() if what not in {"late", "missing"})
    _look(station, school, ended, seen, keeper)
    finish_round(database, ended, school.station_id, keeper, MONDAY)
    step_of(database, things["stored"].id, Step.STORE)
    step_of(database, things["moved on"].id, Step.MOVE_ON)
    tokens = [_claim(station, school, things[what], what, people[what]) for what in PEOPLE]
    counting = start_round(database, school.station_id, duty.id, keeper.keeper_id, MONDAY)
    _look(station, school, counting, (tags["seen in a round"], tags["missing"], tags["put back"]), keeper)
    lines = _lines_of(station, duty)
    return FullSchool(school, duty, keeper.keeper_id or 0, things, tags, ended, counting, lines, tokens)


def sendable(body: Body) -> Body:
    """A body as the test's client sends it; a photo is a file anew each time."""
    return {
        name: (BytesIO(value), "board.png") if isinstance(value, bytes) else value
        for name, value in body.items()
    }


def said_by(answer: TestResponse) -> str:
    """Every word of an answer, on paper or in a script's answer too."""
    body = answer.get_data()
    if answer.mimetype != "application/pdf":
        return body.decode() + (str(answer.get_json()) if answer.is_json else "")
    paper = pypdfium2.PdfDocument(body)
    text = "".join(page.get_textpage().get_text_bounded() for page in paper)
    paper.close()
    return text


def a_board_photo(station: Station, tags: list[str]) -> bytes:
    """A photo in which these tags hang side by side."""
    photo = Image.new("L", (220 * len(tags), 220), 255)
    for place, tag in enumerate(tags):
        symbol = zxingcpp.create_barcode(
            f"{station.config.base_url}/t/{tag}", zxingcpp.BarcodeFormat.QRCode, ec_level="Q"
        )
        drawn = Image.fromarray(zxingcpp.write_barcode_to_image(symbol, scale=5))
        photo.paste(drawn, (220 * place + 10, 10))
    file = BytesIO()
    photo.save(file, "PNG")
    return file.getvalue()


def posts(station: Station, world: FullSchool) -> dict[str, list[Body]]:
    """What a device sends to every address that it can press, in an order in which each means something."""
    keys = ("category", "keys"), ("note", "三把一串")
    logs: list[Body] = [{}, dict(keys), {"category": "cup", "no_photo": "1", "zone": "B", "colour": "blue"}]
    inside = {"named": "1", "name_inside": NAME_INSIDE.name, "class_inside": NAME_INSIDE.class_line}
    logs += [inside, {**dict(keys), **inside}]
    logs += [{**dict(keys), "tag": tag} for tag in world.tags.values()]
    looks: list[Body] = [{"code": tag} for tag in (*world.tags.values(), "ABCDEFGH", "")]
    looks += [{"ref": ref} for ref in (*world.refs, "nothing")]
    ticks: list[Body] = [{"line": line, "done": done} for done in ("1", "0", "1") for line in world.lines]
    back: list[Body] = [{"ref": ref} for ref in world.refs] + [{"code": tag} for tag in world.tags.values()]
    the_round: Body = {"round": world.counting}
    return {
        "keepers.join": [{"code": "48"}, {"code": "000000"}, {"code": world.duty.code}],
        "keepers.pick": [{"keeper": "999"}, {"keeper": world.keeper_id}],
        "keepers.log_thing": logs,
        "keepers.undo": [{}, {}],
        "keepers.make_moves": [{}, {}],
        "keepers.tick_move": [*ticks, {"line": "999", "done": "1"}],
        "keepers.start_count": [{}],
        "keepers.look": looks,
        "keepers.look_in_photo": [{}, {"photo": a_board_photo(station, [*world.tags.values()])}],
        "keepers.take_back": [*back, {}],
        "keepers.end_count": [the_round, the_round, {}],
        "keepers.drop_count": [the_round, {}],
        "keepers.leave": [{}],
    }


def _keeper_of(station: Station, duty: ADuty) -> int:
    with station.database.read() as connection:
        listed = connection.execute(DutyKeeper.__table__.select().where(DutyKeeper.duty_id == duty.id)).one()
    return int(listed.keeper_id)


def _thing(station: Station, school: ASchool, keeper: Actor, what: str, tag: str, note: str) -> Logged:
    """A thing that is old enough to go away, but for the one of today."""
    today = what in {"logged today", "hangs"}
    form = a_log_form(
        school,
        tag_code=tag,
        note=note,
        category="phone" if what == "held" else "cup",
        found_on=MONDAY.date() if today else MONDAY.date().replace(year=2021, day=1),
    )
    return log_item(station.database, form, None, keeper if today else Actor("station"), MONDAY)


def _look(station: Station, school: ASchool, round_id: int, codes: tuple[str, ...], keeper: Actor) -> None:
    entry = Entry(chance.new_token(), SCAN, codes)
    see(station.database, round_id, school.station_id, entry, keeper, MONDAY)


def _claim(station: Station, school: ASchool, thing: Logged, what: str, person: Claimant) -> str:
    database, vault = station.database, station.vault
    if what == "late":
        return claim_late(database, vault, a_claim_form(thing, typed=person), MONDAY)
    token = a_claim(database, vault, school, thing, typed=person)
    if what in {"put back", "wrong thing"}:
        put_back(database, token, PUT_BACK if what == "put back" else WRONG_THING, MONDAY)
    return token


def _lines_of(station: Station, duty: ADuty) -> list[int]:
    with station.database.read() as connection:
        rows = connection.execute(
            MoveLine.__table__.select()
            .join(MoveList, MoveList.id == MoveLine.move_list_id)
            .where(MoveList.duty_id == duty.id)
        )
        return [row.id for row in rows]

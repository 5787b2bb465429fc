"""Plain makers of what tests need, with a fixed cast.

林小雨 of class 三(2) lost a blue cup; 王老师 leads the duty on Mondays; keeper 陈一鸣 hangs things up;
and a stranger, from another school, may do nothing here.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PIL import Image
from sqlalchemy import insert, select

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.adapters.photos.intake import prepared
from kiosk.adapters.vault import Vault
from kiosk.domain.announcements import KINDS
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import State, Step
from kiosk.domain.name_inside import NameInside
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import Keeper, NamedThing, Staff
from kiosk.services.asking_for_valuables import HeldForm, ask_for_valuable
from kiosk.services.claiming import ClaimForm, claim_at_station
from kiosk.services.counting import finish_round, start_round
from kiosk.services.disputing import MineForm, say_mine
from kiosk.services.importing_items import import_items
from kiosk.services.keeping_channels import ChannelForm, add_channel
from kiosk.services.keeping_duty import DutyPlan, open_duty
from kiosk.services.keeping_layouts import keep_layout
from kiosk.services.logging_items import LogForm, Logged, Named, log_item
from kiosk.services.making_notices import LostForm, make_notice
from kiosk.services.moving_on import Leaving, move_on
from kiosk.services.printing_tags import make_tags
from kiosk.services.setting_up import NewAccount, NewSchool, NewStation, set_up_school
from kiosk.services.stepping import STATION, Actor, record, take_step
from tests.clock import MONDAY

if TYPE_CHECKING:
    from kiosk.bootstrap import Station

XIAOYU = Claimant("林小雨", "2023-2", "13800138000")
"""In October 2025 she is in 三(2)班."""
XIAOYU_IN_WORDS = ("林小雨", "三(2)班", "2023-2", "13800138000")
HAORAN = Claimant("周浩然", "2024-1", "13912345678")
"""Another pupil, who is quicker now and then."""

_WAYS: dict[State, tuple[Step, ...]] = {
    State.STORED: (Step.STORE,),
    State.ON_DISPLAY: (),
    State.MISSING: (Step.MISS,),
    State.MOVED_ON: (Step.MOVE_ON,),
}


@dataclass(frozen=True)
class ASchool:
    """A school with its stations and 王老师's account."""

    id: int
    station_ids: list[int]
    staff_id: int

    @property
    def station_id(self) -> int:
        """The station, where it does not matter which."""
        return self.station_ids[0]


@dataclass(frozen=True)
class ADuty:
    """An open duty and the code that keepers type."""

    id: int
    code: str


def a_school(
    database: Database,
    name: str = "实验小学",
    slugs: tuple[str, ...] = ("east",),
    username: str = "wang",
    password_hash: str = "",
    now: datetime = MONDAY,
    **choices: str,
) -> ASchool:
    """A school with standard everything. `choices`: JSON, such as contact_required="false"."""
    stations = [NewStation(f"{name}{slug}门", f"The {slug} gate", slug) for slug in slugs]
    account = NewAccount(username, "王老师", password_hash, "teacher")
    made = set_up_school(
        database, NewSchool(name, "Experimental", stations, account, choices), chance.new_code, now
    )
    return ASchool(made.school_id, made.station_ids, made.staff_id)


def an_account(database: Database, school_id: int, username: str = "li", **how: Any) -> int:
    """李老师, a colleague at that school; role="admin" makes it the office's account."""
    row = {"display_name": "李老师", "password_hash": "", "role": "teacher", "active": True, **how}
    row |= {"school_id": school_id, "username": username}
    return database.write(
        lambda connection: connection.execute(insert(Staff).values(**row).returning(Staff.id)).scalar_one()
    )


def the_strangers_school(database: Database, **how: Any) -> ASchool:
    """Another school on the same server, whose people have no business in ours."""
    return a_school(database, **{"name": "外校", "slugs": ("elsewhere",), "username": "stranger", **how})


def a_log_form(school: ASchool, **how: Any) -> LogForm:
    """The form of the blue cup, hung into zone B."""
    form = LogForm(
        station_id=school.station_id,
        ref=chance.new_ref(),
        key=None,
        category="cup",
        zone="B",
        place="playground",
        colour="blue",
        note="",
        tag_code=None,
        found_on=MONDAY.date(),
    )
    return replace(form, **how)


def a_photo() -> StoredPhoto:
    """A photo that is in the store, as its keeper held the camera."""
    return StoredPhoto("0123456789abcdef" * 2, 1280, 960, 320, 240)


def an_item(
    database: Database,
    school: ASchool,
    state: State = State.ON_DISPLAY,
    now: datetime = MONDAY,
    **how: Any,
) -> Logged:
    """A blue cup, or what `how` says of the log form, that has come as far as `state`."""
    if state is State.HELD:
        how = {"category": "phone", **how}
    logged = log_item(database, a_log_form(school, **how), None, STATION, now)
    for step in () if logged.state is state else _WAYS[state]:
        step_of(database, logged.id, step, now)
    return replace(logged, state=state)


NAME_INSIDE = NameInside("沈安禾", "四(1)班")
"""Whose name stands in a coat that was found."""


def a_named_thing(
    station: "Station",
    school: ASchool,
    inside: NameInside | None = NAME_INSIDE,
    now: datetime = MONDAY,
    actor: Actor = STATION,
    **how: Any,
) -> Logged:
    """A blue cup in which a keeper found a name, with its photo that waits. `how`: of the log form."""
    picture = Image.new("RGB", (640, 480), "blue")
    picture.paste("white", (80, 60, 240, 180))
    photo = station.waiting_photos.keep(prepared(picture))
    named = Named(station.seal_away(inside.text) if inside else None)
    form = a_log_form(school, **{"named": named, **how})
    return log_item(station.database, form, photo, actor, now)


def a_waiting_name(station: "Station", school: ASchool) -> dict[str, object]:
    """Such a thing and its photo, as addresses name them."""
    thing = a_named_thing(station, school)
    with station.database.read() as connection:
        photo = connection.scalar(select(NamedThing.photo_name).where(NamedThing.item_id == thing.id))
    return {"named_ref": thing.ref, "file": f"{photo}.thumb.webp"}


def step_of(database: Database, item_id: int, step: Step, now: datetime = MONDAY) -> None:
    """One step of an item, taken by the station and recorded."""
    database.write(
        lambda connection: record(connection, take_step(connection, item_id, step, now), STATION, now)
    )


def a_claim_form(item: Logged, key: str | None = None, typed: Claimant = XIAOYU) -> ClaimForm:
    """林小雨's form for an item, with a key of its own."""
    return ClaimForm(item.ref, key or chance.new_token(), typed)


def a_claim(
    database: Database,
    vault: Vault,
    school: ASchool,
    item: Logged | None = None,
    now: datetime = MONDAY,
    **how: Any,
) -> str:
    """林小雨 takes an item home; returns the token of her receipt. `how`: as for `a_claim_form`."""
    form = a_claim_form(item or an_item(database, school, now=now), **how)
    return claim_at_station(database, vault, form, here(school, now), now)


def here(school: ASchool, now: datetime = MONDAY) -> dict[int, datetime]:
    """The passes of a browser that is at every station of the school."""
    return dict.fromkeys(school.station_ids, now)


def a_batch(database: Database, school: ASchool, *items: Logged, now: datetime = MONDAY) -> int:
    """The id of a batch that 王老师 donated: these things, or a blue cup."""
    refs = [item.ref for item in items or (an_item(database, school, now=now),)]
    leaving = Leaving(school.id, school.station_id, refs, "donated", "春晖福利院")
    return move_on(database, leaving, school.staff_id, now).batch_id


def an_import(database: Database, school: ASchool, now: datetime = MONDAY) -> str:
    """The name of an import that brought one blue cup."""
    batch = chance.new_token().ljust(32, "0")[:32]
    forms = [a_log_form(school, key=f"{batch}-0000")]
    import_items(database, school.id, forms, STATION, now)
    return batch


def a_tag(database: Database, school: ASchool, now: datetime = MONDAY) -> str:
    """The code of a blank tag."""
    return make_tags(database, school.station_id, 1, chance.new_code, now)[0]


def a_keeper(database: Database, school: ASchool, name: str = "陈一鸣", *, active: bool = True) -> int:
    """A pupil on the school's roster."""
    row = {"school_id": school.id, "display_name": name, "active": active}
    return database.write(
        lambda connection: connection.execute(insert(Keeper).values(**row).returning(Keeper.id)).scalar_one()
    )


def a_label_layout(
    database: Database, school: ASchool, title: str = "教务处的标签", now: datetime = MONDAY, **how: float
) -> int:
    """A sheet of two labels on A4 that the school measured for itself; returns its id."""
    measures = {
        "page_width": 210.0,
        "page_height": 297.0,
        "columns": 1,
        "rows": 2,
        "label_width": 90.0,
        "label_height": 50.0,
        "margin_left": 10.0,
        "margin_top": 12.0,
        "gap_x": 0.0,
        "gap_y": 5.0,
        "padding": 3.0,
    }
    return keep_layout(database, school.id, title, measures | how, now)


def a_duty_plan(school: ASchool, **how: Any) -> DutyPlan:
    """王老师's plan for Monday: 陈一鸣 keeps the station."""
    plan = DutyPlan(school.id, school.station_id, MONDAY.date(), keeper_ids=(), new_names=("陈一鸣",))
    return replace(plan, **how)


def a_duty(
    database: Database, school: ASchool, code: str | None = None, now: datetime = MONDAY, **how: Any
) -> ADuty:
    """An open duty. `how`: as for `a_duty_plan`."""
    code = code or chance.new_duty_code()
    plan = a_duty_plan(school, **how)
    return ADuty(open_duty(database, plan, school.staff_id, lambda: code, now), code)


def a_round(
    database: Database, school: ASchool, duty: ADuty, now: datetime = MONDAY, *, ended: bool = False
) -> int:
    """A count of the board that is open, or one in which nobody saw anything."""
    round_id = start_round(database, school.station_id, duty.id, None, now)
    if ended:
        finish_round(database, round_id, school.station_id, STATION, now)
    return round_id


def a_lost_form(school: ASchool, **how: Any) -> LostForm:
    """林小雨's mother misses the blue cup with the bear on it since today, last seen on the playground."""
    form = LostForm(
        school_id=school.id,
        key=chance.new_token(),
        category="cup",
        colour="blue",
        place="playground",
        lost_on=MONDAY.date(),
        unsure=False,
        words="小熊贴纸",
        contact=XIAOYU.contact,
    )
    return replace(form, **how)


def a_notice(database: Database, vault: Vault, school: ASchool, now: datetime = MONDAY, **how: Any) -> str:
    """The token of a lost notice's page. `how`: as for `a_lost_form`."""
    return make_notice(database, vault, a_lost_form(school, **how), now)


def a_channel(database: Database, vault: Vault, school: ASchool, now: datetime = MONDAY, **how: Any) -> int:
    """The id of the robot of 王老师's group, which hears everything. `how`: of the form."""
    form = ChannelForm("年级组", KINDS, "zh", "wecombot://693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa")
    return add_channel(database, vault, school.id, replace(form, **how), school.staff_id, now)


HIDDEN_MARK = "壳上贴着小熊，屏幕左上角裂了"
"""What only the owner of a phone knows."""
SEWN_IN = "杯底写着浩然两个字"
"""How 周浩然 knows that the blue cup is his."""


def a_request(database: Database, vault: Vault, school: ASchool, now: datetime = MONDAY, **how: Any) -> str:
    """林小雨 asks for her phone; returns the token of her page. `how`: of the form."""
    form = HeldForm(school.station_id, chance.new_token(), "phone", HIDDEN_MARK, XIAOYU)
    return ask_for_valuable(database, vault, replace(form, **how), now)


def a_dispute(
    database: Database,
    vault: Vault,
    school: ASchool,
    item: Logged | None = None,
    now: datetime = MONDAY,
    **how: Any,
) -> str:
    """周浩然 says "that was mine" of a cup that 林小雨 took; returns the token of his page."""
    if item is None:
        item = an_item(database, school, now=now)
        a_claim(database, vault, school, item, now)
    form = MineForm(item.ref, chance.new_token(), SEWN_IN, HAORAN)
    return say_mine(database, vault, replace(form, **how), here(school, now), now)

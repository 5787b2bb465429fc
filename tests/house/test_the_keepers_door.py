"""Every keeper's address is shut to whoever is not on duty, and to a keeper of another school."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import Select, select

from kiosk.bootstrap import Station
from kiosk.models import DutyDevice, Event, Item, MoveLine, MoveList, MovingOn, Round, Sighting, Tag
from kiosk.services.duty_devices import take_off_duty
from kiosk.services.keeping_duty import close_duty
from kiosk.web.audience import KEEPER
from tests.clock import Clock
from tests.house.full_school import FullSchool, a_full_school, posts, said_by, sendable
from tests.house.keepers_addresses import addresses, keepers_rules
from tests.makers import a_school, the_strangers_school
from tests.web.doors import on_duty
from tests.web.phone import Phone

MARK = "实验小学的记号"
"""In the notes of all things of our school; no page of another school's may show it."""
NAMES = ("item", "event", "round", "tag", "moving on", "move list", "move line", "sighting", "device")
Sent = tuple[str, str, dict[str, object]]


@pytest.fixture
def world(station: Station) -> FullSchool:
    return a_full_school(station, a_school(station.database), "482913", "陈一鸣", MARK)


@pytest.fixture
def tablet(app: Flask, world: FullSchool) -> Phone:
    device = Phone(app)
    on_duty(device, world.duty.code, world.keeper_id)
    return device


def everything(app: Flask, station: Station, world: FullSchool) -> list[Sent]:
    """Every keeper's address with every id of that school, and every form with every id of it."""
    found: list[Sent] = [
        ("GET", address, {})
        for rule in keepers_rules(app, "GET")
        if getattr(app.view_functions[rule.endpoint], "audience", None) == KEEPER
        for address in addresses(app, rule, world)
    ]
    bodies = posts(station, world)
    for rule in keepers_rules(app, "POST"):
        if getattr(app.view_functions[rule.endpoint], "audience", None) == KEEPER:
            for number, body in enumerate(bodies[rule.endpoint]):
                ids = {"round": world.counting, "keeper": world.keeper_id, "key": f"{rule.endpoint} {number}"}
                found += [("POST", address, {**ids, **body}) for address in addresses(app, rule, world)]
    leaving = [sent for sent in found if sent[1].endswith("/leave")]
    return [sent for sent in found if sent not in leaving] + leaving


def ours(station: Station, world: FullSchool) -> list[list[str]]:
    """All that is on record of that school's things and duty."""
    here = world.school.station_id
    looks: list[Select[tuple[object]]] = [
        select(table.__table__).where(table.station_id == here)  # type: ignore[attr-defined]
        for table in (Item, Event, Round, Tag, MovingOn, MoveList)
    ]
    lists = select(MoveList.id).where(MoveList.station_id == here)
    rounds = select(Round.id).where(Round.station_id == here)
    looks += [
        select(MoveLine.__table__).where(MoveLine.move_list_id.in_(lists)),
        select(Sighting.__table__).where(Sighting.round_id.in_(rounds)),
        select(DutyDevice.__table__).where(DutyDevice.duty_id == world.duty.id),
    ]
    with station.database.read() as connection:
        return [sorted(map(str, connection.execute(look))) for look in looks]


def leaves(station: Station, world: FullSchool, tablet: Phone, clock: Clock) -> None:
    """Done for today."""
    tablet.press(tablet.open("/keeper/who").form("/keeper/leave"))


def is_taken_off(station: Station, world: FullSchool, tablet: Phone, clock: Clock) -> None:
    """The teacher took it off duty."""
    take_off_duty(station.database, world.school.id, world.duty.id, 1, clock())


def is_closed(station: Station, world: FullSchool, tablet: Phone, clock: Clock) -> None:
    """The teacher closed the duty."""
    close_duty(station.database, world.school.id, world.duty.id, clock())


def was_quiet(station: Station, world: FullSchool, tablet: Phone, clock: Clock) -> None:
    """Nobody touched it for an hour."""
    clock.forward(minutes=61)


def is_the_day_after(station: Station, world: FullSchool, tablet: Phone, clock: Clock) -> None:
    """Nobody closed the duty, and it ended by itself."""
    clock.forward(hours=15)


def knows_nothing(station: Station, world: FullSchool, tablet: Phone, clock: Clock) -> None:
    """A stranger's browser."""
    tablet.client.delete_cookie("station")


OFF_DUTY = (knows_nothing, leaves, is_taken_off, is_closed, was_quiet, is_the_day_after)


@pytest.mark.parametrize("happened", OFF_DUTY)
def test_who_is_not_on_duty_is_shown_and_changes_nothing(
    app: Flask,
    station: Station,
    world: FullSchool,
    tablet: Phone,
    clock: Clock,
    happened: Callable[[Station, FullSchool, Phone, Clock], None],
) -> None:
    happened(station, world, tablet, clock)
    before = ours(station, world)
    for method, address, body in everything(app, station, world):
        answer = tablet.client.open(address, method=method, data=sendable(body) or None)
        where = (method, address, body)
        assert (answer.status_code, str(answer.location).partition("?")[0]) == (303, "/duty"), where
        script = tablet.client.open(
            address, method=method, data=sendable(body) or None, headers={"Accept": "application/json"}
        )
        assert (script.status_code, script.get_json()["off_duty"]) == (401, True), where
        assert MARK not in said_by(answer) + said_by(script)
    assert ours(station, world) == before


def test_who_has_not_said_a_name_is_shown_and_changes_nothing(
    app: Flask, station: Station, world: FullSchool
) -> None:
    nameless = Phone(app)
    nameless.press(nameless.open("/duty").form("/duty"), code=world.duty.code)
    before = ours(station, world)
    for method, address, body in everything(app, station, world):
        if not address.endswith(("/who", "/leave")):
            answer = nameless.client.open(address, method=method, data=sendable(body) or None)
            asked = str(answer.location).partition("?")[0]
            assert (answer.status_code, asked) == (303, "/keeper/who"), (method, address)
    assert ours(station, world) == before


def test_a_keeper_of_another_school_sees_and_changes_nothing_of_ours(
    app: Flask, station: Station, world: FullSchool
) -> None:
    """Every id in every address and every form is one of ours; the device is on duty elsewhere."""
    theirs = a_full_school(station, the_strangers_school(station.database), "731055", "赵子墨")
    device = Phone(app)
    form = device.open("/duty").form("/duty")
    names = device.press(form, code=theirs.duty.code, school=str(theirs.school.id))
    device.press(names.form("/who"), keeper=str(theirs.keeper_id))
    before = ours(station, world)
    for method, address, body in everything(app, station, world):
        for accept in ("text/html", "application/json"):
            answer = device.client.open(
                address, method=method, data=sendable(body) or None, headers={"Accept": accept}
            )
            where = (method, address, body, answer.status_code)
            assert answer.status_code < 500, where
            assert MARK not in said_by(answer), where
            assert "陈一鸣" not in said_by(answer), where
            if answer.location:
                assert MARK not in device.open(answer.location).html, where
    assert ours(station, world) == before


def test_a_keeper_of_ours_does_see_and_change_it(
    app: Flask, station: Station, world: FullSchool, tablet: Phone
) -> None:
    """Without this, the tests around it could pass because nothing was ever sent in earnest."""
    before = ours(station, world)
    shown = [
        address
        for method, address, body in everything(app, station, world)
        if MARK in said_by(tablet.client.open(address, method=method, data=sendable(body) or None))
    ]
    assert len(set(shown)) >= 3
    after = ours(station, world)
    as_before = [name for name, old, new in zip(NAMES, before, after, strict=True) if old == new]
    assert as_before == ["move list"]  # it was there, and is made but once

"""Search engines may name the board and what hangs there, and nothing else of a station."""

import re

import pytest

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from tests.makers import ASchool, a_school, an_item
from tests.web.families.gate import a_tagged_item, station_code, take_home
from tests.web.phone import Phone

NOWHERE, NO_COPY = "noindex, nofollow", "noarchive, noimageindex"


def robots(phone: Phone, address: str) -> str:
    return phone.client.get(address).headers["X-Robots-Tag"]


def test_the_board_and_a_thing_that_hangs_there_may_be_found(
    family: Phone, station: Station, school: ASchool
) -> None:
    cup = an_item(station.database, school)
    for address in ("/", "/board/east", f"/items/{cup.ref}"):
        assert robots(family, address) == NO_COPY


def test_the_list_of_stations_may_be_found(family: Phone, station: Station) -> None:
    a_school(station.database, name="外校", slugs=("north", "south"), username="stranger")
    assert robots(family, "/") == NO_COPY


def test_no_narrowed_board_may_be_found(family: Phone, school: ASchool) -> None:
    for narrowed in ("/board/east?q=cup", "/board/east?zone=B", "/?page=2"):
        assert robots(family, narrowed) == NOWHERE


@pytest.mark.parametrize("state", [state for state in State if state is not State.ON_DISPLAY])
def test_what_hangs_there_no_more_may_not_be_found(
    family: Phone, station: Station, school: ASchool, state: State
) -> None:
    if state is State.CLAIMED:
        cup, tag = a_tagged_item(station, school)
        take_home(family, tag)
    else:
        cup = an_item(station.database, school, state)
    assert robots(family, f"/items/{cup.ref}") == NOWHERE


def test_nothing_else_may_be_found(family: Phone, station: Station, school: ASchool) -> None:
    cup, tag = a_tagged_item(station, school)
    receipt = take_home(family, tag)
    addresses = ["/late", "/lost", "/code", "/privacy", "/duty", "/sign-in", "/nothing", receipt.address]
    addresses += [f"/s/{station_code(station, school)}", f"/t/{tag}", f"/items/{cup.ref}"]
    addresses += [
        f"/screen/{station_code(station, school)}",
        "/static/img/mark.svg",
        f"/photos/{'0' * 32}.view.jpg",
    ]
    assert {address: robots(family, address) for address in addresses} == dict.fromkeys(addresses, NOWHERE)


def test_a_board_for_those_who_were_there_may_not_be_found(family: Phone, station: Station) -> None:
    a_school(station.database, slugs=("only-here",), username="li", board_readers='"pass"')
    assert robots(family, "/board/only-here") == NOWHERE


def test_each_page_says_in_one_sentence_what_it_is(reader: Phone, station: Station, school: ASchool) -> None:
    cup = an_item(station.database, school)
    said = [described(reader, address) for address in ("/", f"/items/{cup.ref}", "/late")]
    assert len(set(said)) == 3
    assert "1" in said[0]
    assert all(20 <= len(sentence) <= 200 for sentence in said)


def test_a_search_is_not_repeated_in_the_description(family: Phone, school: ASchool) -> None:
    assert "looked-for" not in described(family, "/board/east?q=looked-for")


def described(phone: Phone, address: str) -> str:
    page = phone.client.get(address).text
    (found,) = re.findall(r'<meta name="description" content="([^"]*)">', page)
    return str(found)


def test_the_way_back_to_a_thing_is_short_where_no_form_stands(
    family: Phone, station: Station, school: ASchool
) -> None:
    cup, tag = a_tagged_item(station, school)
    address = f"/items/{cup.ref}"
    assert family.client.get(address).headers["Cache-Control"] == "private, no-cache"
    family.open(f"/t/{tag}")
    assert family.client.get(address).headers["Cache-Control"] == "no-store"

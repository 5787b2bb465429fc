"""Valuables are held: no page shows what they are, and no form takes one home."""

import pytest
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State, Step
from kiosk.models import Claim, Item
from tests.kept import rows_of
from tests.makers import ASchool, a_tag, an_item, step_of
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form, station_code
from tests.web.phone import Page, Phone

KIND = ("老师正替你保管着", "A teacher is looking after it")
DETAILS = ("手机", "phone", "黑色", "black", "小熊", "操场", "playground", "13")


@pytest.fixture
def phone_of_somebody(station: Station, school: ASchool) -> tuple[str, str]:
    """A held mobile phone: its public name and the code of its tag."""
    code = a_tag(station.database, school)
    held = an_item(station.database, school, State.HELD, colour="black", note="小熊挂件", tag_code=code)
    return held.ref, code


def shows_no_detail(page: Page) -> bool:
    """Nothing of what it is, where it was found or when."""
    main = page.html[page.html.index("<main") : page.html.index("</main>")]
    return not any(detail in main for detail in DETAILS) and not page.asks and "/photos/" not in page.html


def test_its_page_shows_no_detail(reader: Phone, phone_of_somebody: tuple[str, str]) -> None:
    ref, code = phone_of_somebody
    for page in (reader.open(f"/items/{ref}"), reader.open(f"/t/{code}")):
        assert page.status == 200
        assert page.says(*KIND)
        assert shows_no_detail(page)


def test_one_that_was_taken_back_after_it_had_moved_on_shows_no_detail_either(
    station: Station, reader: Phone, phone_of_somebody: tuple[str, str]
) -> None:
    ref, code = phone_of_somebody
    [(item_id,)] = rows_of(station.database, Item.id, where=Item.ref == ref)
    for step in (Step.MOVE_ON, Step.UNDO_MOVE_ON):
        step_of(station.database, item_id, step)
    for page in (reader.open(f"/items/{ref}"), reader.open(f"/t/{code}")):
        assert page.says(*KIND)
        assert shows_no_detail(page)


def test_no_form_takes_it(
    station: Station, school: ASchool, reader: Phone, phone_of_somebody: tuple[str, str]
) -> None:
    ref, _ = phone_of_somebody
    form = claim_form(reader.open(f"/t/{a_tagged_item(station, school)[1]}"))
    page = reader.post(f"/items/{ref}/claim", **{**form.fields, **THREE_LINES})
    assert page.status == 409
    assert page.says(*KIND)
    assert shows_no_detail(page)
    assert_still_held(station, ref)


def test_an_unfinished_form_learns_no_more(
    station: Station, school: ASchool, family: Phone, phone_of_somebody: tuple[str, str]
) -> None:
    ref, _ = phone_of_somebody
    form = claim_form(family.open(f"/t/{a_tagged_item(station, school)[1]}"))
    assert shows_no_detail(family.post(f"/items/{ref}/claim", **form.fields))


def test_without_a_scan_there_is_no_more_to_see(
    station: Station, reader: Phone, phone_of_somebody: tuple[str, str]
) -> None:
    ref, _ = phone_of_somebody
    form = reader.open("/late").form("/late")
    page = reader.post(f"/items/{ref}/claim", **{**form.fields, **THREE_LINES})
    assert page.status == 403
    assert page.says(*KIND)
    assert shows_no_detail(page)


@pytest.mark.parametrize("by", ["code", "ref"])
def test_no_late_claim_takes_it(
    station: Station, reader: Phone, phone_of_somebody: tuple[str, str], by: str
) -> None:
    ref, code = phone_of_somebody
    form = reader.open("/late").form("/late")
    page = reader.press(form, **THREE_LINES, **{by: code if by == "code" else ref})
    assert page.status == 409
    assert page.says(*KIND)
    assert shows_no_detail(page)
    assert_still_held(station, ref)


def test_the_board_only_counts_it(
    station: Station, school: ASchool, reader: Phone, phone_of_somebody: tuple[str, str]
) -> None:
    board = reader.open(f"/s/{station_code(station, school)}")
    assert board.says("老师替大家保管着 1 件贵重物品", "A teacher looks after 1 valuable thing,")
    assert phone_of_somebody[0] not in board.html
    assert "category=phone" not in board.html
    assert phone_of_somebody[0] not in reader.open("/?q=手机").html


def assert_still_held(station: Station, ref: str) -> None:
    """Nothing was kept."""
    with station.database.read() as connection:
        assert connection.scalar(select(Item.state).where(Item.ref == ref)) == State.HELD
        assert connection.scalars(select(Claim.id)).all() == []

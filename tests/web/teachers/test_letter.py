"""王老师 looks at the weekly letter and prints it: numbers, the way to the board, and nobody's name."""

from datetime import date, timedelta

import pypdfium2
import pytest
import zxingcpp

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.services.choosing import choose
from kiosk.services.claiming import claim_late
from kiosk.services.planning_roster import Stretch, plan_term
from tests.clock import MONDAY, Clock
from tests.makers import XIAOYU_IN_WORDS, ASchool, a_claim, a_claim_form, a_keeper, an_item
from tests.web.doors import signed_in
from tests.web.phone import Phone

LETTER, PRINT = "/teacher/letter", "/teacher/letter.pdf"
BOARD = "http://127.0.0.1:8000/board/east"


@pytest.fixture
def week(station: Station, school: ASchool) -> ASchool:
    """Ten cups went home this Monday, one of them registered afterwards; a hat, a coat and a phone wait."""
    for _number in range(9):
        a_claim(station.database, station.vault, school)
    late = a_claim_form(an_item(station.database, school))
    claim_late(station.database, station.vault, late, MONDAY)
    an_item(station.database, school, category="hat")
    an_item(station.database, school, State.STORED, category="jacket")
    an_item(station.database, school, State.HELD, note="贴着小熊")
    return school


def paper(browser: Phone, query: str = "") -> tuple[str, list[str], int]:
    """The print's words, what its symbols say, and how many pages it has."""
    response = browser.client.get(PRINT + query)
    assert response.mimetype == "application/pdf"
    with pypdfium2.PdfDocument(response.get_data()) as document:
        picture = document[0].render(scale=2, grayscale=True).to_pil()
        text = document[0].get_textpage().get_text_range()
        return text, [code.text for code in zxingcpp.read_barcodes(picture)], len(document)


def test_the_preview_says_what_the_paper_says(teacher: Phone, week: ASchool) -> None:
    page = teacher.open(f"{LETTER}?week=this")
    text, symbols, pages = paper(teacher, "?week=this")
    assert pages == 1
    words = "".join(text.split())
    for said in ("13件失物", "10件回到了主人身边", "1件是事后补登记的", "100%", "2件失物在等主人"):
        assert said in "".join(page.text.split())
        assert said in words
    assert symbols == [BOARD]
    assert BOARD in page.text


def test_nothing_of_a_family_or_a_valuable_is_on_it(teacher: Phone, station: Station, week: ASchool) -> None:
    with station.database.read() as connection:
        code = connection.exec_driver_sql("SELECT code FROM station WHERE slug = 'east'").scalar_one()
    page = teacher.open(f"{LETTER}?week=this").text
    text, _symbols, _pages = paper(teacher, "?week=this")
    for private in (*XIAOYU_IN_WORDS, "小熊", "手机", code):
        assert private not in page
        assert private not in text
    assert "1 件贵重物品" in page


def test_the_last_full_week_unless_this_one_is_asked_for(teacher: Phone, week: ASchool, clock: Clock) -> None:
    assert "没有捡到新的失物" in teacher.open(LETTER).text
    clock.forward(days=7)
    signed_in(teacher)
    page = teacher.open(LETTER)
    assert "2025年10月13日至10月19日" in page.text
    assert "13 件失物" in page.text
    this = next(link for link in page.links if "week=this" in link and "pdf" not in link)
    assert "没有捡到新的失物" in teacher.open(this).text


def test_in_one_language_or_both(teacher: Phone, week: ASchool) -> None:
    for language, chinese, english in (("both", True, True), ("zh", True, False), ("en", False, True)):
        page, (text, *_rest) = (
            teacher.open(f"{LETTER}?language={language}"),
            paper(teacher, f"?language={language}"),
        )
        for words in (page.text, text):
            assert ("各位家长" in words, "Dear families" in words) == (chinese, english)
    assert "各位家长" in teacher.open(f"{LETTER}?language=fr").text


def test_by_itself_it_is_in_the_schools_languages_the_first_one_on_top(
    teacher: Phone, station: Station, week: ASchool
) -> None:
    choose(station.database, week.id, languages=("en", "zh"))
    page = teacher.open(LETTER).text
    assert page.index("Dear families") < page.index("各位家长")
    choose(station.database, week.id, languages=("zh",))
    page = teacher.open(LETTER).text
    assert "各位家长" in page
    assert "Dear families" not in page
    assert "Dear families" in teacher.open(f"{LETTER}?language=both").text


def test_below_ten_departures_no_index(teacher: Phone, station: Station, school: ASchool) -> None:
    a_claim(station.database, station.vault, school)
    assert "%" not in teacher.open(f"{LETTER}?week=this").text
    assert "%" not in paper(teacher, "?week=this")[0]


def test_a_quiet_board_is_a_glad_one(teacher: Phone) -> None:
    assert "照看得真好" in teacher.open(LETTER).text
    assert "失物都回家了" in paper(teacher)[0]


def test_the_next_duties_are_the_planned_ones_or_the_schools_weekdays(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    assert "10月15日 星期三 · 10月20日 星期一" in teacher.open(LETTER).text
    a_keeper(station.database, school)
    friday = date(2025, 10, 17)
    stretch = Stretch(school.station_id, friday, friday)
    plan_term(station.database, school.id, stretch, (4,), 1, MONDAY.date())
    page = teacher.open(LETTER).text
    assert "10月17日 星期五" in page
    assert "10月20日" not in page


def test_where_the_board_is_read_at_the_station_only_the_letter_says_so(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    choose(station.database, school.id, board_readers="pass")
    page = teacher.open(LETTER)
    assert "在家就能看" not in page.text
    assert "守护栏就在守护站" in page.text


def test_each_station_has_its_own(teacher: Phone, week: ASchool) -> None:
    other = f"?station={week.station_ids[1]}&week=this"
    assert "没有捡到新的失物" in teacher.open(LETTER + other).text
    assert paper(teacher, other)[1] == ["http://127.0.0.1:8000/board/north"]


def test_it_refuses_a_visitor_a_post_and_another_schools_station(
    visitor: Phone, teacher: Phone, stranger: Phone, week: ASchool
) -> None:
    for address in (LETTER, PRINT):
        assert teacher.post(address).status == 405
    assert stranger.open(f"{LETTER}?station={week.station_id}").title.endswith("</span>")
    assert paper(stranger, f"?station={week.station_id}&week=this")[1] == [
        "http://127.0.0.1:8000/board/elsewhere"
    ]


def test_who_is_not_signed_in_is_led_to_the_door(visitor: Phone) -> None:
    for address in (LETTER, PRINT):
        assert visitor.open(address).address == "/sign-in"


def test_a_week_later_the_file_has_another_name(teacher: Phone, week: ASchool) -> None:
    named = teacher.client.get(f"{PRINT}?week=this").headers["Content-Disposition"]
    last = teacher.client.get(PRINT).headers["Content-Disposition"]
    assert f"letter-east-{MONDAY.date()}.pdf" in named
    assert f"letter-east-{MONDAY.date() - timedelta(days=7)}.pdf" in last

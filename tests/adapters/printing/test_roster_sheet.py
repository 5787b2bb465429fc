"""The roster on the wall: every day with its team, a term on a page, long names readable."""

from datetime import date, timedelta

import pytest

from kiosk.adapters.printing.roster_sheet import RosterDay, roster_sheet
from kiosk.adapters.printing.words import Pair

from .reading import a_heading, colliding, size_of, text_of, unembedded_fonts, words_on
from .sheets import LONG

TERM = Pair("2026—2027 学年第一学期", "autumn term 2026–27")
MONDAY = date(2026, 9, 7)
NAMES = ("陈一鸣", "刘小可", "黄思齐", "何乐天", "杨果果", "阿依古丽", "Tom")


def some_days(weekdays, weeks, team, names=NAMES):
    days = [MONDAY + timedelta(days=7 * week + weekday) for week in range(weeks) for weekday in weekdays]
    return [
        RosterDay(day, [names[(turn * team + seat) % len(names)] for seat in range(team)])
        for turn, day in enumerate(days)
    ]


@pytest.mark.parametrize(("weekdays", "team"), [((0, 2), 3), ((0,), 4), ((0, 1, 2, 3, 4), 3), (range(7), 2)])
def test_a_term_of_twenty_weeks_stands_on_one_page_without_a_collision(weekdays, team):
    pdf = roster_sheet(a_heading(), TERM, some_days(weekdays, 20, team))
    [page] = words_on(pdf)
    assert colliding(page) == []
    assert size_of(pdf) == pytest.approx((210, 297), abs=0.01)
    texts = [text for text, _ in page]
    for each in some_days(weekdays, 20, team):
        assert texts.count(f"{each.day.month}月{each.day.day}日") == 1


def test_everybody_has_their_turns():
    days = some_days((0, 2), 20, 3)
    text = text_of(roster_sheet(a_heading(), TERM, days))
    for name in NAMES:
        assert text.count(name) == sum(name in each.keepers for each in days)


def test_long_names_take_more_pages_and_stay_readable():
    names = ("阿卜杜热合曼·买买提江", "Alexandra Montgomery-Smith")
    pages = words_on(roster_sheet(a_heading(**LONG), TERM, some_days(range(5), 30, 6, names)))
    assert len(pages) > 1
    assert [colliding(page) for page in pages] == [[] for _ in pages]
    names = [box[3] - box[1] for page in pages for text, box in page if "阿卜杜热合曼" in text]
    assert len(names) == 450
    assert min(names) > 1.7


def test_a_holiday_says_its_name_and_a_note_stands_beside_the_team():
    days = [RosterDay(MONDAY, ["陈一鸣"], "换班"), RosterDay(MONDAY + timedelta(days=2), [], "秋游")]
    pdf = roster_sheet(a_heading(), TERM, days)
    text = text_of(pdf)
    for said in ("陈一鸣", "换班", "秋游", "星期一", "Wednesday", "9月", "Sep"):
        assert said in text
    [page] = words_on(pdf)
    assert colliding(page) == []


def test_a_term_without_a_day_says_so():
    assert "这个学期还没有排值日。" in text_of(roster_sheet(a_heading(), TERM, []))


def test_the_days_come_in_their_order_whatever_order_they_were_given_in():
    days = some_days((0, 2), 8, 3)
    assert roster_sheet(a_heading(), TERM, days[::-1]) == roster_sheet(a_heading(), TERM, days)
    assert unembedded_fonts(roster_sheet(a_heading(), TERM, days)) == []

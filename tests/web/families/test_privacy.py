"""What is kept about a family is told by the school that keeps it."""

from flask import Flask

from kiosk.bootstrap import Station
from kiosk.services.choosing import choose
from tests.makers import ASchool, the_strangers_school
from tests.web.phone import Phone


def test_it_tells_the_schools_own_days(app: Flask, station: Station, school: ASchool) -> None:
    choose(station.database, school.id, claimant_days=33, lost_days=44, request_days=55)
    page = Phone(app).open("/privacy")
    assert [days in page.text for days in ("33", "44", "55")] == [True] * 3
    assert "导出" in page.text


def test_of_several_schools_each_tells_its_own(app: Flask, station: Station, school: ASchool) -> None:
    elsewhere = the_strangers_school(station.database)
    choose(station.database, school.id, claimant_days=33)
    choose(station.database, elsewhere.id, claimant_days=77, languages=("en",))
    visitor = Phone(app)
    page = visitor.open("/privacy")
    assert page.says("您是哪所学校？", "Which one is yours?")
    assert "33" not in page.text
    ours, theirs = (visitor.open(link) for link in page.links if "school=" in link)
    assert ("33" in ours.text, "77" in ours.text) == (True, False)
    assert ("33" in theirs.text, "77" in theirs.text) == (False, True)
    assert ['<html lang="en">' in each.html for each in (ours, theirs)] == [False, True]
    assert f"/privacy?school={school.id}&lang=en" in ours.links
    assert visitor.open("/privacy?school=999").title == page.title

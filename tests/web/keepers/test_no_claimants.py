"""No page of a keeper says who claimed anything."""

from kiosk.bootstrap import Station
from tests.makers import XIAOYU_IN_WORDS, ASchool, a_claim, an_item
from tests.web.keepers.logbook import save
from tests.web.phone import Phone


def test_no_page_names_a_claimant(tablet: Phone, station: Station, school: ASchool) -> None:
    item = an_item(station.database, school)
    a_claim(station.database, station.vault, school, item)
    pages = [
        tablet.open("/keeper/who"),
        tablet.open("/keeper/"),
        tablet.open(f"/keeper/?logged={item.ref}"),
        save(tablet),
    ]
    assert "它已经有去处啦。" in pages[2].text
    for page in pages:
        assert not [words for words in (*XIAOYU_IN_WORDS, "林*", "138****8000") if words in page.html]

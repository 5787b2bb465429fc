"""A full disk is said in one sentence, and what a family typed comes back to be sent again."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.refusals import NoRoom
from tests.makers import a_school
from tests.web.families.gate import THREE_LINES, a_tagged_item
from tests.web.phone import Phone

SENTENCES = {
    "zh": "守护站的存储空间满了，这次没有存下。请告诉老师。",
    "en": "The station's disk is full, so this could not be kept. Please tell a teacher.",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_claim_on_a_full_disk_is_kept_in_the_form(
    app: Flask, station: Station, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    school = a_school(station.database)
    _item, code = a_tagged_item(station, school)
    family = Phone(app, language)
    form = family.open(f"/t/{code}").form("/claim")

    def full(act: object) -> None:
        raise NoRoom

    with monkeypatch.context() as disk:
        disk.setattr(station.database, "write", full)
        refused = family.press(form, **THREE_LINES)
    assert refused.status == 507
    assert SENTENCES[language] in refused.text
    kept = family.press(refused.form("/claim"))
    assert kept.address.startswith("/receipts/")

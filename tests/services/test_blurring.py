"""A part of a photo is made unreadable: the new photo takes the place of the old one, which is deleted."""

from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from kiosk.adapters.photos.blurring import blurred
from kiosk.adapters.photos.intake import prepared
from kiosk.bootstrap import Station
from kiosk.domain.blur_grid import Cell
from kiosk.domain.refusals import ItemUnknown, KeyUsedForAnother
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import AccessEntry, Item, NamedThing
from kiosk.services.blurring import Blur, replace_photo
from kiosk.services.dropping_photos import UNDER_WAY, drop_if_unused, drop_waiting_photos
from kiosk.services.logging_items import Logged, log_item
from kiosk.services.stepping import STATION
from tests.clock import MONDAY, Clock
from tests.kept import rows_of
from tests.makers import ASchool, a_log_form, a_named_thing, the_strangers_school

CELLS = [Cell(1, 1), Cell(2, 2)]


def a_stored(station: Station, colour: str = "blue") -> StoredPhoto:
    """A photo on which something can be read."""
    picture = Image.new("RGB", (640, 480), colour)
    picture.paste("white", (20, 20, 60, 50))
    return station.photos.keep(prepared(picture))


def a_cup(station: Station, school: ASchool, photo: StoredPhoto, **how: object) -> Logged:
    return log_item(station.database, a_log_form(school, **how), photo, STATION, MONDAY)


def blur(station: Station, school: ASchool, ref: str, photo: str, *, waits: bool = False) -> bool:
    """A teacher presses the button under that photo."""
    folder = station.waiting_photos if waits else station.photos
    instead = folder.keep(blurred(folder.read(f"{photo}.view.webp"), CELLS))
    return replace_photo(
        station.database, Blur(school.id, ref, photo, folder, waits), instead, school.staff_id, MONDAY
    )


def shown(station: Station) -> list[str]:
    return [name for (name,) in rows_of(station.database, Item.photo_name)]


def test_the_old_photo_is_nowhere_any_more(station: Station, school: ASchool) -> None:
    photo = a_stored(station)
    cup = a_cup(station, school, photo)
    assert blur(station, school, cup.ref, photo.name)
    [name] = shown(station)
    assert name != photo.name
    assert station.photos.has(name)
    files = [path.name for path in (station.config.data_dir / "photos").rglob("*.*") if path.is_file()]
    assert len(files) == 5
    assert not [file for file in files if file.startswith(photo.name)]
    entries = rows_of(station.database, AccessEntry.act, AccessEntry.reason, AccessEntry.staff_id)
    assert entries == [("blur", cup.ref, school.staff_id)]


def test_it_stays_where_another_thing_has_the_very_same_photo(station: Station, school: ASchool) -> None:
    photo = a_stored(station)
    cup, _other = a_cup(station, school, photo), a_cup(station, school, photo)
    blur(station, school, cup.ref, photo.name)
    assert shown(station)[1] == photo.name
    assert station.photos.has(photo.name)


def test_of_two_teachers_one_blurs_and_nothing_of_the_other_is_left(
    station: Station, school: ASchool
) -> None:
    photo = a_stored(station)
    cup = a_cup(station, school, photo)
    late = station.photos.keep(blurred(station.photos.read(f"{photo.name}.view.webp"), [Cell(8, 8)]))
    assert blur(station, school, cup.ref, photo.name)
    this = Blur(school.id, cup.ref, photo.name, station.photos, waits=False)
    assert not replace_photo(station.database, this, late, school.staff_id, MONDAY)
    assert not station.photos.has(late.name)
    assert station.photos.has(shown(station)[0])


def test_a_photo_that_waits_is_blurred_where_it_waits(station: Station, school: ASchool) -> None:
    cup = a_named_thing(station, school)
    with station.database.read() as connection:
        photo = str(connection.scalar(select(NamedThing.photo_name)))
    assert blur(station, school, cup.ref, photo, waits=True)
    with station.database.read() as connection:
        name = str(connection.scalar(select(NamedThing.photo_name)))
    assert station.waiting_photos.has(name)
    assert not station.waiting_photos.has(photo)
    assert not station.photos.has(name)
    assert shown(station) == [None]


def test_another_school_blurs_nothing(station: Station, school: ASchool) -> None:
    photo = a_stored(station)
    cup = a_cup(station, school, photo)
    with pytest.raises(ItemUnknown):
        blur(station, the_strangers_school(station.database), cup.ref, photo.name)
    assert shown(station) == [photo.name]


def test_a_form_that_arrives_again_after_the_blur_is_known_and_its_photo_does_not_come_back(
    station: Station, school: ASchool
) -> None:
    photo = a_stored(station)
    cup = a_cup(station, school, photo, key="the same")
    blur(station, school, cup.ref, photo.name)
    a_stored(station)  # the tablet sends its photo once more
    again = a_cup(station, school, photo, key="the same")
    assert again == cup
    assert again.again
    assert drop_if_unused(station.database, station.photos, photo.name, waits=False)
    assert not station.photos.has(photo.name)
    with pytest.raises(KeyUsedForAnother):
        a_cup(station, school, a_stored(station, "red"), key="the same")


def test_what_waits_in_vain_is_deleted_after_a_day_and_what_waits_for_a_teacher_stays(
    station: Station, school: ASchool, clock: Clock
) -> None:
    a_named_thing(station, school)
    forgotten = station.waiting_photos.keep(prepared(Image.new("RGB", (64, 48), "red")))
    written = max(path.stat().st_mtime for path in station.config.data_dir.rglob("*.view.webp"))
    kept_at = clock().fromtimestamp(written, clock().tzinfo)
    database, waiting = station.database, station.waiting_photos
    assert drop_waiting_photos(database, waiting, kept_at + UNDER_WAY - timedelta(minutes=1)) == 0
    assert drop_waiting_photos(database, waiting, kept_at + UNDER_WAY + timedelta(minutes=1)) == 1
    assert not waiting.has(forgotten.name)
    assert drop_waiting_photos(database, waiting, kept_at + UNDER_WAY * 9) == 0

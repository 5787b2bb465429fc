"""Kept photos: found again under their content's name, forgotten for good, and nothing else is given out."""

import hashlib
import os
import time

import pytest

from kiosk.adapters.photos.intake import take_in
from kiosk.adapters.photos.store import NoSuchPhoto, PhotoFolder
from kiosk.domain.stored_photo import StoredPhoto
from tests.adapters.photos.makers import a_file, a_prepared_photo, five_files


@pytest.fixture
def photos(tmp_path):
    return PhotoFolder(tmp_path / "photos", reserve=0)


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_photo_is_kept_under_the_name_of_its_content(photos, tmp_path):
    prepared = take_in(a_file())
    kept = photos.keep(prepared)
    name = hashlib.sha256(prepared.view_webp).hexdigest()[:32]
    assert kept == StoredPhoto(name, width=96, height=64, thumb_width=96, thumb_height=64)
    assert files_in(tmp_path / "photos") == [
        f"{name[:2]}/{name}.{ending}"
        for ending in ("phone.webp", "thumb.jpg", "thumb.webp", "view.jpg", "view.webp")
    ]
    for ending, data in five_files(prepared).items():
        assert photos.read(f"{name}.{ending}") == data
        assert photos.path(f"{name}.{ending}").read_bytes() == data


def test_the_same_photo_twice_is_one(photos, tmp_path):
    first = photos.keep(a_prepared_photo())
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "photos").rglob("*.webp")}
    assert photos.keep(a_prepared_photo()) == first
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert len(files_in(tmp_path / "photos")) == 5


def test_a_photo_that_lost_a_file_is_made_whole(photos):
    kept = photos.keep(a_prepared_photo())
    photos.path(f"{kept.name}.thumb.jpg").unlink()
    assert not photos.has(kept.name)
    photos.keep(a_prepared_photo())
    assert photos.has(kept.name)


def test_the_view_stands_in_for_a_phones_file_that_was_never_made(photos, tmp_path):
    kept = photos.keep(a_prepared_photo())
    photos.path(f"{kept.name}.phone.webp").unlink()
    assert photos.has(kept.name)
    assert photos.read(f"{kept.name}.phone.webp") == a_prepared_photo().view_webp
    other = PhotoFolder(tmp_path / "other", reserve=0)
    other.take_over(kept.name, photos)
    assert other.read(f"{kept.name}.phone.webp") == a_prepared_photo().view_webp
    photos.forget(kept.name)
    with pytest.raises(NoSuchPhoto):
        photos.read(f"{kept.name}.phone.webp")


def test_two_photos_are_two(photos):
    cup, hat = photos.keep(a_prepared_photo(b"cup")), photos.keep(a_prepared_photo(b"hat"))
    assert cup.name != hat.name
    assert photos.read(f"{cup.name}.view.jpg") != photos.read(f"{hat.name}.view.jpg")


def test_has(photos):
    kept = photos.keep(a_prepared_photo())
    assert photos.has(kept.name)
    assert not photos.has("0" * 32)
    assert not photos.has(f"../{kept.name[3:]}")
    assert not photos.has("")


def test_a_forgotten_photo_is_gone_and_the_others_stay(photos, tmp_path):
    cup, hat = photos.keep(a_prepared_photo(b"cup")), photos.keep(a_prepared_photo(b"hat"))
    photos.forget(cup.name)
    assert not photos.has(cup.name)
    assert photos.has(hat.name)
    with pytest.raises(NoSuchPhoto):
        photos.read(f"{cup.name}.view.webp")
    photos.forget(cup.name)
    assert len(files_in(tmp_path / "photos")) == 5


@pytest.mark.parametrize(
    "name",
    [
        "",
        "view.webp",
        "../config.toml",
        "../../etc/passwd",
        "/etc/passwd",
        "0" * 32,
        "0" * 31 + ".view.webp",
        "0" * 33 + ".view.webp",
        "A" * 32 + ".view.webp",
        "0" * 32 + ".view.png",
        "0" * 32 + ".views.webp",
        "0" * 32 + ".view.webp\n",
        "0" * 32 + ".view.webp/..",
        "0" * 32 + ".view.webp\0",
        "00/" + "0" * 32 + ".view.webp",
        "..%2f" + "0" * 32 + ".view.webp",
        "०" * 32 + ".view.webp",
        ".incoming",
        "0" * 32 + ".thumb.jpg",
    ],
)
def test_what_is_no_photo_of_ours_cannot_be_asked_for(photos, tmp_path, name):
    (tmp_path / "config.toml").write_text("secret")
    with pytest.raises(NoSuchPhoto):
        photos.read(name)
    with pytest.raises(NoSuchPhoto):
        photos.path(name)


@pytest.mark.parametrize("name", ["", "..", "*", "../" + "0" * 29, "0" * 32 + "/..", "0" * 32 + "\n"])
def test_only_a_name_can_be_forgotten(photos, name):
    with pytest.raises(NoSuchPhoto):
        photos.forget(name)


def test_a_second_start_finds_everything(photos, tmp_path):
    kept = photos.keep(a_prepared_photo())
    assert PhotoFolder(tmp_path / "photos").has(kept.name)


def test_a_start_sweeps_up_what_a_killed_process_left_long_ago(photos, tmp_path):
    incoming = tmp_path / "photos" / ".incoming"
    old, young = incoming / "old.view.webp.1", incoming / "young.view.webp.2"
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    yesterday = time.time() - 86_400
    os.utime(old, (yesterday, yesterday))
    PhotoFolder(tmp_path / "photos")
    assert not old.exists()
    assert young.exists()


def test_a_cleared_away_drafts_folder_comes_back(photos, tmp_path):
    (tmp_path / "photos" / ".incoming").rmdir()
    assert photos.has(photos.keep(a_prepared_photo()).name)

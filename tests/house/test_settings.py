"""Every setting is described, can come from a file, and cannot change under a running station."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.config import PREFIX, Config
from tests.house.reading import ROOT

_PAGE = ROOT / "docs" / "reference" / "settings.md"
_ROW = re.compile(r"^\| `(KIOSK_[A-Z_]+)` \| ([^|]*) \|", re.MULTILINE)
_ASSORTED = {
    "data_dir": "/srv/station",
    "database_url": "postgresql://kiosk@localhost/kiosk",
    "base_url": "https://lost.school.example",
    "secret_key": "a key",
    "encryption_keys": "one,two",
    "limiter_url": "redis://localhost",
    "notify_urls": "wecombot://a-key",
    "notify_private": "True",
}


def _name(field: str) -> str:
    return PREFIX + field.upper()


def _plain(config: Config, field: str) -> str:
    value = getattr(config, field)
    return str(value.get_secret_value() if hasattr(value, "get_secret_value") else value)


def test_the_page_describes_every_setting_and_no_other() -> None:
    described = [name for name, _default in _ROW.findall(_PAGE.read_text("utf-8"))]
    assert sorted(described) == sorted(map(_name, Config.model_fields))


def test_the_page_names_the_defaults() -> None:
    defaults = dict(_ROW.findall(_PAGE.read_text("utf-8")))
    for field, info in Config.model_fields.items():
        if isinstance(info.default, str):
            assert f"`{info.default}`" in defaults[_name(field)]


def test_no_page_speaks_of_a_setting_that_is_not_there() -> None:
    known = {_name(field) + ending for field in Config.model_fields for ending in ("", "_FILE")}
    for page in (ROOT / "docs").rglob("*.md"):
        assert set(re.findall(r"KIOSK_[A-Z_]+", page.read_text("utf-8"))) <= known, page.name


@pytest.mark.parametrize("field", Config.model_fields)
def test_a_setting_comes_from_its_variable(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(_name(field), _ASSORTED[field])
    assert _plain(Config(), field) == _ASSORTED[field]


@pytest.mark.parametrize("field", Config.model_fields)
def test_a_setting_comes_from_a_file(field: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "setting"
    file.write_text(_ASSORTED[field] + "\n", "utf-8")
    monkeypatch.setenv(_name(field) + "_FILE", str(file))
    assert _plain(Config(), field) == _ASSORTED[field]


def test_a_variable_wins_over_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "setting"
    file.write_text("http://from-the-file.example", "utf-8")
    monkeypatch.setenv("KIOSK_BASE_URL_FILE", str(file))
    monkeypatch.setenv("KIOSK_BASE_URL", "http://from-the-variable.example")
    assert Config().base_url == "http://from-the-variable.example"


@pytest.mark.parametrize("field", Config.model_fields)
def test_a_setting_stays_as_it_is(field: str) -> None:
    with pytest.raises(ValidationError):
        setattr(Config(), field, _ASSORTED[field])


def test_a_secret_is_not_shown() -> None:
    config = Config(secret_key="hush", encryption_keys="hush")  # type: ignore[arg-type]
    assert "hush" not in repr(config) + str(config)

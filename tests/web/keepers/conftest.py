"""A Monday's duty: 陈一鸣 and 李思远 with a tablet, and the stranger who knows no code."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from kiosk.bootstrap import Station
from tests.makers import ADuty, ASchool, a_duty, a_school
from tests.web.doors import on_duty
from tests.web.phone import Phone

Snap = Callable[..., tuple[BytesIO, str]]


@pytest.fixture
def school(station: Station) -> ASchool:
    """实验小学 with its station at the east gate."""
    return a_school(station.database)


@pytest.fixture
def duty(station: Station, school: ASchool) -> ADuty:
    """Monday's duty."""
    return a_duty(station.database, school, code="482913", new_names=("陈一鸣", "李思远"))


@pytest.fixture
def tablet(app: Flask, duty: ADuty) -> Phone:
    """A tablet on duty, in 陈一鸣's hands."""
    device = Phone(app)
    on_duty(device, duty.code)
    return device


@pytest.fixture
def stranger(app: Flask, duty: ADuty) -> Phone:
    """A phone of which nobody knows anything, and which knows no code."""
    return Phone(app)


@pytest.fixture
def snap() -> Snap:
    """Takes a photo: a file as a form carries it."""

    def photo(colour: str = "blue", kind: str = "JPEG", name: str = "IMG_0001.jpg") -> tuple[BytesIO, str]:
        taken = BytesIO()
        Image.new("RGB", (640, 480), colour).save(taken, kind)
        taken.seek(0)
        return taken, name

    return photo

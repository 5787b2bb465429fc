"""The web over a test's station, with every door as in production."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.web.app import create_app
from tests.web.compiled import quick


@pytest.fixture
def app(station: Station) -> Flask:
    """The station as a WSGI application."""
    return quick(create_app(station))

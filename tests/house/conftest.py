"""The whole app over a station, as the tests about its pages ask it."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.web.app import create_app
from tests.web.compiled import quick


@pytest.fixture
def app(station: Station) -> Flask:
    """Without the tokens of forms, so that any form can be sent."""
    app = quick(create_app(station))
    app.config["WTF_CSRF_ENABLED"] = False
    return app

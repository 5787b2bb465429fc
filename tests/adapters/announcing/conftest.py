"""Loads the library's services once, in whose hundred modules something is always about to be deprecated."""

import warnings

import pytest


@pytest.fixture(scope="session", autouse=True)
def _services() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from apprise.manager_plugins import NotificationManager

        NotificationManager().load_modules()

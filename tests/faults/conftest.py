"""Races are run on both databases."""

import pytest


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Both, one after the other."""
    kind: str = request.param
    return kind

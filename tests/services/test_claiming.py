"""A family takes a thing home at the station."""

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from tests.makers import a_claim, a_school


def test_a_claim_gives_a_receipt(database: Database, vault: Vault) -> None:
    school = a_school(database)
    assert a_claim(database, vault, school)

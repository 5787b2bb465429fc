"""A new encryption key: every claimant is sealed anew, in batches, whatever happens meanwhile."""

import pytest
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.bootstrap import Station
from kiosk.models import ClaimantRecord, LostNotice, NamedThing
from kiosk.services import resealing
from kiosk.services.closing_notices import forget_contact
from kiosk.services.forgetting import forget_claimant
from kiosk.services.resealing import claimants_kept, reseal_claimants, reseal_what_families_wrote
from tests.conftest import ENCRYPTION_KEY, SECRET_KEY
from tests.makers import HAORAN, NAME_INSIDE, XIAOYU, a_claim, a_named_thing, a_notice, a_school

NEW_KEY = Fernet.generate_key().decode()


@pytest.fixture
def both() -> Vault:
    """Seals with the new key, opens with either."""
    return Vault([NEW_KEY, ENCRYPTION_KEY], SECRET_KEY)


def _sealed(database: Database) -> list[bytes]:
    with database.read() as connection:
        return list(connection.scalars(select(ClaimantRecord.sealed).order_by(ClaimantRecord.claim_id)))


def _three_claims(database: Database, vault: Vault) -> list[str]:
    school = a_school(database)
    return [a_claim(database, vault, school, typed=typed) for typed in (XIAOYU, HAORAN, XIAOYU)]


def test_the_new_key_alone_opens_them_all(
    database: Database, vault: Vault, both: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resealing, "TOGETHER", 2)
    _three_claims(database, vault)
    heard: list[int] = []
    assert reseal_claimants(database, both, heard.append) == claimants_kept(database) == 3
    assert heard == [2, 3]
    opened = [Vault([NEW_KEY], SECRET_KEY).open(sealed) for sealed in _sealed(database)]
    assert opened == [XIAOYU, HAORAN, XIAOYU]


def test_whoever_is_forgotten_meanwhile_stays_forgotten(
    database: Database, vault: Vault, both: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_others = _three_claims(database, vault)
    reseal = Vault.reseal

    def reseal_and_forget(self: Vault, sealed: bytes) -> bytes:
        forget_claimant(database, first)
        return reseal(self, sealed)

    monkeypatch.setattr(Vault, "reseal", reseal_and_forget)
    reseal_claimants(database, both, lambda done: None)
    assert [both.open(sealed) for sealed in _sealed(database)] == [HAORAN, XIAOYU]


def test_a_lost_key_is_said_and_nothing_is_changed(database: Database, vault: Vault) -> None:
    _three_claims(database, vault)
    before = _sealed(database)
    with pytest.raises(InvalidToken):
        reseal_claimants(database, Vault([NEW_KEY], SECRET_KEY), lambda done: None)
    assert _sealed(database) == before


def test_the_contacts_of_lost_notices_go_along(
    database: Database, vault: Vault, both: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resealing, "TOGETHER", 2)
    school = a_school(database)
    tokens = [a_notice(database, vault, school) for _ in range(4)]
    forget_contact(database, tokens[1])
    assert reseal_what_families_wrote(database, both) == 3
    with database.read() as connection:
        kept = connection.scalars(select(LostNotice.sealed).order_by(LostNotice.id)).all()
    opened = [sealed and Vault([NEW_KEY], SECRET_KEY).open_text(sealed) for sealed in kept]
    assert opened == [XIAOYU.contact, None, XIAOYU.contact, XIAOYU.contact]


def test_the_names_in_things_go_along(station: Station, both: Vault) -> None:
    school = a_school(station.database)
    for inside in (NAME_INSIDE, None, NAME_INSIDE):
        a_named_thing(station, school, inside)
    assert reseal_what_families_wrote(station.database, both) == 2
    with station.database.read() as connection:
        kept = connection.scalars(select(NamedThing.sealed).order_by(NamedThing.item_id)).all()
    opened = [sealed and Vault([NEW_KEY], SECRET_KEY).open_text(sealed) for sealed in kept]
    assert opened == [NAME_INSIDE.text, None, NAME_INSIDE.text]

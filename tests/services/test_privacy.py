"""Children's data by construction: after a claim, no column but one knows who claimed."""

from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.models import Base
from kiosk.services.claiming import claim_late
from kiosk.services.forgetting import forget_claimant
from kiosk.services.returning import PUT_BACK, put_back
from kiosk.services.revealing import reveal_claimant
from tests.clock import MONDAY
from tests.makers import XIAOYU, XIAOYU_IN_WORDS, a_claim, a_claim_form, a_school, an_item

TRACES = [
    trace.encode() for trace in (*XIAOYU_IN_WORDS, "138-0013-8000", "138 0013 8000", "林*", "138****8000")
]


def everything(database: Database) -> dict[tuple[str, str], bytes]:
    """All that each column of each table holds."""
    with database.read() as connection:
        return {
            (table.name, column.name): b"\n".join(
                value if isinstance(value, bytes) else str(value).encode()
                for value in connection.scalars(select(column))
            )
            for table in Base.metadata.sorted_tables
            for column in table.columns
        }


def live_through_everything(database: Database, vault: Vault) -> str:
    """Claims, puts back, claims late, and is revealed, in a school of her own; leaves one claim open."""
    school = a_school(database)
    cup = an_item(database, school)
    put_back(database, a_claim(database, vault, school, cup), PUT_BACK, MONDAY)
    token = claim_late(database, vault, a_claim_form(cup), MONDAY)
    with database.read() as connection:
        claim_id = connection.execute(
            select(Base.metadata.tables["claim"].c.id).where(
                Base.metadata.tables["claim"].c.outcome == "open"
            )
        ).scalar_one()
    revealed = reveal_claimant(
        database, vault, claim_id, school.id, school.staff_id, "to give back a shoe", MONDAY, MONDAY
    )
    assert revealed == XIAOYU
    return token


def test_no_column_knows_who_claimed(database: Database, vault: Vault) -> None:
    live_through_everything(database, vault)
    columns = everything(database)
    found = {where for where, held in columns.items() for trace in TRACES if trace in held}
    assert found == set()
    assert columns["claimant", "sealed"]


def test_what_is_sealed_is_not_merely_written_differently(database: Database, vault: Vault) -> None:
    live_through_everything(database, vault)
    one, other = everything(database)["claimant", "sealed"].split(b"\n")
    assert one != other, "the same claimant twice must not be seen to be the same"


def test_the_file_itself_holds_no_trace(sqlite: Database, vault: Vault) -> None:
    token = live_through_everything(sqlite, vault)
    sealed = everything(sqlite)["claimant", "sealed"].split(b"\n")
    forget_claimant(sqlite, token)
    folder = sqlite.lock_file.parent
    held = b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())
    assert b"\xe8\x93\x9d" in held, "the blue cup's own words are there to be found"
    assert [trace for trace in TRACES if trace in held] == []
    assert sealed[0] in held
    assert sealed[1] not in held, "what was forgotten is overwritten, not only unlinked"

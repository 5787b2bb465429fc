"""One of several processes that start at the same moment: `python -m tests.faults.starter ACT …`.

It says "ready", waits for a line, acts, and says what came of it in one line. Each act imports only
what it needs: a dozen of these start in one test.
"""

import sys
from collections.abc import Callable
from pathlib import Path


def secret(folder: Path) -> Callable[[str], str]:
    """The secret that this process goes on with."""
    from kiosk.adapters.vault import kept_secret

    return lambda number: kept_secret(folder / "secret.key", f"secret-{number}")


def schema(folder: Path) -> Callable[[str], str]:
    """Migrates, then looks."""
    from kiosk.adapters.database import Database
    from kiosk.adapters.schema import is_current, migrate

    def act(url: str) -> str:
        database = Database(url, folder / "writing.lock")
        migrate(database)
        with database.read() as connection:
            current = is_current(connection)
        database.close()
        return f"current:{current}"

    return act


def claims(folder: Path) -> Callable[[str, str], str]:
    """Claims everything that hangs there; says what it got."""
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault
    from kiosk.domain.refusals import ItemAlreadyClaimed
    from kiosk.models import Item
    from kiosk.services.claiming import ClaimForm, claim_late
    from tests.clock import MONDAY
    from tests.conftest import ENCRYPTION_KEY, SECRET_KEY
    from tests.kept import rows_of
    from tests.makers import XIAOYU

    def act(url: str, number: str) -> str:
        database, vault = Database(url, folder / "writing.lock"), Vault([ENCRYPTION_KEY], SECRET_KEY)
        got = []
        for (ref,) in rows_of(database, Item.ref):
            try:
                claim_late(database, vault, ClaimForm(ref, f"{number}-of-{ref}", XIAOYU), MONDAY)
            except ItemAlreadyClaimed:
                continue
            got.append(ref)
        database.close()
        return ",".join(got)

    return act


ACTS: dict[str, Callable[[Path], Callable[..., str]]] = {"secret": secret, "schema": schema, "claims": claims}

if __name__ == "__main__":
    chosen, folder, *words = sys.argv[1:]
    act = ACTS[chosen](Path(folder))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(act(*words) + "\n")

"""The access log as a chain: an entry's digest covers the one before it, so that a change or a gap shows."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

BEFORE_THE_FIRST = bytes(32)

ACTS = ("reveal", "search", "export", "match", "request", "dispute", "account", "named", "blur")
"""A claimant looked at, looked for, carried out, matched, in a request or a dispute; an account cared for;
a name in a thing read; a part of a photo made unreadable."""


@dataclass(frozen=True)
class AccessFacts:
    """What one entry says. `at`: aware; `claim_id`: of the claim that was looked at, if it was one."""

    school_id: int
    staff_id: int
    act: str
    claim_id: int | None
    reason: str
    at: datetime


def entry_digest(before: bytes, entry: AccessFacts) -> bytes:
    """SHA-256 over the digest before and every fact of the entry, each led by its length; 32 bytes."""
    facts = (
        str(entry.school_id),
        str(entry.staff_id),
        entry.act,
        str(entry.claim_id or ""),
        entry.reason,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
    )
    return hashlib.sha256(before + "".join(f"{len(fact)}:{fact}" for fact in facts).encode()).digest()

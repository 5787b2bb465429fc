"""claim: the record that somebody took an item; it says nothing about who."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, OfStation, Time


def _some(name: str, condition: str) -> Index:
    """A station's claims of one sort in the order of the log, so that the few are found among the many."""
    only = text(condition)
    return Index(name, "station_id", "id", sqlite_where=only, postgresql_where=only)


class Claim(Base):
    """A claim.

    `outcome`: open, put_back or wrong_thing; at most one open claim per item. `form_key` and
    `form_digest` make a repeated form give the same receipt; `receipt_digest` finds the receipt
    without keeping its link. `seen_at`: when a teacher marked it as seen.
    """

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("form_key"),
        UniqueConstraint("receipt_digest"),
        CheckConstraint("outcome IN ('open', 'put_back', 'wrong_thing')", name="outcome_known"),
        CheckConstraint("kind IN ('at_station', 'late')", name="kind_known"),
        Index(
            "uq_claim_open_item",
            "item_id",
            unique=True,
            sqlite_where=text("outcome = 'open'"),
            postgresql_where=text("outcome = 'open'"),
        ),
        Index("ix_claim_station_newest", "station_id", "id"),
        Index("ix_claim_item", "item_id"),
        Index("ix_claim_station_time", "station_id", "claimed_at"),
        _some("ix_claim_unseen", "seen_at IS NULL"),
        _some("ix_claim_closed", "outcome <> 'open'"),
        _some("ix_claim_late", "kind = 'late'"),
    )

    id: Mapped[Id]
    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("item.id"))
    station_id: Mapped[OfStation]
    kind: Mapped[Key]
    outcome: Mapped[Key]
    claimed_at: Mapped[Time]
    closed_at: Mapped[MaybeTime]
    form_key: Mapped[str] = mapped_column(String(64))
    form_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    receipt_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    seen_at: Mapped[MaybeTime]
    seen_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))

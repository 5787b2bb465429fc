"""The teachers desk: notes, flags, requests, disputes, lost notices, and accounts with a second factor"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "lost_notice",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=False),
        sa.Column("category_id", ID, nullable=False),
        sa.Column("colour", sa.String(length=32), nullable=True),
        sa.Column("place_id", ID, nullable=True),
        sa.Column("lost_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('found', 'withdrawn', 'expired')", name=op.f("ck_lost_notice_outcome_known")
        ),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_lost_notice_category_id")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_lost_notice_place_id")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_lost_notice_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lost_notice")),
        sa.UniqueConstraint("form_key", name=op.f("uq_lost_notice_form_key")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_lost_notice_token_digest")),
    )
    op.create_index(
        "ix_lost_notice_open",
        "lost_notice",
        ["school_id", "id"],
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )

    op.create_table(
        "recovery_code",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_recovery_code_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint("staff_id", "digest", name=op.f("uq_recovery_code_staff_id_digest")),
    )
    op.create_table(
        "held_request",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=False),
        sa.Column("category_id", ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("item_id", ID, nullable=True),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("settled_by", ID, nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('handed_over', 'declined', 'withdrawn')", name=op.f("ck_held_request_outcome_known")
        ),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_held_request_category_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_held_request_item_id")),
        sa.ForeignKeyConstraint(["settled_by"], ["staff.id"], name=op.f("fk_held_request_settled_by")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_held_request_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_request")),
        sa.UniqueConstraint("form_key", name=op.f("uq_held_request_form_key")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_held_request_token_digest")),
    )
    op.create_index(
        "ix_held_request_open",
        "held_request",
        ["station_id", "id"],
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )

    op.create_table(
        "notice_match",
        sa.Column("notice_id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.String(length=400), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("dismissed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_notice_match_item_id")),
        sa.ForeignKeyConstraint(["notice_id"], ["lost_notice.id"], name=op.f("fk_notice_match_notice_id")),
        sa.PrimaryKeyConstraint("notice_id", "item_id", name=op.f("pk_notice_match")),
    )
    op.create_index("ix_notice_match_item", "notice_match", ["item_id"])

    op.create_table(
        "claim_flag",
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("flag", sa.String(length=32), nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("dismissed_at", MOMENT, nullable=True),
        sa.Column("dismissed_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_flag_claim_id")),
        sa.ForeignKeyConstraint(["dismissed_by"], ["staff.id"], name=op.f("fk_claim_flag_dismissed_by")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_claim_flag_station_id")),
        sa.PrimaryKeyConstraint("claim_id", "flag", name=op.f("pk_claim_flag")),
    )
    op.create_index(
        "ix_claim_flag_standing",
        "claim_flag",
        ["station_id", "claim_id"],
        sqlite_where=sa.text("dismissed_at IS NULL"),
        postgresql_where=sa.text("dismissed_at IS NULL"),
    )

    op.create_table(
        "claim_note",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_note_claim_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_claim_note_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_note")),
    )
    op.create_index("ix_claim_note_claim", "claim_note", ["claim_id"])

    op.create_table(
        "dispute",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("settled_by", ID, nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('first', 'second', 'talked', 'withdrawn')", name=op.f("ck_dispute_outcome_known")
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_dispute_claim_id")),
        sa.ForeignKeyConstraint(["settled_by"], ["staff.id"], name=op.f("fk_dispute_settled_by")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_dispute_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute")),
        sa.UniqueConstraint("form_key", name=op.f("uq_dispute_form_key")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_dispute_token_digest")),
    )
    op.create_index("ix_dispute_claim", "dispute", ["claim_id"])
    op.create_index(
        "ix_dispute_open",
        "dispute",
        ["station_id", "id"],
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.add_column("access_entry", sa.Column("digest", sa.LargeBinary(length=32), nullable=True))
    op.add_column("claim", sa.Column("seen_at", MOMENT, nullable=True))
    op.add_column(
        "claim",
        sa.Column("seen_by", ID, sa.ForeignKey("staff.id", name="fk_claim_seen_by"), nullable=True),
        inline_references=True,
    )
    op.create_index("ix_claim_station_time", "claim", ["station_id", "claimed_at"])
    for name, condition in (
        ("ix_claim_unseen", "seen_at IS NULL"),
        ("ix_claim_closed", "outcome <> 'open'"),
        ("ix_claim_late", "kind = 'late'"),
    ):
        only = sa.text(condition)
        op.create_index(name, "claim", ["station_id", "id"], sqlite_where=only, postgresql_where=only)
    for mark in ("name_mark", "contact_mark", "tail_mark", "class_mark"):
        op.add_column("claimant", sa.Column(mark, sa.LargeBinary(length=16), nullable=True))
        op.create_index(f"ix_claimant_{mark}", "claimant", [mark, "claim_id"])
    op.add_column("staff", sa.Column("totp_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("staff", sa.Column("totp_step", ID, nullable=True))
    op.add_column("staff", sa.Column("visited_at", MOMENT, nullable=True))
    op.add_column("staff_session", sa.Column("last_seen_at", MOMENT, nullable=True))
    op.add_column("staff_session", sa.Column("device", sa.String(length=80), nullable=True))
    op.add_column("category", sa.Column("icon", sa.String(length=32), nullable=True))
    for table in ("category", "place", "zone"):
        op.add_column(table, sa.Column("removed_at", MOMENT, nullable=True))

"""The first station: boards, things, claims and duties"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "photo",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("thumb_width", sa.Integer(), nullable=False),
        sa.Column("thumb_height", sa.Integer(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_photo")),
    )
    op.create_table(
        "school",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("name_zh", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=False),
        sa.Column("timezone", sa.String(length=80), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
    )
    op.create_table(
        "category",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("name_zh", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=False),
        sa.Column("measure", sa.String(length=4), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("keep_days", sa.Integer(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_category_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("school_id", "key", name=op.f("uq_category_school_id_key")),
    )
    op.create_table(
        "keeper",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("display_name", sa.String(length=80), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_keeper_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeper")),
    )
    op.create_table(
        "place",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("name_zh", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_place_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("school_id", "key", name=op.f("uq_place_school_id_key")),
    )
    op.create_table(
        "school_class",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("entry_year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_school_class_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_class")),
        sa.UniqueConstraint(
            "school_id", "entry_year", "number", name=op.f("uq_school_class_school_id_entry_year_number")
        ),
    )
    op.create_table(
        "setting",
        sa.Column("school_id", ID, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=2000), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_setting_school_id")),
        sa.PrimaryKeyConstraint("school_id", "name", name=op.f("pk_setting")),
    )
    op.create_table(
        "staff",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("username", sa.String(length=40), nullable=False),
        sa.Column("display_name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("role IN ('teacher', 'admin')", name=op.f("ck_staff_role_known")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_staff_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("username", name=op.f("uq_staff_username")),
    )
    op.create_table(
        "station",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name_zh", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("code_since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_station_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
        sa.UniqueConstraint("code", name=op.f("uq_station_code")),
        sa.UniqueConstraint("slug", name=op.f("uq_station_slug")),
    )
    op.create_table(
        "duty",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("opened_by", ID, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["opened_by"], ["staff.id"], name=op.f("fk_duty_opened_by")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_duty_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
    )
    with op.batch_alter_table("duty", schema=None) as batch_op:
        batch_op.create_index(
            "uq_duty_open_code",
            ["code"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            "uq_duty_open_station",
            ["station_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "staff_session",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_session_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_session")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_staff_session_token_digest")),
    )
    with op.batch_alter_table("staff_session", schema=None) as batch_op:
        batch_op.create_index("ix_staff_session_expires_at", ["expires_at"], unique=False)

    op.create_table(
        "zone",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("colour", sa.String(length=32), nullable=False),
        sa.Column("pattern", sa.String(length=32), nullable=False),
        sa.Column("name_zh", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("capacity >= 0", name=op.f("ck_zone_capacity_not_negative")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_zone_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zone")),
        sa.UniqueConstraint("station_id", "letter", name=op.f("uq_zone_station_id_letter")),
    )
    op.create_table(
        "duty_device",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("duty_id", ID, nullable=False),
        sa.Column("keeper_id", ID, nullable=True),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("last_seen_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_duty_device_duty_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["keeper.id"], name=op.f("fk_duty_device_keeper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_device")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_duty_device_token_digest")),
    )
    op.create_table(
        "duty_keeper",
        sa.Column("duty_id", ID, nullable=False),
        sa.Column("keeper_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_duty_keeper_duty_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["keeper.id"], name=op.f("fk_duty_keeper_keeper_id")),
        sa.PrimaryKeyConstraint("duty_id", "keeper_id", name=op.f("pk_duty_keeper")),
    )
    op.create_table(
        "item",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("ref", sa.String(length=10), nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("category_id", ID, nullable=False),
        sa.Column("zone_id", ID, nullable=True),
        sa.Column("place_id", ID, nullable=True),
        sa.Column("colour", sa.String(length=32), nullable=True),
        sa.Column("note", sa.String(length=80), nullable=False),
        sa.Column("photo_name", sa.String(length=32), nullable=True),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("state_since", MOMENT, nullable=False),
        sa.Column("logged_at", MOMENT, nullable=False),
        sa.Column("search_text", sa.String(length=600), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "state IN ('stored', 'on_display', 'held', 'claimed', 'missing', 'moved_on')",
            name=op.f("ck_item_state_known"),
        ),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_item_category_id")),
        sa.ForeignKeyConstraint(["photo_name"], ["photo.name"], name=op.f("fk_item_photo_name")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_item_place_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_item_station_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zone.id"], name=op.f("fk_item_zone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("form_key", name=op.f("uq_item_form_key")),
        sa.UniqueConstraint("ref", name=op.f("uq_item_ref")),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.create_index("ix_item_board", ["station_id", "state", "id"], unique=False)

    op.create_table(
        "claim",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("form_key", sa.String(length=64), nullable=False),
        sa.Column("form_digest", sa.LargeBinary(length=32), nullable=True),
        sa.Column("receipt_digest", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("kind IN ('at_station', 'late')", name=op.f("ck_claim_kind_known")),
        sa.CheckConstraint(
            "outcome IN ('open', 'put_back', 'wrong_thing')", name=op.f("ck_claim_outcome_known")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_claim_item_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_claim_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("form_key", name=op.f("uq_claim_form_key")),
        sa.UniqueConstraint("receipt_digest", name=op.f("uq_claim_receipt_digest")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index("ix_claim_item", ["item_id"], unique=False)
        batch_op.create_index("ix_claim_station_newest", ["station_id", "id"], unique=False)
        batch_op.create_index(
            "uq_claim_open_item",
            ["item_id"],
            unique=True,
            sqlite_where=sa.text("outcome = 'open'"),
            postgresql_where=sa.text("outcome = 'open'"),
        )

    op.create_table(
        "tag",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("item_id", ID, nullable=True),
        sa.Column("printed_at", MOMENT, nullable=False),
        sa.Column("bound_at", MOMENT, nullable=True),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_tag_item_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_tag_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("code", name=op.f("uq_tag_code")),
        sa.UniqueConstraint("item_id", name=op.f("uq_tag_item_id")),
    )
    op.create_table(
        "access_entry",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("claim_id", ID, nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_access_entry_claim_id")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_access_entry_school_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_access_entry_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_entry")),
    )
    with op.batch_alter_table("access_entry", schema=None) as batch_op:
        batch_op.create_index("ix_access_entry_school", ["school_id", "id"], unique=False)

    op.create_table(
        "claimant",
        sa.Column("claim_id", ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("kept_since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claimant_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_claimant")),
    )
    op.create_table(
        "event",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("from_state", sa.String(length=32), nullable=True),
        sa.Column("to_state", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.String(length=32), nullable=False),
        sa.Column("keeper_id", ID, nullable=True),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("duty_id", ID, nullable=True),
        sa.Column("claim_id", ID, nullable=True),
        sa.CheckConstraint(
            "actor IN ('family', 'keeper', 'teacher', 'station')", name=op.f("ck_event_actor_known")
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_event_claim_id")),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_event_duty_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_event_item_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["keeper.id"], name=op.f("fk_event_keeper_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_event_staff_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_event_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_item", ["item_id", "id"], unique=False)
        batch_op.create_index("ix_event_station", ["station_id", "id"], unique=False)

"""Names announcements and series: things with a name in them, channels, tags that were printed together"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    beginning = sa.text("step IN ('hold', 'log')")
    op.create_index(
        "ix_event_beginning",
        "event",
        ["station_id", "at"],
        sqlite_where=beginning,
        postgresql_where=beginning,
    )

    op.create_table(
        "named_thing",
        sa.Column("item_id", ID, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("photo_name", sa.String(length=32), nullable=True),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("told_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_named_thing_item_id")),
        sa.ForeignKeyConstraint(["photo_name"], ["photo.name"], name=op.f("fk_named_thing_photo_name")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_named_thing_school_id")),
        sa.ForeignKeyConstraint(["told_by"], ["staff.id"], name=op.f("fk_named_thing_told_by")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_named_thing")),
    )
    waiting = sa.text("told_at IS NULL")
    op.create_index(
        "ix_named_thing_waiting",
        "named_thing",
        ["school_id", "item_id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )

    op.create_table(
        "channel",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("kinds", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=32), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", ID, nullable=True),
        sa.Column("reached_at", MOMENT, nullable=True),
        sa.Column("fault", sa.String(length=32), nullable=True),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_channel_made_by")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_channel_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
    )
    op.create_table(
        "announcement",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("channel_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("next_try_at", MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("given_up_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_announcement_channel_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
        sa.UniqueConstraint("channel_id", "about", name=op.f("uq_announcement_channel_id_about")),
    )
    unsent = sa.text("sent_at IS NULL AND given_up_at IS NULL")
    op.create_index(
        "ix_announcement_waiting",
        "announcement",
        ["next_try_at", "id"],
        sqlite_where=unsent,
        postgresql_where=unsent,
    )

    op.create_table(
        "tag_series",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("layout", sa.String(length=60), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("printed_at", MOMENT, nullable=False),
        sa.Column("printed_by", ID, nullable=True),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.Column("cancelled_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["cancelled_by"], ["staff.id"], name=op.f("fk_tag_series_cancelled_by")),
        sa.ForeignKeyConstraint(["printed_by"], ["staff.id"], name=op.f("fk_tag_series_printed_by")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_tag_series_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag_series")),
    )
    op.create_index("ix_tag_series_station", "tag_series", ["station_id", "id"])
    op.add_column(
        "tag",
        sa.Column("series_id", ID, sa.ForeignKey("tag_series.id", name="fk_tag_series_id"), nullable=True),
        inline_references=True,
    )
    op.create_index("ix_tag_series_id", "tag", ["series_id"])

    op.create_table(
        "label_layout",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("measures", sa.String(length=600), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_label_layout_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_layout")),
        sa.UniqueConstraint("school_id", "title", name=op.f("uq_label_layout_school_id_title")),
    )

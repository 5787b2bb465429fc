"""A day of the keepers: rounds and their sightings, moves, and a roster"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "holiday",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("school_id", ID, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_holiday_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
    )
    op.create_index("ix_holiday_school", "holiday", ["school_id", "first_day"])

    op.create_table(
        "calendar_feed",
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_calendar_feed_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_calendar_feed_token_digest")),
    )
    op.create_table(
        "duty_tries",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("pool", sa.String(length=40), nullable=False),
        sa.Column("spent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "pool", name=op.f("pk_duty_tries")),
    )
    op.create_table(
        "keeper_absence",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("keeper_id", ID, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["keeper_id"], ["keeper.id"], name=op.f("fk_keeper_absence_keeper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeper_absence")),
    )
    op.create_index("ix_keeper_absence_keeper", "keeper_absence", ["keeper_id"])

    op.create_table(
        "moving_on",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("destination", sa.String(length=32), nullable=False),
        sa.Column("note", sa.String(length=80), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("keeper_id", ID, nullable=True),
        sa.CheckConstraint(
            "destination IN ('donated', 'discarded', 'class_teacher', 'mistake')",
            name=op.f("ck_moving_on_destination_known"),
        ),
        sa.ForeignKeyConstraint(["keeper_id"], ["keeper.id"], name=op.f("fk_moving_on_keeper_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_moving_on_staff_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_moving_on_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moving_on")),
    )
    op.create_index("ix_moving_on_station", "moving_on", ["station_id", "id"])

    op.create_table(
        "planned_duty",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_planned_duty_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_duty")),
        sa.UniqueConstraint("station_id", "day", name=op.f("uq_planned_duty_station_id_day")),
    )
    op.create_table(
        "move_list",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("duty_id", ID, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_move_list_duty_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_move_list_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_move_list")),
        sa.UniqueConstraint("duty_id", name=op.f("uq_move_list_duty_id")),
    )
    op.create_table(
        "planned_keeper",
        sa.Column("planned_duty_id", ID, nullable=False),
        sa.Column("keeper_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["keeper_id"], ["keeper.id"], name=op.f("fk_planned_keeper_keeper_id")),
        sa.ForeignKeyConstraint(
            ["planned_duty_id"], ["planned_duty.id"], name=op.f("fk_planned_keeper_planned_duty_id")
        ),
        sa.PrimaryKeyConstraint("planned_duty_id", "keeper_id", name=op.f("pk_planned_keeper")),
    )
    op.create_index("ix_planned_keeper_keeper", "planned_keeper", ["keeper_id"])

    op.create_table(
        "round",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("duty_id", ID, nullable=False),
        sa.Column("keeper_id", ID, nullable=True),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=True),
        sa.Column("missing", sa.Integer(), nullable=True),
        sa.Column("registered", sa.Integer(), nullable=True),
        sa.Column("departed", sa.Integer(), nullable=True),
        sa.Column("last_event_id", ID, nullable=True),
        sa.CheckConstraint("outcome IN ('finished', 'dropped')", name=op.f("ck_round_outcome_known")),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (outcome IS NULL)", name=op.f("ck_round_ended_with_an_outcome")
        ),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_round_duty_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["keeper.id"], name=op.f("fk_round_keeper_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_round_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
    )
    op.create_index("ix_round_station", "round", ["station_id", "id"])
    op.create_index(
        "uq_round_open_station",
        "round",
        ["station_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )

    op.create_table(
        "move_line",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("move_list_id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("direction", sa.String(length=32), nullable=False),
        sa.Column("zone_id", ID, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("done_by", ID, nullable=True),
        sa.CheckConstraint("direction IN ('up', 'down', 'away')", name=op.f("ck_move_line_direction_known")),
        sa.ForeignKeyConstraint(["done_by"], ["keeper.id"], name=op.f("fk_move_line_done_by")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_move_line_item_id")),
        sa.ForeignKeyConstraint(["move_list_id"], ["move_list.id"], name=op.f("fk_move_line_move_list_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zone.id"], name=op.f("fk_move_line_zone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_move_line")),
        sa.UniqueConstraint("move_list_id", "item_id", name=op.f("uq_move_line_move_list_id_item_id")),
    )
    op.create_index("ix_move_line_item", "move_line", ["item_id"])
    op.create_table(
        "moved_item",
        sa.Column("moving_on_id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_moved_item_item_id")),
        sa.ForeignKeyConstraint(["moving_on_id"], ["moving_on.id"], name=op.f("fk_moved_item_moving_on_id")),
        sa.PrimaryKeyConstraint("moving_on_id", "item_id", name=op.f("pk_moved_item")),
    )
    op.create_index("ix_moved_item_item", "moved_item", ["item_id"])

    op.create_table(
        "sighting",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("round_id", ID, nullable=False),
        sa.Column("entry_key", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("item_id", ID, nullable=True),
        sa.Column("way", sa.String(length=32), nullable=False),
        sa.Column("keeper_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.CheckConstraint("way IN ('photo', 'scan', 'tap')", name=op.f("ck_sighting_way_known")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_sighting_item_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["keeper.id"], name=op.f("fk_sighting_keeper_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_sighting_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sighting")),
        sa.UniqueConstraint("entry_key", "code", name=op.f("uq_sighting_entry_key_code")),
    )
    op.create_index("ix_sighting_round", "sighting", ["round_id", "item_id"])
    op.add_column(
        "event",
        sa.Column("round_id", ID, sa.ForeignKey("round.id", name="fk_event_round_id"), nullable=True),
        inline_references=True,
    )
    op.create_index(
        "ix_event_round",
        "event",
        ["round_id"],
        sqlite_where=sa.text("round_id IS NOT NULL"),
        postgresql_where=sa.text("round_id IS NOT NULL"),
    )
    op.add_column("keeper", sa.Column("entry_year", sa.Integer(), nullable=True))
    op.add_column("keeper", sa.Column("class_number", sa.Integer(), nullable=True))
    op.add_column("keeper", sa.Column("joined_on", sa.Date(), nullable=True))
    op.add_column("duty_device", sa.Column("taken_off_at", MOMENT, nullable=True))
    op.create_index("ix_duty_device_duty", "duty_device", ["duty_id"])
    op.create_index("ix_duty_station", "duty", ["station_id", "day"])
    op.create_index("ix_duty_keeper_keeper", "duty_keeper", ["keeper_id"])

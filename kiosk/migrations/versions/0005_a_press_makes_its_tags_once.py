"""A press makes its tags once: a print remembers the form that it was asked for with"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("tag_series", sa.Column("form_key", sa.String(length=64), nullable=True))
    op.create_index("uq_tag_series_form_key", "tag_series", ["station_id", "form_key"], unique=True)

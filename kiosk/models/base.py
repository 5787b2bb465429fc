"""The common ground of all tables: names of constraints, and how moments are kept."""

from datetime import UTC, datetime
from typing import Annotated

from sqlalchemy import BigInteger, DateTime, Dialect, ForeignKey, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column


class Base(DeclarativeBase):
    """All tables; constraints have predictable names so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Moment(TypeDecorator[datetime]):
    """A point in time, aware and in UTC on both sides; SQLite alone would drop the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: refuses a naive time rather than guessing its zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: always aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


BigId = BigInteger().with_variant(Integer, "sqlite")

Id = Annotated[int, mapped_column(BigId, primary_key=True, autoincrement=True)]
Key = Annotated[str, mapped_column(String(32))]
Name = Annotated[str, mapped_column(String(80))]
Code = Annotated[str, mapped_column(String(8), unique=True)]
Time = Annotated[datetime, mapped_column(Moment)]
MaybeTime = Annotated[datetime | None, mapped_column(Moment)]
OfSchool = Annotated[int, mapped_column(BigId, ForeignKey("school.id"))]
OfStation = Annotated[int, mapped_column(BigId, ForeignKey("station.id"))]

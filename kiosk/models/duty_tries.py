"""duty_tries: how many of a day's tries at duty codes were spent; nothing about who spent them."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base


class DutyTries(Base):
    """The tries of one day in UTC. `pool`: whose they are, such as "school 1, strangers"."""

    __tablename__ = "duty_tries"

    day: Mapped[date] = mapped_column(primary_key=True)
    pool: Mapped[str] = mapped_column(String(40), primary_key=True)
    spent: Mapped[int]

"""The days of the sample school: five weeks up to this moment, with duties on Mondays and Wednesdays."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MONDAY, _WEDNESDAY = 0, 2
_BACK_DAYS = 36


@dataclass(frozen=True)
class Days:
    """Counts days back from a moment, as the school's calendar does. All moments are in the past."""

    now: datetime
    timezone: str

    @property
    def today(self) -> date:
        """The day it is at the school."""
        return self.now.astimezone(ZoneInfo(self.timezone)).date()

    def ago(self, days: int) -> date:
        """The day that many days before today."""
        return self.today - timedelta(days=days)

    def at(self, day: date, hour: int, minute: int) -> datetime:
        """A time of the school's clock on a day; this moment for what would still be to come."""
        local = datetime.combine(day, time(hour, minute), ZoneInfo(self.timezone))
        return min(local, self.now)

    def duty_days(self) -> list[date]:
        """The past days on which keepers served, the oldest first."""
        days = [self.ago(back) for back in range(_BACK_DAYS, 0, -1)]
        return [day for day in days if day.weekday() in {_MONDAY, _WEDNESDAY}]

    def gathered_on(self, found: date) -> date:
        """The duty day on which something found that day was hung up: the next one, at last today."""
        return next((day for day in self.duty_days() if day >= found), self.today)

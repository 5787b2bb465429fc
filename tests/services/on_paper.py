"""Rows of a sheet as 王老师 keys them in."""

from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.paper_moment import Written
from kiosk.domain.paper_serial import SheetRow
from kiosk.services.logging_items import Logged
from kiosk.services.rows_on_paper import KeyedRow
from tests.clock import MONDAY
from tests.makers import XIAOYU, ASchool

SERIAL = "7K3M9QXZ"
ZONE = ZoneInfo("Asia/Shanghai")
TODAY: date = MONDAY.astimezone(ZONE).date()
LATER = MONDAY + timedelta(days=4)


def a_row(school: ASchool, item: Logged, number: int = 1, **how: Any) -> KeyedRow:
    """林小雨's mother wrote it on Monday at half past four."""
    row = {"typed": XIAOYU, "written": Written(TODAY, time(16, 30)), **how}
    return KeyedRow(school.id, school.staff_id, SheetRow(SERIAL, number), item.ref, **row)

"""What is kept: one file a table, columns and constraints, no decisions."""

from kiosk.models.access_entry import AccessEntry
from kiosk.models.announcement import Announcement
from kiosk.models.base import Base
from kiosk.models.calendar_feed import CalendarFeed
from kiosk.models.category import Category
from kiosk.models.channel import Channel
from kiosk.models.claim import Claim
from kiosk.models.claim_flag import ClaimFlag
from kiosk.models.claim_note import ClaimNote
from kiosk.models.claimant import ClaimantRecord
from kiosk.models.dispute import Dispute
from kiosk.models.duty import Duty, DutyKeeper
from kiosk.models.duty_device import DutyDevice
from kiosk.models.duty_tries import DutyTries
from kiosk.models.event import Event
from kiosk.models.held_request import HeldRequest
from kiosk.models.holiday import Holiday
from kiosk.models.item import Item
from kiosk.models.keeper import Keeper
from kiosk.models.keeper_absence import KeeperAbsence
from kiosk.models.label_layout import LabelLayout
from kiosk.models.lost_notice import LostNotice, NoticeMatch
from kiosk.models.move_list import MoveLine, MoveList
from kiosk.models.moving_on import MovedItem, MovingOn
from kiosk.models.named_thing import NamedThing
from kiosk.models.photo import Photo
from kiosk.models.place import Place
from kiosk.models.planned_duty import PlannedDuty, PlannedKeeper
from kiosk.models.recovery_code import RecoveryCode
from kiosk.models.round import Round
from kiosk.models.school import School
from kiosk.models.school_class import SchoolClassRow
from kiosk.models.setting import Setting
from kiosk.models.sighting import Sighting
from kiosk.models.staff import Staff
from kiosk.models.staff_session import StaffSession
from kiosk.models.station import Station
from kiosk.models.tag import Tag
from kiosk.models.tag_series import TagSeries
from kiosk.models.zone import Zone

__all__ = [
    "AccessEntry",
    "Announcement",
    "Base",
    "CalendarFeed",
    "Category",
    "Channel",
    "Claim",
    "ClaimFlag",
    "ClaimNote",
    "ClaimantRecord",
    "Dispute",
    "Duty",
    "DutyDevice",
    "DutyKeeper",
    "DutyTries",
    "Event",
    "HeldRequest",
    "Holiday",
    "Item",
    "Keeper",
    "KeeperAbsence",
    "LabelLayout",
    "LostNotice",
    "MoveLine",
    "MoveList",
    "MovedItem",
    "MovingOn",
    "NamedThing",
    "NoticeMatch",
    "Photo",
    "Place",
    "PlannedDuty",
    "PlannedKeeper",
    "RecoveryCode",
    "Round",
    "School",
    "SchoolClassRow",
    "Setting",
    "Sighting",
    "Staff",
    "StaffSession",
    "Station",
    "Tag",
    "TagSeries",
    "Zone",
]

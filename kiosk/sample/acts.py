"""What people do in the sample school, each act by the same service that serves everybody."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.adapters.chance import new_duty_code, new_ref, new_token
from kiosk.domain.claimant import Claimant
from kiosk.domain.name_inside import NameInside
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.queries.duties import open_duties
from kiosk.queries.roster import KeeperNamed, keepers_on
from kiosk.sample.counting import Looks, count_board
from kiosk.sample.days import Days
from kiosk.sample.keepers import enter_keepers, plan_term
from kiosk.sample.things import (
    ASKED_KIND,
    MAIN,
    MINE_THING,
    NAME_INSIDE,
    NAMED,
    THINGS,
    SampleClaim,
    SampleNotice,
    SampleWish,
)
from kiosk.services.asking_for_valuables import HeldForm, ask_for_valuable
from kiosk.services.claiming import ClaimForm, claim_at_station, claim_late
from kiosk.services.disputing import MineForm, say_mine
from kiosk.services.keeping_duty import DutyPlan, close_duty, open_duty
from kiosk.services.logging_items import LogForm, Logged, Named, log_item
from kiosk.services.making_notices import LostForm, make_notice
from kiosk.services.moving_on import Leaving, move_on
from kiosk.services.returning import PUT_BACK, put_back
from kiosk.services.setting_up import SetUp
from kiosk.services.stepping import Actor
from kiosk.services.visiting import note_visit

if TYPE_CHECKING:
    from kiosk.bootstrap import Station


class Acts:
    """The acts, and what one needs to know of those before it. Things go by their number in THINGS."""

    def __init__(self, station: "Station", days: Days, school: SetUp) -> None:
        self.days = days
        self._database = station.database
        self._vault = station.vault
        self._seal_away = station.seal_away
        self._school = school
        self._main = school.station_ids[MAIN]
        self._logged: dict[int, Logged] = {}
        self._codes: dict[str, str] = {}
        self._duty_id = 0
        self._keepers: list[KeeperNamed] = []
        self._roster: dict[str, int] = {}

    def enter_keepers(self, day: date) -> None:
        """The teacher writes down who keeps the station."""
        self._roster = enter_keepers(self._database, self._school.school_id, day)

    def plan_term(self, day: date) -> None:
        """The station plans who serves when."""
        plan_term(self._database, self._school.school_id, self._main, self._roster, day)

    def open_duty(self, names: Collection[str], day: date, moment: datetime) -> None:
        """A duty at the first station."""
        ids = [self._roster[name] for name in names]
        plan = DutyPlan(self._school.school_id, self._main, day, ids, [])
        self._duty_id = open_duty(self._database, plan, self._school.staff_id, new_duty_code, moment)
        with self._database.read() as connection:
            self._keepers = keepers_on(connection, [self._duty_id])[self._duty_id]

    def count(self, gone: Collection[int], back: Collection[int], moment: datetime) -> None:
        """The keepers on duty count the board; some things are gone, and some that were are back."""
        actor = Actor("keeper", keeper_id=self._keepers[0].id, duty_id=self._duty_id)
        looks = Looks(*({self._logged[number].ref for number in numbers} for numbers in (gone, back)))
        count_board(self._database, self._main, actor, self._codes, looks, moment)

    def throw_away(self, number: int, moment: datetime) -> None:
        """The teacher lets a thing move on that nobody can use any more."""
        refs = [self._logged[number].ref]
        leaving = Leaving(self._school.school_id, self._main, refs, "discarded")
        move_on(self._database, leaving, self._school.staff_id, moment)

    def close_duty(self, moment: datetime) -> None:
        """The keepers go home."""
        close_duty(self._database, self._school.school_id, self._duty_id, moment)

    def duty_code(self) -> str:
        """The code of the duty that is open."""
        with self._database.read() as connection:
            return open_duties(connection, self._school.school_id)[0].code

    def log(self, number: int, photo: StoredPhoto, tag: str | None, moment: datetime) -> None:
        """Keepers take turns at the first station; at the other one the teacher does it."""
        thing = THINGS[number]
        form = LogForm(
            station_id=self._school.station_ids[thing.station],
            ref=new_ref(),
            key=None,
            category=thing.kind,
            zone=thing.zone,
            place=thing.place,
            colour=thing.colour,
            note=thing.note,
            tag_code=tag,
            found_on=self.days.ago(thing.days),
            named=Named(self._seal_away(NameInside(*NAME_INSIDE).text)) if number == NAMED else None,
        )
        actor = Actor("teacher", staff_id=self._school.staff_id)
        if thing.station == MAIN:
            keeper = self._keepers[number % len(self._keepers)]
            actor = Actor("keeper", keeper_id=keeper.id, duty_id=self._duty_id)
        self._logged[number] = log_item(self._database, form, photo, actor, moment)
        if tag:
            self._codes[form.ref] = tag

    def miss(self, notice: SampleNotice, moment: datetime) -> None:
        """A family tells what it misses since that day."""
        form = LostForm(
            school_id=self._school.school_id,
            key=new_token(),
            category=notice.kind,
            colour=notice.colour,
            place=notice.place,
            lost_on=self.days.ago(notice.days),
            unsure=False,
            words=notice.words,
            contact="13800138000",
        )
        make_notice(self._database, self._vault, form, moment)

    def claim(self, claim: SampleClaim, moment: datetime) -> None:
        """A family takes its thing home; or forgot to register, and came back to say so; or hung it back."""
        typed = Claimant(claim.name, claim.school_class, claim.contact)
        form = ClaimForm(self._logged[claim.thing].ref, new_token(), typed)
        if claim.late:
            claim_late(self._database, self._vault, form, moment)
            return
        passes = {self._school.station_ids[THINGS[claim.thing].station]: moment}
        token = claim_at_station(self._database, self._vault, form, passes, moment)
        if claim.returned:
            put_back(self._database, token, PUT_BACK, moment + timedelta(minutes=12))

    def ask(self, wish: SampleWish, moment: datetime) -> None:
        """A family asks for a valuable that a teacher keeps."""
        form = HeldForm(self._main, new_token(), ASKED_KIND, wish.words, _family(wish))
        ask_for_valuable(self._database, self._vault, form, moment)

    def say_mine(self, wish: SampleWish, moment: datetime) -> None:
        """A second family says "that was mine" of what another one registered."""
        form = MineForm(self._logged[MINE_THING].ref, new_token(), wish.words, _family(wish))
        say_mine(self._database, self._vault, form, {self._main: moment}, moment)

    def look(self, moment: datetime) -> None:
        """The teacher looks at the desk; what comes after is new."""
        note_visit(self._database, self._school.staff_id, moment, moment)


def _family(wish: SampleWish) -> Claimant:
    return Claimant(wish.name, wish.school_class, wish.contact)

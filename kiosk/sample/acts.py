"""What people do in the sample school, each act by the same service that serves everybody."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.adapters.chance import new_duty_code, new_ref, new_token
from kiosk.adapters.photos.store import StoredPhoto
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import Step
from kiosk.queries.duties import open_duties
from kiosk.queries.roster import KeeperNamed, keepers_on
from kiosk.sample.days import Days
from kiosk.sample.things import MAIN, THINGS, SampleClaim
from kiosk.services.claiming import ClaimForm, claim_at_station, claim_late
from kiosk.services.keeping_duty import DutyPlan, close_duty, open_duty
from kiosk.services.logging_items import LogForm, Logged, log_item
from kiosk.services.returning import PUT_BACK, put_back
from kiosk.services.setting_up import SetUp
from kiosk.services.stepping import STATION, Actor, record, take_step

if TYPE_CHECKING:
    from kiosk.bootstrap import Station


class Acts:
    """The acts, and what one needs to know of those before it. Things go by their number in THINGS."""

    def __init__(self, station: "Station", days: Days, school: SetUp) -> None:
        self.days = days
        self._database = station.database
        self._vault = station.vault
        self._school = school
        self._logged: dict[int, Logged] = {}
        self._duty_id = 0
        self._keepers: list[KeeperNamed] = []

    def open_duty(self, names: tuple[str, ...], day: date, moment: datetime) -> None:
        """A duty at the first station."""
        plan = DutyPlan(self._school.school_id, self._school.station_ids[MAIN], day, [], names)
        self._duty_id = open_duty(self._database, plan, self._school.staff_id, new_duty_code, moment)
        with self._database.read() as connection:
            self._keepers = keepers_on(connection, [self._duty_id])[self._duty_id]

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
        )
        actor = Actor("teacher", staff_id=self._school.staff_id)
        if thing.station == MAIN:
            keeper = self._keepers[number % len(self._keepers)]
            actor = Actor("keeper", keeper_id=keeper.id, duty_id=self._duty_id)
        self._logged[number] = log_item(self._database, form, photo, actor, moment)

    def claimed(self, claim: SampleClaim) -> Iterator[tuple[datetime, Callable[[], None]]]:
        """A family takes its thing home; or forgot to register, and came back to say so; or hung it back."""
        moment = self.days.at(self.days.ago(claim.days), 16, 40)
        if claim.late:
            missed = moment - timedelta(days=1)
            yield missed, lambda: self.miss(claim.thing, missed)
        yield moment, lambda: self._claim(claim, moment)

    def miss(self, number: int, moment: datetime) -> None:
        """A round did not find the thing."""
        item_id = self._logged[number].id
        self._database.write(
            lambda connection: record(
                connection, take_step(connection, item_id, Step.MISS, moment), STATION, moment
            )
        )

    def _claim(self, claim: SampleClaim, moment: datetime) -> None:
        typed = Claimant(claim.name, claim.school_class, claim.contact)
        form = ClaimForm(self._logged[claim.thing].ref, new_token(), typed)
        if claim.late:
            claim_late(self._database, self._vault, form, moment)
            return
        passes = {self._school.station_ids[THINGS[claim.thing].station]: moment}
        token = claim_at_station(self._database, self._vault, form, passes, moment)
        if claim.returned:
            put_back(self._database, token, PUT_BACK, moment + timedelta(minutes=12))

"""What the station refuses, by name. Only the web turns a refusal into a sentence."""

from collections.abc import Mapping


class Refusal(Exception):
    """An act that the rules do not allow; nothing was changed."""


class StepRefused(Refusal):
    """The life of an item has no such step from its present state."""

    def __init__(self, step: str, state: str) -> None:
        super().__init__(f"an item that is {state} cannot take the step {step}")
        self.step = step
        self.state = state


class FormRefused(Refusal):
    """A form that cannot be accepted: each field with the reason, a key that the web has a sentence for."""

    def __init__(self, reasons: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{field}: {reason}" for field, reason in reasons.items()))
        self.reasons = dict(reasons)


class ItemUnknown(Refusal):
    """No item with that reference."""


class ItemAlreadyClaimed(Refusal):
    """Somebody registered this item first."""


class ItemNotClaimable(Refusal):
    """The item is held, stored or moved on: families cannot claim it themselves."""

    def __init__(self, state: str) -> None:
        super().__init__(f"an item that is {state} cannot be claimed by a family")
        self.state = state


class RowOnRecord(Refusal):
    """A row of paper that was keyed in before, with other words.

    `claim_id`: None for a "that was mine"; `undone`: what it made was undone, so it may be keyed in anew.
    """

    def __init__(self, claim_id: int | None, *, undone: bool = False) -> None:
        super().__init__(f"the row made the claim {claim_id}" if claim_id else "the row made a dispute")
        self.claim_id = claim_id
        self.undone = undone


class NotAtTheStation(Refusal):
    """No fresh sign that this browser is at the station."""


class KeyUsedForAnother(Refusal):
    """The idempotency key of this form already served another form."""


class StationUnknown(Refusal):
    """No such station in this school."""


class SeriesUnknown(Refusal):
    """No such series of tags in this school."""


class LayoutUnknown(Refusal):
    """No such sheet of labels among those that this school measured."""


class ClaimUnknown(Refusal):
    """No such claim in this school."""


class ReceiptUnknown(Refusal):
    """No receipt behind that link."""


class NoticeUnknown(Refusal):
    """No lost notice behind that link, or no such notice in this school."""


class NoticeClosed(Refusal):
    """The lost notice came to its end another way."""


class MatchUnknown(Refusal):
    """That thing was never brought together with this notice."""


class ClaimClosed(Refusal):
    """The claim was already put back or returned."""


class BringToTeacher(Refusal):
    """A valuable never hangs on the board, so a family brings it back to a teacher."""


class RequestUnknown(Refusal):
    """No request for a valuable and no "that was mine" behind that link, or none such in this school."""


class RequestSettled(Refusal):
    """The request, or the "that was mine", came to its end another way."""


class NothingToDispute(Refusal):
    """Nobody registered the thing, so there is nothing to talk about."""


class ImportStale(Refusal):
    """Since the table was looked at, the school gave something up that it names."""


class ImportUnknown(Refusal):
    """No such import at this school."""


class CodeMistyped(Refusal):
    """The typed code breaks its own check character."""


class CodeUnknown(Refusal):
    """A well-formed code that no school here has printed, or one that was renewed."""


class TagNotBlank(Refusal):
    """The tag already belongs to an item, was used up, or was cancelled."""

    def __init__(self, condition: str) -> None:
        super().__init__(f"the tag is {condition}")
        self.condition = condition


class TagOfAnotherSchool(Refusal):
    """A good tag, but printed by another school."""


class DutyUnknown(Refusal):
    """No such duty in this school."""


class DutyCodeUnknown(Refusal):
    """No open duty has that code."""


class DutyOver(Refusal):
    """The duty was closed, or this device was quiet for too long."""


class DutyAlreadyOpen(Refusal):
    """The station has an open duty already."""


class NotOfThisDuty(Refusal):
    """It was not logged on this duty, so its keepers cannot undo it."""


class UndoTooLate(Refusal):
    """Somebody else had to do with the thing since it was logged."""

    def __init__(self, state: str) -> None:
        super().__init__(f"an item that is {state} by now cannot be taken back")
        self.state = state


class RoundUnknown(Refusal):
    """No such round at this station."""


class RoundOver(Refusal):
    """The round was finished or dropped; it stays as it is."""


class LineUnknown(Refusal):
    """No such line on the move list of this duty."""


class MoveListUnknown(Refusal):
    """No such duty in this school, or it has no move list yet."""


class BatchUnknown(Refusal):
    """No such batch of things that moved on in this school, or no such thing in it."""


class MovedElsewhere(Refusal):
    """A thing of the batch is, at this moment, no longer where it moved on to."""


class KeeperUnknown(Refusal):
    """No such keeper in this school."""


class AbsenceUnknown(Refusal):
    """No such absence of this keeper."""


class HolidayUnknown(Refusal):
    """No such holiday of this school."""


class ZoneUnknown(Refusal):
    """No such zone of this school."""


class CategoryUnknown(Refusal):
    """No such category of this school."""


class PlaceUnknown(Refusal):
    """No such place of this school."""


class ChannelUnknown(Refusal):
    """No such channel of this school."""


class ThingsHangThere(Refusal):
    """What is to be given up or held otherwise is in use. `count`: by how many things."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} things are in the way")
        self.count = count


class CalendarUnknown(Refusal):
    """No calendar behind that link: it was renewed or ended."""


class NothingServed(Refusal):
    """No duty was served in this term yet, so there is nothing to certify."""


class TooManyTries(Refusal):
    """Guessing was stopped for a while."""


class SignInRefused(Refusal):
    """User name and password do not belong together."""


class AccountUnknown(Refusal):
    """No such account in this school."""


class SessionUnknown(Refusal):
    """That session is somebody else's."""


class CodeRefused(Refusal):
    """The code of the second factor is wrong, was used before, or came too late."""


class LastAdmin(Refusal):
    """Without this account nobody could look after the school's accounts."""


class AdminsOnly(Refusal):
    """A page of the school office, asked for by a teacher."""


class NoRoom(Refusal):
    """The disk is full; a claim that was acknowledged stays, a new one has to wait."""


class AlreadySetUp(Refusal):
    """The school, station or account exists already."""

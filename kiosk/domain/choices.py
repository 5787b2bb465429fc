"""What a school chooses for itself, with the defaults it starts from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choices:
    """A school's own rules. `claimant_days`: days that a claimant's details are kept.

    `pinyin`: keepers' pages write pinyin above the words; `duty_weekdays`: Monday is 0; `team_size`: keepers
    a duty; `display_days`: days that a thing hangs before a newer one may take its place.
    """

    contact_required: bool = True
    tags_reusable: bool = False
    claimant_days: int = 180
    pinyin: bool = False
    duty_weekdays: tuple[int, ...] = (0, 2)
    team_size: int = 3
    display_days: int = 14

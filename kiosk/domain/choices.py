"""What a school chooses for itself, with the defaults it starts from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choices:
    """A school's own rules. `claimant_days`: days that a claimant's details are kept."""

    contact_required: bool = True
    tags_reusable: bool = False
    claimant_days: int = 180

"""Whose sheet it is: the names that stand on every tag and on the poster."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class StationHeading:
    """The station's names and, where it is known, the school's; any of them may be long or empty."""

    name_zh: str
    name_en: str = ""
    school_zh: str = ""
    school_en: str = ""

    @property
    def name(self) -> str:
        return self.name_zh or self.name_en

    @property
    def school(self) -> str:
        """The school in both its languages; empty where it is not known."""
        return " · ".join(name for name in (self.school_zh, self.school_en) if name)


def host_of(url: str) -> str:
    """The host of an address as a person would compare it: with its port, without a log-in."""
    return urlsplit(url).netloc.rpartition("@")[2]

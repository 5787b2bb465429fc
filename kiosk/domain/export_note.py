"""What the access log says of a list that was taken out, in signs that every language can be made from."""

from dataclasses import dataclass

from kiosk.domain.plain_text import tidied

FORMATS = ("xlsx", "csv")
WHY_AT_MOST = 90
_WITH, _WITHOUT, _NOT_NARROWED = "names", "plain", "all"


@dataclass(frozen=True)
class ExportNote:
    """A list that was taken out.

    `format`: xlsx or csv; `rows`: how many claims; `names`: whether with names, classes and contacts;
    `narrowed`: by which of the log's choices, never by what: that could be a person; `why`: asked for names.
    """

    format: str
    rows: int
    names: bool
    narrowed: tuple[str, ...] = ()
    why: str = ""

    @property
    def text(self) -> str:
        """It as one line: `xlsx 120 plain station,since`."""
        kind = _WITH if self.names else _WITHOUT
        narrowed = ",".join(self.narrowed) or _NOT_NARROWED
        return f"{self.format} {self.rows} {kind} {narrowed} {tidied(self.why)[:WHY_AT_MOST]}".rstrip()


def note_in(text: str) -> ExportNote | None:
    """The note that was written so; None for a line that is none."""
    parts = [*text.split(" ", 4), ""][:5]
    if len(parts) < 5 or parts[0] not in FORMATS or parts[2] not in {_WITH, _WITHOUT}:
        return None
    if not (parts[1].isascii() and parts[1].isdigit()):
        return None
    narrowed = () if parts[3] == _NOT_NARROWED else tuple(parts[3].split(","))
    return ExportNote(parts[0], int(parts[1]), parts[2] == _WITH, narrowed, parts[4])

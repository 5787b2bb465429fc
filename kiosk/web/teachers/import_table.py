"""A table on its way: sent by the office, looked at, carried along signed, and sent again to be imported."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from flask import current_app, request
from itsdangerous import URLSafeSerializer

from kiosk.adapters.chance import new_ref
from kiosk.domain.csv_text import BYTES_AT_MOST, ROWS_AT_MOST, Line, TableUnreadable, decoded, lines_of
from kiosk.domain.import_columns import cell_of, columns_in
from kiosk.domain.import_rows import Reading, SchoolKnown, read_rows, tags_in
from kiosk.queries.importing import school_known
from kiosk.services.logging_items import LogForm
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.numbers import whole
from kiosk.web.teachers.session import current_staff

TEXT_AT_MOST = 150_000
"""Characters. A field of a form may have 500,000 bytes; what is longer comes as a file."""
_CARRIED_AT_MOST = 480_000


@dataclass(frozen=True)
class Table:
    """A table and how it is read.

    `key`: of the form; `day`: what "today" means in it; `station_id`: where things go whose row names none.
    """

    key: str
    day: date
    station_id: int
    lines: list[Line]

    def read(self) -> tuple[SchoolKnown, Reading]:
        """What its rows say, as the school is now. Raises TableUnreadable."""
        with current_station().database.read() as connection:
            known = school_known(connection, current_staff().school_id, tags_in(self.lines))
        first = sorted(known.stations, key=lambda station: station.id != self.station_id)
        known = replace(known, stations=first)
        return known, read_rows(self.lines, known, self.day)

    def carried(self, reading: Reading) -> str:
        """The table as the form carries it to its end. Raises TableUnreadable for one too large to carry."""
        places = columns_in(self.lines)[0]
        heading, *rest = self.lines
        cells = [[line.row, *(cell_of(line, place) for place in places.values())] for line in rest]
        rows = [[heading.row, *places], *cells]
        packed = [self.key, self.day.isoformat(), self.station_id, rows, reading.digest]
        signed = _signer().dumps(packed)
        if len(signed) > _CARRIED_AT_MOST:
            raise TableUnreadable("table_too_large")
        return signed


def table_sent(form: Form) -> Table:
    """The file or else the text of this request. Raises TableUnreadable."""
    upload = request.files.get("table")
    if upload and upload.filename:
        text = decoded(upload.stream.read(BYTES_AT_MOST + 1))
    else:
        text = form.values.get("text", "")
    if not text.strip():
        raise TableUnreadable("table_missing")
    station_id = whole(form.values.get("station")) or 0
    return Table(form.key, today(current_staff().timezone), station_id, lines_of(text))


def table_carried(form: Form) -> tuple[Table, str]:
    """The table that was looked at, and the digest of what was seen. Raises BadSignature."""
    key, day, station_id, rows, digest = _signer().loads(form.values.get("carried", ""))
    lines = [Line(row, cells) for row, *cells in rows]
    return Table(key, date.fromisoformat(day), station_id, lines), digest


def batch_of(table: Table, digest: str) -> str:
    """The name of an import: the same for the same form with the same things, however often it is sent."""
    said = f"{current_staff().school_id}:{table.key}:{digest}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def keys_of(batch: str, count: int = ROWS_AT_MOST) -> list[str]:
    """The keys of an import's things, in the order of their rows."""
    return [f"{batch}-{number:04d}" for number in range(count)]


def forms_of(table: Table, reading: Reading) -> list[LogForm]:
    """What is to be logged."""
    keys = keys_of(batch_of(table, reading.digest), len(reading.rows))
    return [
        LogForm(
            station_id=row.station_id,
            ref=new_ref(),
            key=key,
            category=row.category,
            zone=row.zone,
            place=row.place,
            colour=row.colour,
            note=row.note,
            tag_code=row.tag,
            found_on=row.found_on,
        )
        for key, row in zip(keys, reading.rows, strict=True)
    ]


def _signer() -> URLSafeSerializer:
    """One a school: what another school's office was shown is not to be imported here."""
    return URLSafeSerializer(
        str(current_app.secret_key), salt=f"a table of school {current_staff().school_id}"
    )

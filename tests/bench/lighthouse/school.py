"""The sample school behind the real server, and the ways by which a phone comes to its pages."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.adapters.photos.intake import PreparedPhoto, take_in
from kiosk.bootstrap import started
from kiosk.config import Config
from kiosk.queries.sample_items import sample_items
from kiosk.queries.stations import StationSeen, all_stations
from kiosk.sample.pictures import draw
from kiosk.sample.school import build_school
from kiosk.services.logging_items import log_item
from kiosk.services.stepping import STATION
from tests.bench.lighthouse.audit import Visit
from tests.bench.servers import our_server
from tests.makers import ASchool, a_log_form

if TYPE_CHECKING:
    from kiosk.bootstrap import Station

_A_PAGE = 24
"""As many things as a board shows at once."""
_GRAINS = (((1280, 960), 0.1), ((320, 240), 0.3))
_GRAIN = 60.0


@dataclass(frozen=True)
class OpenSchool:
    """A school that is served. `heavy`: bytes of the view and of the thumbnail of its heavy photos."""

    visits: list[Visit]
    heavy: tuple[int, int]


@contextmanager
def open_school(folder: Path) -> Iterator[OpenSchool]:
    """The sample school in that folder; before the other gate hang things with photos as heavy as any."""
    station = started(Config(data_dir=folder))
    build_school(station, lambda _done: None)
    with station.database.read() as connection:
        (usual, other), items = all_stations(connection), sample_items(connection)
    photos = [take_in(_heavy_photo(nth)) for nth in range(_A_PAGE)]
    ref = _hang(station, other, photos)
    station.database.close()
    tag = next(
        item
        for item in items
        if (item["state"], item["station"]) == ("on_display", usual.code) and item["tag"]
    )
    with our_server(folder) as port:
        ways = _Ways(port, usual, other)
        weights = max(len(each.view_webp) for each in photos), max(len(each.thumb_webp) for each in photos)
        yield OpenSchool(ways.visits(tag["ref"], tag["tag"], ref), weights)


@dataclass(frozen=True)
class _Ways:
    port: int
    usual: StationSeen
    other: StationSeen

    def visits(self, ref: str, tag: str, heavy_ref: str) -> list[Visit]:
        """`ref`, `tag`: of a thing at the usual gate; `heavy_ref`: of one with a heavy photo."""
        here, there = self._pass_of(self.usual), self._pass_of(self.other)
        board, item = f"/board/{self.usual.slug}", f"/items/{ref}"
        return [
            self._visit("board, from home", board),
            self._visit("board, at the gate", board, here),
            self._visit("thing, from home", item),
            self._visit("thing, at the gate, with its form", item, here),
            self._visit("board, heavy photos", f"/board/{self.other.slug}", there),
            self._visit("thing, heavy photo", f"/items/{heavy_ref}", there),
            self._visit("scan of the poster → board", f"/s/{self.usual.code}"),
            self._visit("scan of a tag → thing", f"/t/{tag}"),
        ]

    def _visit(self, name: str, path: str, cookie: str = "") -> Visit:
        return Visit(name, f"http://127.0.0.1:{self.port}{path}", cookie)

    def _pass_of(self, station: StationSeen) -> str:
        """The cookie of a browser that scanned the station's poster."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("GET", f"/s/{station.code}")
        cookie = line.getresponse().headers["Set-Cookie"]
        line.close()
        return str(cookie).partition(";")[0]


def _hang(station: "Station", at: StationSeen, photos: list[PreparedPhoto]) -> str:
    """A thing with each photo onto the board of that gate; the public name of the last."""
    school, ref = ASchool(at.school_id, [at.id], 0), ""
    for photo in photos:
        form, kept = a_log_form(school), station.photos.keep(photo)
        ref = log_item(station.database, form, kept, STATION, datetime.now(UTC)).ref
    return ref


def _heavy_photo(nth: int) -> bytes:
    """JPEG full of detail, coarse and fine, as grass or a knitted pattern is."""
    picture = draw("cup", "blue", nth).resize(_GRAINS[0][0], Image.Resampling.BICUBIC)
    for size, share in _GRAINS:
        grain = Image.merge("RGB", [Image.effect_noise(size, _GRAIN) for _ in range(3)])
        picture = Image.blend(picture, grain.resize(picture.size, Image.Resampling.BICUBIC), share)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=95)
    return buffer.getvalue()

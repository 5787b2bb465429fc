"""However many people send photos at the same moment, two are at work and the others wait."""

import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

from kiosk.adapters.photos.intake import take_in
from kiosk.adapters.photos.refusals import PhotoRefused
from tests.adapters.photos.makers import a_file


def test_two_at_once_and_no_more():
    pair, lock = Barrier(2), Lock()
    inside: list[int] = [0, 0]

    class Watched(io.BytesIO):
        def read(self, size=-1):
            with lock:
                inside[0] += 1
                inside[1] = max(inside)
            pair.wait(timeout=20)
            data = super().read(size)
            with lock:
                inside[0] -= 1
            return data

    def send(_):
        upload = Watched(a_file())
        return take_in(upload).width

    with ThreadPoolExecutor(8) as people:
        assert list(people.map(send, range(8))) == [96] * 8
    assert inside[1] == 2


def test_a_refusal_gives_its_place_back():
    def send(nth):
        try:
            return take_in(b"no photo" if nth % 2 else a_file()).width
        except PhotoRefused as refusal:
            return refusal.reason

    with ThreadPoolExecutor(4) as people:
        assert list(people.map(send, range(12))) == [96, "not_a_photo"] * 6

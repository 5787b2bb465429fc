"""Packs a PDF of many small pages: objects that are no streams go together into compressed ones.

As in PDF 1.5 and later (ISO 32000-1, 7.5.7 object streams, 7.5.8 cross-reference streams). What a page says
stays as it is; what shrinks is what the file says about its pages.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

TOGETHER = 200
"""Objects in one stream: a reader unpacks so many to find one."""
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+(.*?)trailer\s*<<(.*)>>\s*startxref\s+\d+\s+%%EOF\s*$", re.DOTALL)
_OBJECT = re.compile(rb"\s*\d+ 0 obj\s*")
_SIZE_OR_REMARK = re.compile(rb"/Size \d+|%[^\n]*")
_HEADER = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
_AROUND_MARKS = re.compile(rb"\s*([][<>/])\s*")
_FREE, _PLAIN, _INSIDE = 0, 1, 2
Place = tuple[int, int, int]


def packed(pdf: bytes) -> bytes:
    """The same document, smaller. `pdf`: whole, with one plain table of objects, not encrypted.

    Raises ValueError for any other.
    """
    bodies, trailer = _taken_apart(pdf)
    streams = {number: body for number, body in bodies.items() if body.endswith(b"endstream")}
    loose = [(number, body) for number, body in bodies.items() if number not in streams]
    places: dict[int, Place] = {0: (_FREE, 0, 65535)}
    further = len(bodies) + 1
    for some in (loose[at : at + TOGETHER] for at in range(0, len(loose), TOGETHER)):
        places |= {number: (_INSIDE, further, index) for index, (number, _body) in enumerate(some)}
        streams[further] = _together(some)
        further += 1
    written, file = [_HEADER], len(_HEADER)
    for number, body in streams.items():
        places[number] = (_PLAIN, file, 0)
        written.append(b"%d 0 obj%s\nendobj\n" % (number, _tight(body)))
        file += len(written[-1])
    places[further] = (_PLAIN, file, 0)
    index = _index([places[number] for number in range(further + 1)], trailer)
    written.append(b"%d 0 obj%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (further, index, file))
    return b"".join(written)


def _taken_apart(pdf: bytes) -> tuple[dict[int, bytes], bytes]:
    """Each object's body by its number, and what the trailer says but for the size."""
    end = _TABLE.search(pdf, pdf.rfind(b"\nxref"))
    if end is None or b"/Encrypt" in end[3]:
        raise ValueError("not a document that can be packed")
    starts = {number: start for number, start in enumerate(_starts(end[2])) if number}
    edges = sorted([*starts.values(), end.start()])
    ends = dict(pairwise(edges))
    bodies = {}
    for number, start in starts.items():
        whole = pdf[start : ends[start]].rstrip()
        head = _OBJECT.match(whole)
        if head is None or not whole.endswith(b"endobj"):
            raise ValueError(f"there is no object {number}")
        bodies[number] = whole[head.end() :].removesuffix(b"endobj").rstrip()
    return bodies, _SIZE_OR_REMARK.sub(b"", end[3]).strip()


def _starts(table: bytes) -> Iterator[int]:
    return (int(row.split()[0]) for row in table.splitlines() if row.strip())


def _together(some: Sequence[tuple[int, bytes]]) -> bytes:
    """An object stream: first the numbers with where each begins, then the objects."""
    heads, at = [], 0
    for number, body in some:
        heads.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(heads) + b"\n"
    said = b"/Type/ObjStm/N %d/First %d" % (len(some), len(head))
    return _stream(said, head + b"\n".join(body for _number, body in some))


def _index(places: Sequence[Place], trailer: bytes) -> bytes:
    """The cross-reference stream: of each object its kind, its place, and which of its stream it is."""
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + which.to_bytes(2, "big")
        for kind, place, which in places
    )
    return _stream(b"/Type/XRef/Size %d/W[1 4 2]%s" % (len(places), trailer), rows)


def _stream(said: bytes, plain: bytes) -> bytes:
    data = zlib.compress(plain, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (said, len(data), data)


def _tight(body: bytes) -> bytes:
    """A stream whose dictionary has no needless blanks."""
    said, word, data = body.partition(b">>\nstream")
    return body if b"(" in said or not word else _AROUND_MARKS.sub(rb"\1", said) + b">>stream" + data

"""The process behind `picture_apart`: a file on standard input, a small picture on standard output."""

import sys

from kiosk.adapters.photos.answering import answer
from kiosk.adapters.photos.apart import SIZE
from kiosk.adapters.photos.decoding import Look, decoded
from kiosk.adapters.photos.heif import decoded_heif
from kiosk.adapters.photos.picture import picture_of


def main(form: str, longest: int, look: Look) -> int:
    """Writes width, height and rows of pixels, or the reason of a refusal. Returns the exit code."""

    def told(data: bytes) -> bytes:
        photo = decoded_heif(data) if form == "HEIF" else decoded(data, "AVIF", longest, look)
        picture = picture_of(photo, longest, look)
        return SIZE.pack(*picture.size) + picture.tobytes()

    return answer(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), "L" if sys.argv[3] == "L" else "RGB"))

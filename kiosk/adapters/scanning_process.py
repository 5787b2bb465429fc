"""The process behind `scanning`: a photo on standard input, the texts of its symbols on standard output."""

import json
import sys

from kiosk.adapters.photos.answering import answer
from kiosk.adapters.scanning import codes_in


def main() -> int:
    """Writes a JSON list, or the reason of a refusal. Returns the exit code."""
    return answer(lambda data: json.dumps(codes_in(data)).encode())


if __name__ == "__main__":
    sys.exit(main())

"""The process behind `reaching`: an order as JSON on standard input, what went wrong on standard output."""

import json
import sys

from kiosk.adapters.announcing.delivering import Order, carried_out
from kiosk.adapters.photos.answering import stay_small


def main() -> int:
    """Returns the exit code."""
    stay_small()
    sys.stdout.write(carried_out(Order(**json.load(sys.stdin))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

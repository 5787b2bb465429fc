"""The neighbour's server: `python -m tests.bench.host FOLDER PORT`, with every setting of `kiosk serve`."""

import os
import sys
from unittest.mock import patch

from flask import Flask

from kiosk.cli import serving
from tests.bench import bare

_FOLDER = "BENCH_SAME_BYTES"


def main(folder: str, port: int) -> None:
    """`folder`: what `bare.keep` wrote. Only the application is another, so the server cannot drift."""
    os.environ[_FOLDER] = folder
    with patch.object(serving, "load_app", load_bare):
        serving.serve_at(serving.Place("127.0.0.1", port), 1, lambda: None)


def load_bare() -> Flask:
    """The application, in a worker."""
    return bare.create_app(os.environ[_FOLDER])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

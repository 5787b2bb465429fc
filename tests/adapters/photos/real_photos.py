"""Photos from real cameras, which are no part of the repository: without their folder, tests are skipped."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "photos"

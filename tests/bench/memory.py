"""How much memory one photo takes: `python -m tests.bench.memory ours|pillow|board FILE` says it in bytes.

A process of its own, because a peak cannot be taken back. ru_maxrss would begin with the peak of whoever
started the process (Linux hands it on through fork and exec), so where /proc is, the peak is read there.
"""

import subprocess
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_of(way: str, photo: Path) -> int:
    """Bytes above idle. `way`: ours, pillow or board, for a photo of a board; `photo`: a JPEG file."""
    command = [sys.executable, "-m", "tests.bench.memory", way, str(photo)]
    return int(subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=60).stdout)


def main(way: str, photo: Path) -> None:
    """Idle is when all modules are loaded and the upload is not yet read."""
    from kiosk.adapters.photos.intake import take_in
    from kiosk.adapters.scanning import codes_in
    from tests.bench.pillow import two_sizes

    idle = bytes_of("VmRSS")
    if way == "pillow":
        two_sizes(photo.read_bytes(), 4)
    else:
        with photo.open("rb") as upload:
            codes_in(upload.read()) if way == "board" else take_in(upload)
    print(bytes_of("VmHWM") - idle)


def bytes_of(line: str) -> int:
    """A line of /proc/self/status; elsewhere the peak so far, which getrusage gives in kilobytes or bytes."""
    if _STATUS.exists():
        found = next(each for each in _STATUS.read_text().splitlines() if each.startswith(f"{line}:"))
        return int(found.split()[1]) * 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

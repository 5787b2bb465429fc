"""Where templates and static files are: the wheel's, or the checkout's."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent


class FilesMissing(Exception):
    """The installation is not complete."""


def folder(name: str) -> Path:
    """The folder `templates` or `static`. Raises FilesMissing with what to do."""
    packaged = _PACKAGE / name
    if packaged.is_dir():
        return packaged
    if (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / name).is_dir():
        return _CHECKOUT / name
    raise FilesMissing(f"The folder '{name}' of Integrity Station is missing; install the package again.")

"""keepers."""

from flask import Blueprint

keepers = Blueprint("keepers", __name__)


@keepers.get("/duty")
def open() -> str:
    return ""

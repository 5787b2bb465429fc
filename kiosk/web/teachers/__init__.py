"""teachers."""

from flask import Blueprint

teachers = Blueprint("teachers", __name__)


@teachers.get("/sign-in")
def sign_in() -> str:
    return ""

"""What can go wrong on the command line, each in one clear sentence; never a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from kiosk.adapters.printing.refusals import PrintingRefused
from kiosk.config import PREFIX
from kiosk.domain.refusals import AlreadySetUp, Refusal
from kiosk.paths import FilesMissing


class PlainSpoken(click.Group):
    """A group of commands whose failures are sentences and exit codes."""

    def invoke(self, ctx: click.Context) -> Any:
        with in_plain_words():
            return super().invoke(ctx)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turns what we know can fail into a sentence and exit code 1; a mistake of ours stays a traceback."""
    try:
        yield
    except ValidationError as fault:
        raise click.ClickException(_of_setting(fault)) from fault
    except AlreadySetUp as fault:
        raise click.ClickException(f"There is {fault} already.") from fault
    except (PrintingRefused, Refusal, FilesMissing) as fault:
        raise click.ClickException(_whole(str(fault) or type(fault).__doc__ or "")) from fault
    except SQLAlchemyError as fault:
        raise click.ClickException(_of_database(fault)) from fault
    except OSError as fault:
        raise click.ClickException(_of_disk(fault)) from fault


def _of_setting(fault: ValidationError) -> str:
    first = fault.errors(include_url=False, include_input=False)[0]
    name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
    return f"{name} is not right: {first['msg'].removeprefix('Value error, ')}."


def _of_database(fault: SQLAlchemyError) -> str:
    said = str(getattr(fault, "orig", None) or fault).strip().splitlines()
    return _whole(f"The database does not answer: {said[0] if said else type(fault).__name__}")


def _of_disk(fault: OSError) -> str:
    where = f": {fault.filename}" if fault.filename else ""
    return _whole(f"{fault.strerror or fault}{where}")


def _whole(sentence: str) -> str:
    sentence = sentence.strip().splitlines()[0] if sentence.strip() else "It did not work"
    return sentence[0].upper() + sentence[1:] + ("" if sentence.endswith(".") else ".")

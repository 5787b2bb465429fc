"""Whatever goes wrong is one sentence; only a mistake of ours is a traceback."""

import click
import pytest
from click.testing import CliRunner
from sqlalchemy.exc import OperationalError

from kiosk.adapters.printing.refusals import UnreadableSymbol
from kiosk.cli import main
from kiosk.cli.sentences import PlainSpoken
from kiosk.domain.refusals import AlreadySetUp, StationUnknown
from kiosk.paths import FilesMissing
from tests.cli.conftest import Run
from tests.cli.plainly import sentence


def _group(failure: Exception) -> PlainSpoken:
    """A command line whose only command fails like this."""

    def fail() -> None:
        raise failure

    return PlainSpoken(commands=[click.Command("fail", callback=fail)])


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (AlreadySetUp("an account with this user name"), "There is an account with this user name already."),
        (FilesMissing("The folder 'static' is missing."), "The folder 'static' is missing."),
        (PermissionError(13, "Permission denied", "/srv/station"), "Permission denied: /srv/station."),
        (UnreadableSymbol("abc"), "The symbol for 'abc' reads as nothing."),
        (StationUnknown(), "No such station in this school."),
        (
            OperationalError("SELECT 1", None, Exception("connection refused\nIs the server running?")),
            "The database does not answer: connection refused.",
        ),
    ],
)
def test_what_we_know_of_is_a_sentence(failure: Exception, said: str) -> None:
    assert sentence(CliRunner().invoke(_group(failure), ["fail"])) == said


def test_a_mistake_of_ours_is_not_hidden() -> None:
    result = CliRunner().invoke(_group(KeyError("ours")), ["fail"])
    assert isinstance(result.exception, KeyError)


def test_an_unknown_command_is_refused(run: Run) -> None:
    result = run("serv")
    assert result.exit_code == 2
    assert "'serv'" in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    command = main.commands[name]
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))

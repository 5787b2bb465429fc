"""What every refusal of the command line has to be: one sentence, an exit code, no traceback."""

from click.testing import Result


def sentence(result: Result, exit_code: int = 1) -> str:
    """The one sentence that the command ended with."""
    assert result.exit_code == exit_code, result.output
    assert "Traceback" not in result.output
    said = result.stderr.strip().splitlines()[-1]
    assert said.startswith("Error: ")
    assert said.endswith((".", "?"))
    return said.removeprefix("Error: ")

"""`lis` within the process of a test, for tests that ask what a command does and not how a terminal meets it."""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

import pytest

from macros.cli import main


@dataclass(frozen=True)
class Done:
    """What a command ended with and what it told."""

    returncode: int
    stdout: str
    stderr: str


def lis(*arguments: str, **env: str) -> Done:
    """Run a command as if it were typed, with more in the environment."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in env.items():
            patch.setenv(name, value)
        status = main(arguments)
    return Done(status, out.getvalue(), err.getvalue())

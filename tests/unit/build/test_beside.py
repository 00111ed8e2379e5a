"""Something computed in a copy of the process: its result comes back, and a copy that fails or dies is told of."""

import os
import signal
import time

import pytest

from macros.build.beside import Beside
from macros.build.workers import BuildFault


def test_a_result_comes_back_whole_however_large_it_is():
    with Beside(lambda: ["ord"] * 200_000, "provet") as beside:
        assert beside.result() == ["ord"] * 200_000


def test_what_is_computed_is_of_what_was_when_it_began():
    held = [1]
    with Beside(lambda: tuple(held), "provet") as beside:
        held.append(2)
        assert beside.result() == ((1,) if hasattr(os, "fork") else (1, 2))


def test_a_fault_is_told_with_what_was_done_and_where():
    with pytest.raises(BuildFault, match="provet") as fault, Beside(lambda: 1 // 0, "provet") as beside:
        beside.result()
    assert "ZeroDivisionError" in fault.value.log


@pytest.mark.skipif(not hasattr(os, "fork"), reason="systemet har inga kopior av processer")
def test_a_copy_that_is_killed_is_told_of():
    with pytest.raises(BuildFault), Beside(lambda: os.kill(os.getpid(), signal.SIGKILL), "provet") as beside:
        beside.result()


def test_a_copy_that_nobody_asks_does_not_live_on():
    begun = time.monotonic()
    with Beside(lambda: b"x" * 10_000_000, "provet"):
        pass
    assert time.monotonic() - begun < 20


def test_where_there_are_no_copies_the_same_is_computed_when_it_is_asked_for(monkeypatch):
    monkeypatch.delattr(os, "fork", raising=False)
    with Beside(lambda: "svar", "provet") as beside:
        assert beside.result() == "svar"

"""Workers do what they are given, tell what went wrong, and are gone when their build is."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from macros.build.workers import BuildFault, Task, Workers, environment
from tests.conftest import ROOT

DAY = date(2026, 3, 9)


def processes(workers: Workers) -> list[int]:
    return [process.pid for process in workers._processes]


def runs(process: int) -> bool:
    """Whether a process goes on; one that is dead and not yet buried does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def gone(which: list[int], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while any(map(runs, which)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(runs, which))


def test_a_task_that_fails_is_told_with_its_name_and_its_log(tmp_path):
    with Workers(1, DAY) as workers:
        workers.add(Task("site", "motorn", {"motor": "mkdocs", "settings": str(tmp_path / "finns-inte.yml")}))
        with pytest.raises(BuildFault, match="motorn") as fault:
            list(workers.results())
    assert "finns-inte.yml" in fault.value.log


def test_a_task_that_nobody_knows_is_a_fault_and_no_silence():
    with Workers(1, DAY) as workers:
        workers.add(Task("okand", "något", {}))
        with pytest.raises(BuildFault, match="något"):
            list(workers.results())


@pytest.mark.parametrize("when", ["before its task", "with its task"])
def test_a_worker_that_dies_is_a_fault_and_nobody_waits_for_it(tmp_path, when):
    fifo = tmp_path / "ko"
    os.mkfifo(fifo)
    task = Task("site", "motorn", {"motor": "mkdocs", "settings": str(fifo)})  # reading it takes for ever
    with Workers(1, DAY) as workers:
        (process,) = processes(workers)
        if when == "before its task":
            os.kill(process, signal.SIGKILL)
            assert gone([process])
            workers.add(task)
        else:
            workers.add(task)
            os.kill(process, signal.SIGKILL)
        with pytest.raises(BuildFault) as fault:
            list(workers.results())
    assert "dog innan den var klar" in fault.value.log


def test_a_worker_without_a_task_that_dies_holds_nobody_up(tmp_path):
    fault = Task("site", "motorn", {"motor": "mkdocs", "settings": str(tmp_path / "finns-inte.yml")})
    with Workers(2, DAY) as workers:
        workers.add(fault)
        (idle,) = [process for process in workers._processes if process not in workers._doing]
        idle.kill()
        assert gone([idle.pid])
        with pytest.raises(BuildFault, match="motorn"):
            list(workers.results())


def test_who_is_done_gets_the_next_task_though_nobody_waits_for_answers():
    with Workers(1, DAY) as workers:
        workers.add(Task("okand", "det första", {}), Task("okand", "det andra", {}))
        end = time.monotonic() + 30
        while len(workers._done) < 2 and time.monotonic() < end:
            workers.tend()
        with pytest.raises(BuildFault, match="det första"):
            list(workers.results())


def test_the_answers_of_a_kind_are_not_held_up_by_tasks_of_another(tmp_path, monkeypatch):
    fifo = tmp_path / "ko"
    os.mkfifo(fifo)
    slow = Task("site", "kön", {"motor": "mkdocs", "settings": str(fifo)})  # reading it takes for ever
    with Workers(2, DAY) as workers:
        workers.add(slow)
        assert list(workers.results("pdf")) == []
        workers.add(Task("pdf", "en PDF", {"motor": "mkdocs", "work": str(tmp_path / "finns-inte"), "namn": "x.pdf"}))
        with pytest.raises(BuildFault, match="en PDF"):
            list(workers.results("pdf"))


def test_after_a_fault_no_worker_goes_on():
    with pytest.raises(KeyboardInterrupt), Workers(2, DAY) as workers:
        assert all(map(runs, processes(workers)))
        raise KeyboardInterrupt
    assert gone(processes(workers), 0.1)


STARTED = """
import sys, time
from datetime import date
from macros.build.workers import Workers
with Workers(2, date(2026, 3, 9)) as workers:
    print(*(process.pid for process in workers._processes), flush=True)
    time.sleep(60)
"""


def test_after_the_build_itself_is_killed_no_worker_goes_on():
    parent = subprocess.Popen([sys.executable, "-c", STARTED], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    children = [int(number) for number in parent.stdout.readline().split()]
    try:
        assert len(children) == 2 and all(map(runs, children))
        parent.kill()
        parent.communicate()
        assert gone(children)
    finally:
        for process in filter(runs, children):
            os.kill(process, signal.SIGKILL)


def test_tools_see_the_same_clock_and_the_same_order_wherever_they_run(monkeypatch):
    monkeypatch.setenv("LIS_DAG", "1999-01-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    monkeypatch.setenv("TZ", "America/New_York")
    found = environment(DAY)
    assert found["LIS_DAG"] == "2026-03-09" and found["SOURCE_DATE_EPOCH"] == "1773014400"
    assert found["PYTHONHASHSEED"] == "0"

"""What a change means is said in at most three times the work of one check, and in less the next time."""

import os
import resource
import subprocess
import sys

from tests.conftest import ROOT
from tests.unit.changes.forrad import CALM

TIMES = 3


def seconds(*arguments: str) -> float:
    """The processor time of a command of ours."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    env = os.environ | CALM | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "macros", *arguments], cwd=ROOT, env=env, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_a_change_of_our_own_data_is_told_in_three_times_one_check(project, tmp_path):
    from tests.conftest import copy_of

    root = copy_of(project, tmp_path / "rot", "site", ".bygge")
    git = ["git", "-C", str(root)]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Början"]):
        subprocess.run([*git, *command], env=os.environ | CALM, check=True)
    page = root / "docs" / "om" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nEn mening till.\n", encoding="utf-8")
    one = seconds("kontrollera", "--rot", str(root))
    first, again = (seconds("skillnad", "HEAD", "--rot", str(root)) for _ in range(2))
    assert first <= TIMES * one and again < first

"""Who reviews what: the teams of a forge are named by the office's roles."""

import re

from macros.registers.load import load_sound
from tests.conftest import ROOT


def test_a_team_is_a_role_of_ours_or_those_who_keep_the_code():
    known = {r.id for r in load_sound(ROOT).roller} | {"kod"}
    told = re.findall(r"@\w+/([\w-]+)", (ROOT / ".github" / "CODEOWNERS").read_text("utf-8"))
    assert len(told) > 20 and set(told) <= known


def test_a_row_of_reviewers_stands_for_something_that_there_is():
    for row in (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines():
        if row.startswith("/"):
            assert list(ROOT.glob(row.split()[0].strip("/"))), row

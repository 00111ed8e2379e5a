"""The command `lis` as a person meets it in a terminal."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

COMMANDS = ("kontrollera", "bygg", "pdf", "schema")


def lis(*arguments: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", *arguments]
    return subprocess.run(command, cwd=cwd, env=os.environ | env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", [(), *((c,) for c in COMMANDS)], ids=" ".join)
def test_help_is_in_swedish(command):
    done = lis(*command, "--help")
    assert done.returncode == 0
    assert not re.search(r"\b(usage|options|show|help message|positional|arguments|default)\b", done.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("byg",),
        ("kontrollera", "--formt", "json"),
        ("kontrollera", "--format", "xml"),
        ("pdf", "1999", "--rot", "tests/minisite"),
        ("bygg", "--till"),
    ],
)
def test_wrong_usage_gives_two_and_a_swedish_line(arguments):
    done = lis(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert not re.search(r"\b(usage|error|invalid|choose|required|expected|unrecognized|Traceback)\b", done.stderr)


def test_a_folder_without_data_is_told_in_a_line(tmp_path):
    done = lis("kontrollera", "--rot", str(tmp_path))
    assert done.returncode == 2
    assert "har ingen mapp data/" in done.stderr


def test_our_own_content_has_no_fault():
    done = lis("kontrollera", LIS_DAG="2026-11-24")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Inga fel.\n")


def test_json_lists_fil_rad_falt_fel(project, tmp_path):
    (tmp_path / "data").mkdir()
    done = lis("kontrollera", "--rot", str(tmp_path), "--format", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert {frozenset(fault) for fault in found} == {frozenset({"fil", "rad", "falt", "fel"})}


def test_the_list_of_rules_is_swedish_sentences():
    rows = lis("kontrollera", "--lista").stdout.splitlines()
    assert len(rows) > 20
    assert all(row.endswith(".") for row in rows)


def test_a_wrong_day_is_told_without_a_traceback():
    done = lis("kontrollera", LIS_DAG="igår")
    assert done.returncode == 1
    assert done.stdout == 'miljön:1: LIS_DAG: "igår" är inget datum; skriv ÅÅÅÅ-MM-DD\n'


def test_long_work_is_quiet_in_a_pipe(project, site):
    done = lis("bygg", cwd=project, LIS_DAG="2026-11-24")
    assert done.returncode == 0
    assert done.stderr == f"Inget har ändrats sedan {site} byggdes.\n"

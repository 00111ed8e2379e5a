"""Each guard is proved by a planted fault: the build stops, says why in Swedish, and leaves the old site."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import at_first, copy_of

PLANTED = {
    "a misspelt macro": (
        "docs/genomgang/2025/2-laget.md",
        "{{ tidslinje(",
        "{{ tidslinja(",
        'docs/genomgang/2025/2-laget.md:{rad}: makrot "tidslinja" finns inte; menade du "tidslinje"?',
    ),
    "a dead link in a page": (
        "docs/index.md",
        "(om.md)",
        "(omm.md)",
        'docs/index.md:{rad}: länken "omm.md" leder till en sida som inte finns; menade du "om.md"?',
    ),
    "a misspelt field in a data file": (
        "data/mal.yml",
        "  malvarde:",
        "  malvärde:",
        'data/mal.yml:{rad}: malvärde: fältet "malvärde" finns inte; menade du "malvarde"?',
    ),
}


@pytest.fixture
def copy(small: Path, tmp_path: Path) -> Path:
    return copy_of(small, tmp_path / "rot")


def run(*command: str, root: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"LIS_DAG": "2026-11-24"}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=root, env=env, capture_output=True, text=True, check=False
    )


def plant(root: Path, what: str) -> str:
    """Put the fault into the copy; the line that must be told."""
    file, old, new, told = PLANTED[what]
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return told.format(rad=text[: text.index(old)].count("\n") + (2 if old.startswith("\n") else 1))


@pytest.mark.parametrize("what", at_first(0, PLANTED))
def test_a_planted_fault_stops_the_build_and_the_old_site_stays(copy, what):
    told = plant(copy, what)
    before = {p: p.read_bytes() for p in (copy / "site").rglob("*") if p.is_file()}
    done = run("macros", "bygg", root=copy)
    assert done.returncode == 1
    assert told in done.stdout.splitlines()
    assert "Traceback" not in done.stdout + done.stderr
    assert before == {p: p.read_bytes() for p in (copy / "site").rglob("*") if p.is_file()}
    assert [p.name for p in copy.iterdir() if p.name.startswith(".site")] == []


@pytest.mark.parametrize("what", at_first(1, PLANTED))
def test_a_planted_fault_stops_plain_mkdocs_too(copy, what):
    told = plant(copy, what)
    done = run("mkdocs", "build", "--strict", "--site-dir", str(copy / "annan"), root=copy)
    assert done.returncode == 1
    assert told in (done.stdout + done.stderr).splitlines()
    assert "Traceback" not in done.stdout + done.stderr


def test_plain_mkdocs_builds_the_same_pages(copy):
    done = run("mkdocs", "build", "--strict", "--site-dir", str(copy / "annan"), root=copy)
    assert done.returncode == 0, done.stderr
    pages = [{p.relative_to(site) for p in site.rglob("*.html")} for site in (copy / "site", copy / "annan")]
    assert pages[0] == pages[1] and len(pages[0]) > 20


@pytest.mark.parametrize("call", at_first(1, ["{{ en_felstavning | length }}", "{{ lagar() }}", "{% raw %}"]))
def test_a_call_that_cannot_be_made_stops_the_preview_even_without_the_rules(copy, call):
    """A page with an empty place where a call should stand is never built, even if the rules should miss it."""
    rules = copy / "macros/checks/rules.py"
    text = rules.read_text(encoding="utf-8")
    assert "def check_pages" in text
    rules.write_text(text + "\n\ndef check_pages(*_):\n    return []\n", encoding="utf-8")
    page = copy / "docs/om.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{call}\n", encoding="utf-8")
    done = run("mkdocs", "build", "--strict", "--site-dir", str(copy / "annan"), root=copy)
    assert done.returncode != 0

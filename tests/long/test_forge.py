"""The whole way of a change against a bare repository: three people who know Excel and mail, Word, and a browser, and no terminal.

The forge is a bare repository on this machine. What it runs for a proposed change are the commands of our own workflow file, as
they stand there, in a clone of their own each: all but those that install, and the tests themselves.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

from tests.conftest import ROOT, demo_day
from tests.unit.changes.forrad import CALM
from tests.unit.rollbladsfall import cell

pytestmark = pytest.mark.long
WORKFLOW = ROOT / ".github" / "workflows" / "andring.yml"
SHIM = '#!/bin/sh\nPYTHONPATH="{code}" exec "{python}" -m macros "$@"\n'
PAGE = "docs/rutiner/kontinuitet.md"
TOLD = "Behörigheterna i Beta är till hälften beskrivna."
WROTE = "Enheterna har övat på att arbeta utan nät."
MOVED = "rubrik: Se över behörigheter\n  roll: systemforvaltare\n  manader: [3, 9]"
MENDED = "Ring växeln om telefonen är död."


class Forge:
    """A bare repository, the changes proposed to its branch `main`, and what its runner says of them."""

    def __init__(self, place: Path):
        self.place, self.bare = place, place / "forrad.git"
        self.git(place, "init", "-q", "--bare", "-b", "main", str(self.bare))
        first = Path(shutil.copytree(ROOT / "demo", place / "forst", ignore=shutil.ignore_patterns(".bygge", "site")))
        (first / ".gitignore").write_text((ROOT / ".gitignore").read_text("utf-8"), encoding="utf-8")
        self.git(first, "init", "-q", "-b", "main")
        self.save(first, "Början", "main")

    def git(self, at: Path, *command: str, **env: str) -> str:
        told = subprocess.run(
            ["git", "-C", str(at), *command], env=os.environ | CALM | env, capture_output=True, text=True, check=True
        )
        return told.stdout.strip()

    def clone(self, name: str, ref: str = "main") -> Path:
        """A clone with our command in it, at a branch."""
        at = self.place / name
        self.git(self.place, "clone", "-q", str(self.bare), str(at))
        self.git(at, "checkout", "-q", ref)
        shim = at / ".venv" / "bin" / "lis"
        shim.parent.mkdir(parents=True)
        shim.write_text(SHIM.format(code=ROOT, python=sys.executable), encoding="utf-8")
        shim.chmod(0o755)
        return at

    def save(self, at: Path, text: str, branch: str) -> None:
        """What a person does with a folder: everything in, and sent."""
        self.git(at, "add", "-A")
        self.git(at, "commit", "-qm", text)
        self.git(at, "push", "-q", str(self.bare), f"HEAD:refs/heads/{branch}")

    def edit(self, branch: str, file: str, old: str, new: str) -> None:
        """What a web editor does: a file is changed on a new branch, or on the one that is there, without any folder."""
        known = self.git(self.bare, "branch", "--list", branch)
        text = self.git(self.bare, "show", f"{branch if known else 'main'}:{file}") + "\n"
        assert old in text
        index = {"GIT_INDEX_FILE": str(self.place / "index")}
        parent = self.git(self.bare, "rev-parse", branch if known else "main")
        (self.place / "fil").write_text(text.replace(old, new, 1), encoding="utf-8")
        blob = self.git(self.bare, "hash-object", "-w", str(self.place / "fil"))
        self.git(self.bare, "read-tree", parent, **index)
        self.git(self.bare, "update-index", "--cacheinfo", f"100644,{blob},{file}", **index)
        tree = self.git(self.bare, "write-tree", **index)
        made = self.git(self.bare, "commit-tree", tree, "-p", parent, "-m", "Ändrad i webbläsaren")
        self.git(self.bare, "update-ref", f"refs/heads/{branch}", made)

    def proposed(self, branch: str) -> dict[str, tuple[int, str]]:
        """(status, what was told) of each job for a proposed change."""
        env = {name: self.git(self.bare, "rev-parse", ref) for name, ref in (("BAS", "main"), ("HUVUD", branch))}
        jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
        told = {}
        for name, job in jobs.items():
            at = self.clone(f"{branch}-{name}-{env['HUVUD'][:7]}", branch)
            env["GITHUB_STEP_SUMMARY"] = str(at / ".venv" / "summering")
            own = [step["run"] for step in job["steps"] if "run" in step and not re.search(r"^sudo|make", step["run"])]
            if own:
                told[name] = self._run(at, own, env)
        return told

    def _run(self, at: Path, commands: list[str], env: dict[str, str]) -> tuple[int, str]:
        script = "\n".join(["set -e", *commands])
        day = {"LIS_DAG": demo_day()}
        done = subprocess.run(
            ["bash", "-c", script], cwd=at, env=os.environ | CALM | env | day, capture_output=True, text=True
        )
        summary = Path(env["GITHUB_STEP_SUMMARY"])
        return done.returncode, done.stdout + (summary.read_text("utf-8") if summary.exists() else "") + done.stderr

    def accept(self, branch: str) -> None:
        """The button that takes a change in."""
        at = self.clone(f"in-{branch}")
        self.git(at, "merge", "-q", "--no-ff", "-m", f"Tar in {branch}", f"origin/{branch}")
        self.git(at, "push", "-q", "origin", "main")


def lis(at: Path, *arguments: str) -> str:
    """What a command of ours tells, run by the one who looks after the repository."""
    env = os.environ | CALM | {"LIS_DAG": demo_day()}
    done = subprocess.run([".venv/bin/lis", *arguments], cwd=at, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def by_excel(forge: Forge) -> None:
    """A systemförvaltare gets her sheet by mail, fills it in and sends it back; the ISAM looks, and takes it in."""
    at, sheet = forge.clone("excel"), forge.place / "blad.xlsx"
    lis(at, "utskick", "systemforvaltare", "--xlsx", str(sheet), "--malgrupp", "begransad")
    book = load_workbook(sheet)
    for column, value in (("Nytt läge", "Pågår"), ("Dag", "2026-11-28"), ("Vad har hänt", TOLD), ("Ny tid", "2027-02")):
        cell(book["Ärenden"], "ATG-007", column).value = value
    cell(book["Årshjul"], "ARS-002", "Gjort den").value = "2026-11-20"
    cell(book["Årshjul"], "ARS-002", "Vad som gjordes").value = "Listan är genomgången."
    book.save(sheet)
    told = lis(at, "ta-emot", str(sheet))
    assert TOLD in told and forge.git(at, "status", "--porcelain") == ""
    lis(at, "ta-emot", str(sheet), "--ja")
    forge.save(at, "Systemförvaltarens rader", "excel")


def by_word(forge: Forge) -> None:
    """A unit gets the draft of the review, writes in it in Word and sends it back."""
    at, draft = forge.clone("word"), forge.place / "utkast.docx"
    lis(at, "genomgang", "2027", "--docx", str(draft))
    document = Document(draft)
    asked = next(p for p in document.paragraphs if "Beskriv åtgärder och kontroller." in p.text)
    asked.text = WROTE
    document.save(draft)
    told = lis(at, "ta-emot", str(draft))
    assert WROTE in told and forge.git(at, "status", "--porcelain") == ""
    lis(at, "ta-emot", str(draft), "--ja")
    forge.save(at, "Enhetens svar på remissen", "word")


def test_three_people_without_a_terminal_each_bring_a_change_in_and_the_office_is_told_what_it_means(forge):
    by_excel(forge)
    by_word(forge)
    forge.edit("webb", PAGE, "\n## ", "\nRing [växeln](saknas.md).\n\n## ")
    said = forge.proposed("webb")
    assert said["kontrollera"][0] == 1
    line = forge.git(forge.bare, "show", f"webb:{PAGE}").split("\n").index("Ring [växeln](saknas.md).") + 1
    assert f"::error file={PAGE},line={line}" in said["kontrollera"][1]
    forge.edit("webb", PAGE, "Ring [växeln](saknas.md).", MENDED)
    forge.edit(
        "webb", "data/arshjul.yml", "rubrik: Se över behörigheter\n  roll: systemforvaltare\n  manader: [2, 8]", MOVED
    )

    expected = {"excel": ("ATG-007", "Pågår"), "word": (WROTE,), "webb": (MENDED,)}
    for branch, words in expected.items():
        said = forge.proposed(branch)
        assert {name: status for name, (status, _) in said.items()} == dict.fromkeys(said, 0), said
        assert all(word in said["betyder"][1] for word in words), said["betyder"][1]
        assert "FEL" not in said["betyder"][1]
        forge.accept(branch)

    last = forge.clone("sist")
    assert forge.git(last, "rev-list", "--count", "main") == "9", "the beginning, five changes, three taken in"
    lis(last, "bygg")
    site = last / "site"
    assert MENDED in (site / "rutiner/kontinuitet/index.html").read_text("utf-8")
    assert WROTE in (site / "genomgang/2027/3-status/index.html").read_text("utf-8")
    assert (site / "pdf/ledningens-genomgang-2027.pdf").stat().st_size > 10_000
    matters = {m["id"]: m for m in json.loads((site / "utdata/atgarder.json").read_text("utf-8"))["poster"]}
    assert TOLD in json.dumps(matters["ATG-007"], ensure_ascii=False)
    wheel = {m["id"]: m for m in json.loads((site / "utdata/arshjul.json").read_text("utf-8"))["poster"]}
    assert "2026-11-20" in json.dumps(wheel["ARS-002"])
    events = Calendar.from_ical((site / "utdata/arshjul.ics").read_bytes()).walk("VEVENT")
    moved = next(event for event in events if event["uid"] == "ARS-002@lis")
    assert moved["rrule"]["BYMONTH"] == [3, 9]

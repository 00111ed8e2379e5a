"""A repository of one's own with the small root in it, and what `lis skillnad` says of a change there."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from macros.changes.as_text import as_markdown, as_text
from macros.changes.compare import Skillnad, compare
from tests.conftest import ROOT

DAY = date(2026, 11, 24)
CALM = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "n"), ("EMAIL", "n@e"))
    },
}


class Forrad:
    """The repository; each call of `spara` is a commit."""

    def __init__(self, root: Path, under: str = ""):
        self.top, self.root = root, root / under
        self.root.mkdir(parents=True, exist_ok=True)
        for name in ("data", "docs"):
            shutil.copytree(ROOT / "tests" / "minisite" / name, self.root / name)
        self.git("init", "-q", "-b", "main")
        self.spara("Början")

    def git(self, *command: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.top), *command], check=True, capture_output=True, text=True, env=os.environ | CALM
        )
        return done.stdout.strip()

    def skriv(self, path: str, text: str) -> Path:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        return place

    def byt(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.skriv(path, text.replace(old, new, 1))

    def spara(self, text: str = "Ändring") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", text)
        return self.git("rev-parse", "HEAD")

    def skillnad(self, vad: str = "HEAD~..HEAD") -> Skillnad:
        return compare(self.root, vad, DAY)

    def text(self, vad: str = "HEAD~..HEAD") -> str:
        return _as(as_text, self.skillnad(vad))

    def md(self, vad: str = "HEAD~..HEAD") -> str:
        return _as(as_markdown, self.skillnad(vad))


def _as(form, found: Skillnad) -> str:
    return form(found.rubrik, found.ingress, found.avsnitt)


def avsnitt(text: str, rubrik: str) -> str:
    """What stands under a heading, up to the next empty line of the text form."""
    return next(part for part in text.split("\n\n") if rubrik in part.split("\n")[0])

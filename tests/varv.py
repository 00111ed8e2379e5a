"""One year's round as an ISAM makes it: commands of `lis`, and what a person writes in the files between them."""

import re
import shutil
from datetime import UTC, date, datetime, time
from itertools import count
from pathlib import Path

import pytest

from macros.cli import main
from macros.state import clock
from tests.conftest import ROOT

WORDS = (
    "avtalen",
    "bilderna",
    "listorna",
    "mötena",
    "proven",
    "rutinerna",
    "svaren",
    "tiderna",
    "verktygen",
    "vägarna",
)
DRAFT = re.compile(r'^!!! att-skriva "Att skriva"\n\n(?:    .*\n?)+', re.MULTILINE)


class Varv:
    """A root and a day: runs `lis` as if it were that day, and writes as a person would."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str] | None = None) -> None:
        self.root, self.patch, self.capsys, self.at = root, patch, capsys, count()

    def day(self, day: date) -> None:
        """Let the clock show noon of a day. The one place that reads it is set: what is imported meanwhile keeps nothing."""
        self.patch.setenv("LIS_DAG", day.isoformat())
        noon = datetime.combine(day, time(12), UTC)
        self.patch.setattr(clock, "datetime", type("Clock", (datetime,), {"now": staticmethod(lambda *_: noon)}))

    def lis(self, *arguments: str) -> tuple[int, str]:
        """(status, everything that was told) of a command."""
        status = main([*arguments, "--rot", str(self.root)])
        told = self.capsys.readouterr() if self.capsys else None
        return status, told.out + told.err if told else ""

    def well(self, *arguments: str) -> str:
        """What a command told that must end well."""
        status, told = self.lis(*arguments)
        assert status == 0, told
        return told

    def sentence(self) -> str:
        """A sentence that has not been written before."""
        n = next(self.at)
        return f"Vi har sett över {WORDS[n // 10 % 10]} och {WORDS[n % 10]}{' en gång till' * (n // 100)}."

    def write(self, name: str, *pairs: tuple[str, str]) -> None:
        """Exchange texts in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, (name, old)
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")

    def add(self, name: str, text: str) -> None:
        """Write last in a list file."""
        path = self.root / name
        before = path.read_text(encoding="utf-8")
        path.write_text(("" if before.strip() == "[]" else before) + text, encoding="utf-8")

    def fill_pages(self, year: int) -> None:
        """Write a sentence of its own in every box of the year's pages."""
        for path in [
            *sorted((self.root / f"docs/genomgang/{year}").glob("*.md")),
            self.root / f"docs/bilagor/{year}.md",
        ]:
            text = DRAFT.sub(lambda _: self.sentence() + "\n", path.read_text(encoding="utf-8"))
            path.write_text(text, encoding="utf-8")

    def fill_record(self, year: int, day: str, matter: str, role: str) -> None:
        """Write what the year's file asks for, a sentence of its own in each box."""
        name = f"data/genomgangar/{year}.yml"
        text = (self.root / name).read_text(encoding="utf-8")
        text = re.sub(r"^bedomd_dag:\n(?:  .*\n)+", f"bedomd_dag:\n  dag: {day}\n", text, flags=re.MULTILINE)
        text = re.sub(r"(lampligt|tillrackligt|verkan): uppgift saknas", r"\1: delvis", text)
        text = re.sub(r"skal: uppgift saknas", lambda _: f"skal: {self.sentence()}", text)
        text = text.replace("uppfoljning: uppgift saknas", f"uppfoljning: {year}-05")
        text = text.replace("nasta: uppgift saknas", f"nasta:\n  senast: {year}-10\n  agenda: {self.sentence()}")
        text = re.sub(r"(yttrande_dataskyddsombud): .*", lambda m: f"{m[1]}: {self.sentence()}", text)
        text += f"planering:\n  - aktivitet: {self.sentence()}\n    uppdrag: uppgift saknas\n    riktlinje: uppgift saknas\n"
        text += f"    ansvarig: {role}\n    resurs: uppgift saknas\n    senast: {year}-06\n"
        text += f"    matt: {self.sentence()}\n    arenden: [{matter}]\n"
        if "att_besluta:" not in text:
            text += f"att_besluta:\n  - fraga: {self.sentence()}\n    om_inte: {self.sentence()}\n"
        (self.root / name).write_text(text, encoding="utf-8")


CHAPTERS = {
    "9-mal": "# 9 Mål\n\n{{ markning(2025) }}\n\n## 9.2 Mål\n\nÖva.\n",
    "10-beslut": "# 10 Beslut\n\n{{ markning(2025) }}\n\n## 10.1 Beslut\n\nInga.\n\n## 10.3 Nästa genomgång\n\nI höst.\n",
}
MATTER = """- id: {id}
  rubrik: {rubrik}
  ansvarig: samordnare
  senast: uppgift saknas
"""
DECISION = MATTER + "  beslutat: uppgift saknas\n  av: uppgift saknas\n  diarienummer: uppgift saknas\n"


def stalle(year: int, section: str, som: str, punkt: int = 1) -> str:
    return f'  stallen: [{{genomgang: {year}, avsnitt: "{section}", som: {som}, punkt: {punkt}}}]\n'


def make_start(folder: Path) -> Path:
    """The minisite with chapters 9 and 10, a need and an action that the review of 2025 lists, and who may decide."""
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", folder / "rot"))
    for name, text in CHAPTERS.items():
        head = "---\ngenomgang: 2025\ndescription: Prov.\n---\n\n"
        (root / f"docs/genomgang/2025/{name}.md").write_text(head + text, encoding="utf-8")
    roles = root / "data/roller.yml"
    text = roles.read_text("utf-8").replace("  namn: Samordnare\n", "  namn: Samordnare\n  far_faststalla: true\n")
    roles.write_text(text, encoding="utf-8")
    need = MATTER.format(id="BEH-001", rubrik="Få mer tid") + stalle(2025, "7.2", "behov")
    (root / "data/behov.yml").write_text(need, encoding="utf-8")
    action = MATTER.format(id="ATG-002", rubrik="Märk dörrarna") + "  ursprung: genomgang\n"
    status = stalle(2025, "3.1", "status") + "  handelser: [{datum: 2024-05-01, status: pagar, text: Halva huset.}]\n"
    actions = root / "data/atgarder.yml"
    actions.write_text(actions.read_text("utf-8") + action + status, encoding="utf-8")
    return root


def decide_by(year: int, day: str) -> tuple[str, ...]:
    return "faststall", str(year), "--datum", day, "--av", "samordnare", "--diarienummer", f"EX {year}-1"


def write_2026(varv: Varv) -> None:
    """The draft of 2026 written, but nothing accounted for."""
    varv.well("ny", "genomgang", "2026")
    varv.fill_pages(2026)
    for page in (varv.root / "docs/genomgang/2026").glob("*.md"):
        page.write_text(page.read_text("utf-8").replace('"cybertrygg"', '"kraft"'), encoding="utf-8")
    varv.fill_record(2026, "2025-11-26", "ATG-003", "samordnare")
    goal = MATTER.format(id="MAL-002", rubrik="Klassa tre system") + stalle(2026, "9.2", "mal")
    varv.add("data/mal.yml", goal + "  matt: Antal\n  utgangslage: inget\n  malvarde: tre\n")
    varv.add("data/beslut.yml", DECISION.format(id="BES-001", rubrik="Skriv en rutin") + stalle(2026, "10.1", "beslut"))
    planned = MATTER.format(id="ATG-003", rubrik="Byt alla lås")
    varv.add("data/atgarder.yml", planned + "  ursprung: genomgang\n")

"""The golden office's five years: its root, its days, and the way from five drafts to five decided years."""

import re
import shutil
from datetime import date
from pathlib import Path

from macros.review.decide import amend, decide
from macros.review.required import Faststallelse
from tests.conftest import ROOT
from tests.kontor.rakna_om import last_day

DAYS = {year: date(year - 1, 12, 31) for year in range(2022, 2027)}
"""The day that each review tells of."""
NOW = date(2026, 7, 1)
AMENDED = 2024
EVENT = re.compile(r"^    - (?:\{datum: ([\d-]+), status: .*\n|datum: ([\d-]+)\n(?:      .*\n)+)", re.MULTILINE)
"""An event of a matter, on one row or with a row for each field."""


DEMO = ROOT / "demo"
"""The office as it is shown: all registers and pages, five years decided, one retold and one a draft."""
PAGES = ("jamforelse", "kartotek", "krav/index.md", "laget", "plan", "roller", "rutiner/anmal-fel.md", "uppfoljning")
"""The pages of the demo that the five years are read on, beside the reviews themselves."""
UNREAD = ("anvisning", "granskningar", "inforandesteg", "kapitel", "ordlista", "rutinkrav", "vardagsfragor")
"""Registers that only other pages show."""
START = "# Provkontoret\n\n" + "".join(f"[{n}]({n}/index.md)\n" for n in ("jamforelse", "krav", "laget", "plan"))
START += "[uppfoljning](uppfoljning/index.md) [rutin](rutiner/anmal-fel.md)\n\n{{ genomgangar() }}\n"


def make_office(folder: Path) -> Path:
    """The demo's office with its five years as drafts again, in a folder of its own: no more than the five years need."""
    root = folder / "kontor"
    shutil.copytree(DEMO / "data", root / "data", ignore=shutil.ignore_patterns("frysta", "_schema"))
    for name in (*PAGES, *(f"genomgang/{year}" for year in DAYS)):
        copy = shutil.copytree if (DEMO / "docs" / name).is_dir() else shutil.copy
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        copy(DEMO / "docs" / name, root / "docs" / name)
    (root / "docs" / "index.md").write_text(START, encoding="utf-8")
    for register in UNREAD:
        (root / "data" / f"{register}.yml").write_text("[]\n", encoding="utf-8")
    (root / "data" / "system" / ".gitkeep").touch()
    _without_places(root)
    _undecided(root)
    return root


def _without_places(root: Path) -> None:
    """Nothing of what is left leads to a page that is not, and no card is decided."""
    _change(root / "data" / "roller.yml", (r", borja: \[[^\]]*\]", ""))
    _change(root / "data" / "beslut.yml", (r"  faststaller: \[(?!rutiner/anmal-fel)[^\]]*\]\n", ""))


def _undecided(root: Path) -> None:
    """The five reviews as they were before anybody had decided them, and the retold and the coming one gone."""
    for year in DAYS:
        for page in (DEMO / "data" / "frysta" / str(year) / "mall").glob("*.md"):
            shutil.copy(page, root / "docs" / "genomgang" / str(year))
        unknown = [(rf"^{field}: .*$", f"{field}: uppgift saknas") for field in ("dokumentnummer", "beslutad")]
        unknown += [(r"^beslutad_av: .*$", "beslutad_av: uppgift saknas"), (r"^utkast: .*$", "utkast: true")]
        _change(root / "data" / "genomgangar" / f"{year}.yml", *unknown)
    for year in (min(DAYS) - 1, max(DAYS) + 1):
        (root / "data" / "genomgangar" / f"{year}.yml").unlink()
    place = rf"(?:, )?\{{genomgang: {max(DAYS) + 1}, [^}}]*\}}"
    for register in ("mal", "beslut", "atgarder", "behov"):
        _change(root / "data" / f"{register}.yml", (place, ""), (r"^  stallen: \[\]\n", ""))
    decided = r"^- id: BES-\d{3}\n  rubrik: Fastställ ledningens genomgång (?:.*\n)(?:  .*\n)*"
    _change(root / "data" / "beslut.yml", (decided, ""))
    (root / "data" / "rattelser.yml").write_text("[]\n", encoding="utf-8")


def _change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for pattern, new in pairs:
        text = re.sub(pattern, new, text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def by(year: int) -> Faststallelse:
    """The decision of a year's review."""
    return Faststallelse(date(year, 2, 10), "chef", f"PK {year}-2")


def decide_all(root: Path) -> Path:
    """The years decided one after the other, each as it is in the files, and one of them amended."""
    for year in DAYS:
        decide(root, str(year), by(year))
    amended = Faststallelse(date(AMENDED, 5, 2), "chef", f"PK {AMENDED}-9")
    amend(root, str(AMENDED), "3.1", "Ett system var räknat två gånger.", amended)
    return root


def forget(root: Path, after: date, upto: date) -> None:
    """Take away what was reported after a day and up to another, as if nobody had told."""
    for name in ("mal", "beslut", "atgarder", "behov"):
        path = root / "data" / f"{name}.yml"
        text = EVENT.sub(lambda m: "" if after < last_day(m[1] or m[2]) <= upto else m[0], path.read_text("utf-8"))
        text = re.sub(r"^  handelser:\n(?!    - )", "", text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")

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
EVENT = re.compile(r"^    - \{datum: ([\d-]+), status: .*\n", re.MULTILINE)


def make_office(folder: Path) -> Path:
    """The office with five years of drafts, in a folder of its own."""
    root = folder / "kontor"
    for part in ("data", "docs"):
        shutil.copytree(ROOT / "tests" / "kontor" / part, root / part)
    (root / "data" / "system" / ".gitkeep").touch()
    return root


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
        text = EVENT.sub(lambda m: "" if after < last_day(m[1]) <= upto else m[0], path.read_text("utf-8"))
        text = re.sub(r"^  handelser:\n(?!    - )", "", text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")

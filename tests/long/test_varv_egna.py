"""Our own chain of years: from the retold 2026 over a decided 2027 to a decided 2028, with all 40 open matters asked for."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.content import load_content
from tests.conftest import ROOT
from tests.varv import DECISION, MATTER, Varv, decide_by, stalle

pytestmark = [pytest.mark.long, pytest.mark.egna_data]
CALL = '{{{{ arenden({year}, "{section}") }}}}'
HELD = {"9-mal": "9.2", "10-beslut-och-uppfoljning": "10.1"}


@pytest.fixture
def varv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Varv:
    """A copy of our own data and pages. No PDF and no spelling: those are other programs, with tests of their own."""
    monkeypatch.setattr("macros.review.decide.make_pdfs", lambda *_: [])
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    root = tmp_path / "rot"
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    made = Varv(root, monkeypatch, capsys)
    made.write("data/roller.yml", ("Förvaltningsdirektör (förvaltningschef)\n", "Direktör\n  far_faststalla: true\n"))
    return made


def show_the_years_own(varv: Varv, year: int) -> None:
    """Let the sections of goals and decisions show those of the year, as the refusal says."""
    for name, section in HELD.items():
        path = varv.root / f"docs/genomgang/{year}/{name}.md"
        text, call = path.read_text("utf-8"), CALL.format(year=year, section=section)
        if call not in text:
            text = re.sub(rf"^(## {re.escape(section)} .*\n)", rf"\1\n{call}\n", text, flags=re.MULTILINE)
            path.write_text(text, encoding="utf-8")


def in_the_menu(varv: Varv, year: int) -> None:
    """Write the year's pages into the menu, when the command has not."""
    menu = (varv.root / "mkdocs.yml").read_text("utf-8")
    pages = sorted((varv.root / f"docs/genomgang/{year}").glob("*.md"))
    missing = [p.name for p in pages if f"genomgang/{year}/{p.name}" not in menu]
    if missing:
        rows = "".join(f"      - genomgang/{year}/{name}\n" for name in missing)
        first = re.search(r"^ +- genomgang/2027/[\w-]+\.md\n", menu, re.MULTILINE).start()
        (varv.root / "mkdocs.yml").write_text(
            menu[:first] + rows.replace("      -", " " * 6 + "-") + menu[first:], "utf-8"
        )


def decided(varv: Varv, year: int, matter: str) -> set[str]:
    """Write and decide a review; the ids that it asked for."""
    day, number = f"{year - 1}-11-27", 800 + 10 * (year - 2027)
    varv.fill_pages(year)
    show_the_years_own(varv, year)
    varv.fill_record(year, day, matter, "isam")
    goal = MATTER.format(id=f"MAL-{number}", rubrik="Öva i varje objekt").replace("samordnare", "isam")
    varv.add(
        "data/mal.yml", goal + stalle(year, "9.2", "mal") + "  matt: Antal\n  utgangslage: inget\n  malvarde: tre\n"
    )
    made = DECISION.format(id=f"BES-{number}", rubrik="Skriv en rutin").replace("samordnare", "isam")
    varv.add("data/beslut.yml", made + stalle(year, "10.1", "beslut"))
    args = tuple(x.replace("samordnare", "forvaltningsdirektor") for x in decide_by(year, f"{year - 1}-12-01"))
    status, told = varv.lis(*args)
    assert status == 1, told
    asked = set(re.findall(r"handelser: ([A-Z]{3}-\d{3}) är inte redovisat", told))
    others = [row for row in told.splitlines() if re.match(r"[\w/.-]+:\d+: ", row) and "är inte redovisat" not in row]
    assert others == []
    varv.well("oforandrat", "--alla-oredovisade", str(year), "--datum", day, "--av", "isam")
    varv.well(*args)
    varv.well("verifiera")
    return asked


def test_all_that_was_open_in_2026_is_asked_for_in_2027_and_again_in_2028(varv):
    varv.day(date(2026, 12, 1))
    first = decided(varv, 2027, "ATG-001")
    assert len(first) == 40 and {x[:3] for x in first} == {"MAL", "BES", "ATG", "BEH"}
    varv.day(date(2027, 12, 1))
    varv.well("ny", "genomgang", "2028")
    in_the_menu(varv, 2028)
    second = decided(varv, 2028, "ATG-001")
    assert second == first | {"MAL-800", "BES-800"}
    page = load_content(varv.root).preparation["genomgang/2028/index.md"].article.html
    assert "Genomgången 2027" in page and "Genomgången 2026" in page

"""Our own review of 2026 and the draft of the next year, as they stand."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.cli.year import ny_genomgang
from macros.content import Content, load_content
from macros.views.loften import redovisas
from macros.views.parts import Sammanhang
from macros.views.utkast import svarslage
from tests.conftest import ROOT, at_first

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def s() -> Sammanhang:
    content: Content = load_content(ROOT, dag=TODAY, prose=False)
    return Sammanhang(content.registers, TODAY, "index.md", content.pages)


@pytest.mark.long
def test_our_review_of_2026_has_promises_to_account_for(s):
    promised = redovisas(s, s.genomgang(2026))
    assert len([a for a in promised if a.id.startswith("MAL")]) == 7
    assert len([a for a in promised if a.id.startswith("BES")]) == 7


@pytest.mark.long
def test_a_section_with_a_place_left_to_write_counts_as_empty(s):
    review = s.genomgang(2027)
    assert {svarslage(s, review, k).ord for k in s.registers.underlagskrav} == {"Att skriva"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Our own tree without the draft of 2027: the frozen review of 2026 is the last."""
    root = tmp_path / "rot"
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, root / name)
    (root / "data/genomgangar/2027.yml").unlink()
    (root / "docs/bilagor/2027.md").unlink()
    shutil.rmtree(root / "docs/genomgang/2027")
    menu = re.sub(r"  - Ledningens genomgång 2027:\n(      - .*\n)+", "", (ROOT / "mkdocs.yml").read_text("utf-8"))
    (root / "mkdocs.yml").write_text(menu, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "last", at_first(0, [2027, 2028]), ids=["from the frozen review", "and the one after from its draft"]
)
def test_the_next_year_passes_the_check_with_nothing_edited_by_hand(copy, last, monkeypatch):
    monkeypatch.setenv("LIS_DAG", TODAY.isoformat())
    for year in range(2027, last + 1):
        assert ny_genomgang(copy, str(year)) == 0
    assert [str(p) for p in load_content(copy, copy / "mkdocs.yml").problems] == []
    menu = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    assert menu.index(f"genomgang/{year}/10-") < menu.index("genomgang/2026/")


def test_no_box_of_the_draft_asks_for_what_the_registers_do_not_know():
    for page in (ROOT / "docs/genomgang/2027").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert "registren inte vet" not in text and "(utkast)" not in text, page.name

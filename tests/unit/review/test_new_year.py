"""The next year's review, made from the year before, and the account of what the year before promised."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.cli.year import ny_genomgang
from macros.content import load_content
from macros.editing.files import save
from macros.models.base import Status
from macros.models.beslut import Beslut
from macros.models.genomgang import Genomgang
from macros.problems import Felbruk
from macros.review.new_year import build_year, write_year
from macros.state.dokument import genomgangslage
from macros.views.loften import redovisning_av
from macros.views.parts import Sammanhang
from tests.conftest import ROOT

TODAY = date(2026, 11, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "rot"))
    content = load_content(copy, dag=TODAY)
    write_year(copy, build_year(2026, content.registers.get("genomgangar", "2025"), content.pages))
    return copy


def context(root: Path) -> Sammanhang:
    content = load_content(root, dag=TODAY)
    assert [str(p) for p in content.problems if "menyn" not in p.fel] == []
    return Sammanhang(content.registers, content.dag, "index.md", content.pages)


def test_every_chapter_has_its_heading_its_purpose_and_a_place_to_write(root):
    before = sorted(p.name for p in (root / "docs/genomgang/2025").glob("*.md"))
    after = {p.name: p.read_text(encoding="utf-8") for p in (root / "docs/genomgang/2026").glob("*.md")}
    assert sorted(after) == before
    for name, text in after.items():
        assert "{{ markning(2026) }}" in text, name
        assert "genomgang: 2026" in text
        if name != "index.md":
            assert '!!! att-skriva "Att skriva"' in text


def test_the_new_year_is_a_draft_that_claims_nothing(root):
    found = context(root).registers.get("genomgangar", "2026")
    assert isinstance(found, Genomgang)
    assert found.utkast and not found.aterger
    assert genomgangslage(context(root).registers, found).ord == "Utkast"
    assert str(found.beslutad) == str(found.dokumentnummer) == "uppgift saknas"


def test_no_page_of_the_new_year_says_itself_that_it_is_a_draft(root):
    for page in [*(root / "docs/genomgang/2026").glob("*.md"), *(root / "data/genomgangar").glob("2026.yml")]:
        assert not re.search(r"(?i)\butkast\b(?!: true)", page.read_text(encoding="utf-8")), page


def test_a_year_that_is_there_is_never_written_over(root):
    content = load_content(root, dag=TODAY)
    files = build_year(2026, content.registers.get("genomgangar", "2025"), content.pages)
    with pytest.raises(Felbruk, match="finns redan"):
        write_year(root, files)


def test_a_year_that_cannot_be_written_to_its_end_leaves_nothing(root, monkeypatch):
    content = load_content(root, dag=TODAY)
    files = build_year(2027, content.registers.get("genomgangar", "2025"), content.pages)
    before = sorted(root.rglob("*"))
    written = []

    def full(root: Path, path: Path, text: str) -> None:
        if len(written) == 3:
            raise OSError("disken är full")
        written.append(path)
        save(root, path, text)

    monkeypatch.setattr("macros.review.new_year.save", full)
    with pytest.raises(OSError, match="full"):
        write_year(root, files)
    assert [p for p in sorted(root.rglob("*")) if p.is_file()] == [p for p in before if p.is_file()]
    monkeypatch.undo()
    assert write_year(root, files) == list(files)


@pytest.fixture
def with_menu(tmp_path: Path) -> Path:
    """The minisite with a menu of its own, in which the retold review stands."""
    copy = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "meny"))
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    begin, end = menu.index("nav:\n"), menu.index("\n# Sidor som görs")
    own = "".join(f"      - genomgang/2025/{name}\n" for name in ("index.md", "1-inledning.md", "2-laget.md"))
    nav = f"nav:\n  - index.md\n  - om.md\n  - anvisning/syfte.md\n  - Genomgången 2025:\n{own}"
    (copy / "mkdocs.yml").write_text(menu[:begin] + nav + menu[end:], encoding="utf-8")
    return copy


def lis_ny(root: Path, year: int) -> None:
    assert ny_genomgang(root, str(year)) == 0


def test_two_new_years_in_a_row_pass_the_check_with_nothing_edited_by_hand(with_menu, monkeypatch, capsys):
    monkeypatch.setenv("LIS_DAG", "2026-11-24")
    before = (with_menu / "mkdocs.yml").read_text(encoding="utf-8")
    for year in (2026, 2027):
        lis_ny(with_menu, year)
        assert "mkdocs.yml" in capsys.readouterr().out
        assert [str(p) for p in load_content(with_menu, with_menu / "mkdocs.yml").problems] == []
    after = (with_menu / "mkdocs.yml").read_text(encoding="utf-8")
    order = [after.index(x) for x in ("anvisning/syfte.md", "genomgang/2027/", "genomgang/2026/", "genomgang/2025/")]
    assert order == sorted(order)
    assert [row for row in after.splitlines() if not re.search("202[67]", row)] == before.splitlines()


def test_a_menu_that_cannot_be_edited_leaves_everything_as_it_was(with_menu):
    path = with_menu / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    begin, end = text.index("nav:\n"), text.index("\n# Sidor som görs")
    path.write_text(f"{text[:begin]}nav: [index.md, genomgang/2025/index.md]\n{text[end:]}", encoding="utf-8")
    with pytest.raises(Felbruk, match="för hand"):
        ny_genomgang(with_menu, "2026")
    assert not (with_menu / "docs/genomgang/2026").exists()
    assert not (with_menu / "data/genomgangar/2026.yml").exists()


def test_the_new_year_writes_no_word_of_state_itself(root):
    for page in [*(root / "docs/genomgang/2026").glob("*.md"), root / "docs/bilagor/2026.md"]:
        assert "utkast" not in page.read_text(encoding="utf-8").lower()


def beslut(*events: dict) -> Beslut:
    unknown = dict.fromkeys(("ansvarig", "senast", "beslutat", "av", "diarienummer"), "uppgift saknas")
    return Beslut(id="BES-001", rubrik="Öva", handelser=list(events), **unknown)


def event(day: str, status: str) -> dict:
    return {"datum": day, "status": status, "text": "Hände"}


def test_an_account_is_an_event_between_the_two_reviews():
    told = beslut(event("2025-01-10", "pagar"), event("2026-03-01", "overford"), event("2026-12-01", "klar"))
    assert redovisning_av(told, date(2025, 11, 30), TODAY).status is Status.OVERFORD
    assert redovisning_av(told, date(2026, 3, 1), TODAY) is None
    assert redovisning_av(beslut(), date(2025, 11, 30), TODAY) is None


def test_what_is_carried_over_is_still_open_and_what_is_dropped_is_not():
    assert beslut(event("2026-03-01", "overford")).oppet(TODAY)
    assert not beslut(event("2026-03-01", "utgar")).oppet(TODAY)


def test_what_is_replaced_says_by_what():
    with pytest.raises(ValueError, match="ersatts_av"):
        beslut(event("2026-03-01", "ersatt"))

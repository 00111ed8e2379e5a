"""A draft whose year has got other chapters follows the register, and nothing that somebody has written is lost."""

import shutil
from pathlib import Path

import pytest

from macros.cli.year import ny_genomgang
from macros.content import load_content
from macros.problems import Felbruk
from macros.registers.load import load_sound
from macros.review.follow import is_written
from macros.review.follow_write import look, write
from tests.conftest import ROOT

CHAPTERS = """- id: inledning
  titlar: [{fran: 2026, titel: Inledning}]
- id: mal
  titlar: [{fran: 2026, titel: Mål}]
  syfte: Ledningen ska se målen.
- id: malen
  i_kapitel: mal
  titlar: [{fran: 2026, titel: Målen}]
- id: gammalt
  i_kapitel: mal
  titlar: [{fran: 2026, titel: Gammalt}]
"""
ADDED = """- id: nytt
  titlar: [{fran: 2026, titel: Nytt kapitel}]
- id: fragan
  i_kapitel: nytt
  titlar: [{fran: 2026, titel: Frågan}]
  att_skriva: Beskriv det nya.
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch) -> Path:
    copy = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "rot"))
    monkeypatch.setenv("LIS_DAG", "2026-11-24")
    (copy / "data/kapitel.yml").write_text(CHAPTERS, encoding="utf-8")
    assert ny_genomgang(copy, "2026") == 0
    return copy


def change(root: Path, old: str, new: str) -> None:
    path = root / "data/kapitel.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def page(root: Path, name: str) -> Path:
    return root / "docs/genomgang/2026" / name


def follow(root: Path):
    registers = load_sound(root)
    made = look(root, registers, registers.get("genomgangar", "2026"))
    write(root, made)
    return made


def faults(root: Path) -> list[str]:
    return [str(p) for p in load_content(root, prose=False).problems if "menyn" not in p.fel]


def test_a_new_year_has_the_chapters_that_the_register_says(root):
    assert sorted(p.name for p in (root / "docs/genomgang/2026").iterdir()) == [
        "1-inledning.md",
        "2-mal.md",
        "index.md",
    ]
    text = page(root, "2-mal.md").read_text(encoding="utf-8")
    assert "# 2 Mål\n" in text and "{{ syfte(2026) }}" in text and "## 2.1 Målen\n" in text
    assert faults(root) == []


def test_nothing_is_done_when_the_chapters_are_those_of_the_year(root):
    before = {p: p.read_bytes() for p in root.rglob("*.*") if p.is_file()}
    assert follow(root).rader == []
    assert {p: p.read_bytes() for p in root.rglob("*.*") if p.is_file()} == before


def test_a_chapter_in_the_midst_moves_the_others_and_keeps_what_is_written(root):
    old = page(root, "2-mal.md")
    mine = "Det här har vi skrivit.\n\n- En punkt."
    old.write_text(old.read_text("utf-8").replace("## 2.1 Målen\n", f"## 2.1 Målen\n\n{mine}\n"), encoding="utf-8")
    change(root, "- id: mal\n", f"{ADDED}- id: mal\n")
    assert any("--kapitel" in fault for fault in faults(root))
    made = follow(root)
    text = page(root, "3-mal.md").read_text(encoding="utf-8")
    assert "# 3 Mål\n" in text and f"## 3.1 Målen\n\n{mine}\n" in text and not old.exists()
    assert "Beskriv det nya." in page(root, "2-nytt-kapitel.md").read_text(encoding="utf-8")
    assert faults(root) == [] and "avsnitt 2.1 är nu 3.1" in made.rader


def test_a_call_and_a_record_get_the_number_that_the_section_has_now(root):
    old = page(root, "2-mal.md")
    call = '{{ oppna_arenden(2026, "2.1") }}'
    old.write_text(old.read_text("utf-8").replace("## 2.1 Målen\n", f"## 2.1 Målen\n\n{call}\n"), encoding="utf-8")
    goals = root / "data/mal.yml"
    place = '{genomgang: 2026, avsnitt: "2.1", som: mal, punkt: 1}'
    goals.write_text(
        "- id: MAL-001\n  rubrik: Öva\n  ansvarig: uppgift saknas\n  senast: uppgift saknas\n  matt: uppgift saknas\n"
        f"  utgangslage: uppgift saknas\n  malvarde: uppgift saknas\n  stallen: [{place}]\n",
        encoding="utf-8",
    )
    change(root, "- id: mal\n", f"{ADDED}- id: mal\n")
    follow(root)
    assert '{{ oppna_arenden(2026, "3.1") }}' in page(root, "3-mal.md").read_text(encoding="utf-8")
    assert place.replace("2.1", "3.1") in goals.read_text(encoding="utf-8")


def test_a_renamed_chapter_gets_its_name_and_keeps_its_text(root):
    change(
        root, "titlar: [{fran: 2026, titel: Mål}]", "titlar: [{fran: 2025, titel: Mål}, {fran: 2026, titel: Våra mål}]"
    )
    follow(root)
    assert "# 2 Våra mål\n" in page(root, "2-vara-mal.md").read_text(encoding="utf-8")
    assert faults(root) == []


def test_a_dropped_section_goes_when_nobody_has_written_in_it(root):
    change(root, "titlar: [{fran: 2026, titel: Gammalt}]", "titlar: [{fran: 2025, titel: Gammalt}]\n  till: 2025")
    assert "borttaget: 2.2 Gammalt" in follow(root).rader
    assert "Gammalt" not in page(root, "2-mal.md").read_text(encoding="utf-8")


def test_what_somebody_has_written_in_a_dropped_section_stops_it_all(root):
    path = page(root, "2-mal.md")
    path.write_text(
        path.read_text("utf-8").replace("## 2.2 Gammalt\n", "## 2.2 Gammalt\n\nViktigt.\n"), encoding="utf-8"
    )
    change(root, "titlar: [{fran: 2026, titel: Gammalt}]", "titlar: [{fran: 2025, titel: Gammalt}]\n  till: 2025")
    before = path.read_bytes()
    with pytest.raises(Felbruk, match="flytta texten först"):
        follow(root)
    assert path.read_bytes() == before


def test_a_review_that_is_no_draft_is_never_touched(root):
    registers = load_sound(root)
    with pytest.raises(Felbruk, match="inget utkast"):
        look(root, registers, registers.get("genomgangar", "2025"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('\n{{ lagar(2027) }}\n\n!!! att-skriva "Att skriva"\n\n    Beskriv det.\n', False),
        ('\n!!! att-skriva "Att skriva"\n\n    Beskriv.\n\nMen det här är skrivet.\n', True),
        ("\n- En punkt\n", True),
        ('\n!!! note "Se"\n\n    Något.\n', True),
    ],
)
def test_what_counts_as_written(text, written):
    assert is_written(text) is written

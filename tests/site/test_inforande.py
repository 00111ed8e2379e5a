"""The first afternoon of the way to use, in a small office: a list in, a contact, one decision, and what the pages say after each."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.inforandevarv import Walk, decided_pages, pages_in, records, step, words

DAY = date(2026, 12, 1)
STEPS = """- id: INF-01
  rubrik: Läs in systemen
  omgang: eftermiddag
  varfor: Utan system finns inget att räkna.
  gor: [{text: Läs in listan., kommando: lis ny system --fran lista.xlsx}]
  visar: system
  laser_upp: [klassning]
- id: INF-02
  rubrik: Skriv in vem man ringer
  omgang: eftermiddag
  varfor: Någon ska svara.
  gor: [{text: Skriv in det., fil: data/kontaktvagar.yml}]
  visar: incidentkontakt
- id: INF-03
  rubrik: Besluta rutinerna
  omgang: eftermiddag
  varfor: Ett förslag kan ingen hållas till.
  gor: [{text: Klistra in posten., fil: data/beslut.yml}]
  avgors: Att rutinerna följs
  beslutar: samordnare
  beslutar_sidor: [rutiner/]
  visar: sidor
  vantar_pa: [INF-02]
"""
CONTACT = "- {{id: incidentkontakt, namn: Vägen, nar: Alltid., roll: {0}, vag: {1}, annan_tid: {1}}}\n"
UNKNOWN = "uppgift saknas"
PAGES = {
    "om/infora": "# Vägen\n\n{{ inforande() }}\n",
    "laget/index": "# Läget\n\n{{ laget() }}\n",
    "rutiner/index": "# Rutiner\n\n[Ring](ring.md)\n",
    "rutiner/ring": '# Ring\n\n{{ forslag() }}\n\n{{ eget("Ordningen") }}\n',
    "rutiner/ring-sedan": "# Ring sedan\n\n{{ forslag() }}\n",
}


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Walk:
    """The minisite with three steps and a few pages to decide."""
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "rot"))
    for name, text in PAGES.items():
        path = root / "docs" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ndescription: Prov.\n---\n{text}", encoding="utf-8")
    (root / "data/inforandesteg.yml").write_text(STEPS, encoding="utf-8")
    (root / "data/kontaktvagar.yml").write_text(CONTACT.format(UNKNOWN, UNKNOWN), encoding="utf-8")
    made = Walk(root, monkeypatch, capsys)
    made.day(DAY)
    return made


def told(walk: Walk, done: int) -> None:
    """What the page, the state of the whole and the status say."""
    line = f"Införandet: {done} av 3 steg {'är klart' if done == 1 else 'är klara'}"
    assert f"{line}." in words(walk.content, "om/infora.md")
    assert line in words(walk.content, "laget/index.md")
    assert f"{line}.\n" in walk.well("status")


def test_an_afternoon_of_three_steps_changes_what_the_pages_say_and_nothing_of_the_day_before(walk):
    told(walk, 0)
    assert "Nästa steg: Läs in systemen" in words(walk.content, "om/infora.md")

    walk.well("ny", "system", "--fran", str(walk.list_of_systems("Kartan", "Bron")))
    count = len(records(walk.root, "system"))
    assert count == 2
    assert step(walk.content, 1).startswith("Klar Läs in systemen 2 INF-01")
    assert f"(nu uppgift saknas om {count} av {count})" in step(walk.content, 1)
    told(walk, 1)

    (walk.root / "data/kontaktvagar.yml").write_text(CONTACT.format("samordnare", "08-465 004 00"), encoding="utf-8")
    assert step(walk.content, 2).startswith("Klar Skriv in vem man ringer 3 av 3")
    told(walk, 2)

    routines = pages_in(walk.root, "rutiner")
    assert f"{len(routines)} sidor gäller efter beslutet. Ingen gäller nu." in step(walk.content, 3)
    assert "Ordningen är vårt förslag." in words(walk.content, "rutiner/ring.md")
    sheets = walk.sheet("rutinerna", "INF-03")
    assert walk.paste(sheets, DAY.isoformat(), "samordnare", "EX 2026-1") == 1
    assert decided_pages(walk.root) == routines, "a part of the routine follows it"
    assert step(walk.content, 3).startswith("Klar Besluta rutinerna 2 av 2")
    for page in sorted(routines):
        assert "Gäller Beslutad 1 december 2026" in words(walk.content, page)
    assert "vårt förslag" not in words(walk.content, "rutiner/ring.md")
    told(walk, 3)
    assert "Alla steg är klara." in words(walk.content, "om/infora.md")

    before = walk.well("status", "--dag", "2026-11-30")
    assert "Inget inskrivet än  INF-03 Besluta rutinerna" in before


def test_what_is_left_of_the_blanks_in_a_pasted_record_is_told_as_a_fault(walk):
    sheets = walk.sheet("rutinerna", "INF-03")
    walk.paste(sheets, "ÅÅÅÅ-MM-DD", "Fyll i", "uppgift saknas")
    status, out = walk.lis("kontrollera")
    assert status == 1 and 'beslutat: "ÅÅÅÅ-MM-DD" är inget datum' in out
    walk.write("data/beslut.yml", ("ÅÅÅÅ-MM-DD", DAY.isoformat()))
    status, out = walk.lis("kontrollera")
    assert status == 1 and 'av: "Fyll i" finns inte i registret roller' in out
    walk.write("data/beslut.yml", ("av: Fyll i", "av: samordnare"))
    assert step(walk.content, 3).startswith("Inget inskrivet än"), "without its number no page holds"

"""Our own way from proposal to use, walked from nothing to all decided by what the page tells; each figure is counted anew."""

import html
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from macros.editing.new_record import add_fields
from macros.outputs.status import status_text
from macros.pages.reviews import fingerprint, review_record
from tests.conftest import ROOT
from tests.inforandevarv import (
    Walk,
    decided_pages,
    measures,
    pages_in,
    records,
    settled_questions,
    step,
    waiting_requirements,
    words,
)

pytestmark = [pytest.mark.long, pytest.mark.egna_data]
DAY, ROLE = date(2026, 12, 1), "forvaltningsdirektor"
ON = DAY.isoformat()
STEPS = 19


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Walk]:
    """A copy of our own proposal, as long as nobody has begun: then the way is walked for real, and not here."""
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    root = tmp_path / "rot"
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    made = Walk(root, monkeypatch, capsys)
    made.day(DAY)
    if "Införandet: 0 av" not in words(made.content, "om/infora.md"):
        pytest.skip("kontoret har börjat gå vägen")
    yield made


def told(walk: Walk, done: int, following: int | None) -> None:
    """What the page, the state of the whole and the status say of how far the way has come."""
    content = walk.content
    line = f"Införandet: {done} av {STEPS} steg {'är klart' if done == 1 else 'är klara'}"
    assert f"{line}." in words(content, "om/infora.md")
    assert line in words(content, "laget/index.md")
    status = status_text(content.registers, DAY, content.pages)
    assert f"{line}.\n" in status
    open_steps = re.findall(r'<li id="inf-(\d\d)">\s*<details open\b', content.preparation["om/infora.md"].article.html)
    assert open_steps == ([f"{following:02}"] if following else [])
    assert (f"Nästa steg: INF-{following:02} " if following else "Alla steg är klara.") in status


def read_the_list_in(walk: Walk) -> None:
    path = walk.list_of_systems("Vägkartan", "Signalen", "Bokningen", "Arkivet")
    assert "Beställare" in walk.well("ny", "system", "--fran", str(path))
    count = len(records(walk.root, "system"))
    assert count == 5, "the knowledge base and the four of the list"
    content = walk.content
    assert step(content, 1).startswith("Klar Läs in listan över system 4 INF-01")
    assert f"system med giltig klassning (nu uppgift saknas om {count} av {count})" in step(content, 1)
    assert f"uppgift saknas om {count} av {count}" in words(content, "laget/index.md")
    assert all(name in words(content, "register/system.md") for name in ("Vägkartan", "Arkivet"))
    told(walk, 1, 2)


def write_the_contact(walk: Walk) -> None:
    own = "- id: incidentkontakt\n  namn: Incidentkontakten\n  nar: Du har märkt något som inte stämmer.\n"
    unknown = "  roll: uppgift saknas\n  vag: uppgift saknas\n  annan_tid: uppgift saknas\n"
    walk.write(
        "data/kontaktvagar.yml",
        (own + unknown, own + "  roll: incidentledare\n  vag: 08-465 004 00\n  annan_tid: uppgift saknas\n"),
    )
    assert step(walk.content, 2).startswith("Påbörjat Skriv in vem man ringer 2 av 3")
    walk.write("data/kontaktvagar.yml", ("  annan_tid: uppgift saknas\n", "  annan_tid: 08-465 004 01\n"))
    content = walk.content
    assert "Ring incidentkontakten 08-465 004 00" in words(content, "rutiner/rapportera-incident.md")
    told(walk, 2, 3)


def decide_the_routines(walk: Walk) -> None:
    routines, page = pages_in(walk.root, "rutiner"), "rutiner/rapportera-incident.md"
    before = walk.content
    waiting = waiting_requirements(walk.root, routines)
    assert waiting > 10
    assert f"{len(routines)} sidor gäller efter beslutet. Ingen gäller nu." in step(before, 3)
    assert f"{waiting} krav i lagar och standarder" in step(before, 3)
    assert "Förslag Ingen har beslutat det här." in words(before, page)
    sheets = walk.sheet("rutinerna", "INF-03")
    shown = re.search(r"<pre><code>(- id: BES[^<]*)</code></pre>", before.preparation["om/infora.md"].article.html)[1]
    assert html.unescape(shown) in sheets, "the page shows the same record as the sheet"
    assert walk.paste(sheets, ON, ROLE, "T2026-1") == 1
    after = walk.content
    assert routines <= decided_pages(walk.root)
    assert step(after, 3).startswith(f"Klar Besluta rutinerna {len(routines)} av {len(routines)}")
    assert f"{len(routines)} gäller nu" in step(after, 3) and waiting_requirements(walk.root, routines) == 0
    assert "krav i lagar och standarder, som bara förslag" not in step(after, 3)
    for one in routines:
        assert "Ingen har beslutat det här." not in words(after, one), one
        assert "vårt förslag" not in words(after, one).lower(), one
    assert "Gäller Beslutad 1 december 2026 av förvaltningsdirektör" in words(after, page)
    told(walk, 3, 4)


def look_up_what_is_decided(walk: Walk) -> None:
    walk.in_every_record("data/styrdokument.yml", r"^  diarienummer: uppgift saknas$", "  diarienummer: T2025-9")
    walk.in_every_record("data/styrdokument.yml", r"^  (beslutat): uppgift saknas$", r"  \1: 2025-04-25")
    walk.in_every_record("data/styrdokument.yml", r"^  av: uppgift saknas$", f"  av: {ROLE}")
    assert "Nummer: T2025-9" in words(walk.content, "anvisning/styrning.md")
    told(walk, 4, 5)


def fill_in_the_other_ways(walk: Walk) -> None:
    for field, value in (("roll", "it-chef"), ("vag", "08-465 004 10"), ("annan_tid", "08-465 004 11")):
        walk.in_every_record("data/kontaktvagar.yml", rf"^  {field}: uppgift saknas$", f"  {field}: {value}")
    others = len(records(walk.root, "kontaktvagar")) - 1
    assert f"Klar Fyll i de andra vägarna {others} av {others}" in step(walk.content, 5)
    told(walk, 5, 6)


def assess_the_knowledge_base(walk: Walk) -> None:
    assert walk.paste(walk.sheet("provningen", "INF-06"), ON, ROLE, "T2026-2") == 8
    content = walk.content
    assert "8 av 8 prövningar är avgjorda." in words(content, "om/fore-skarp-drift.md")
    assert settled_questions(walk.root) == 8
    told(walk, 6, 7)


def take_into_use(walk: Walk) -> None:
    walk.well("rensa-exempel")
    status, out = walk.lis("kontrollera", "--skarp")
    assert status == 1
    for file, line in re.findall(r"^(docs/[\w/-]+\.md):(\d+): .*\[Fyll i\]", out, re.MULTILINE):
        path = walk.root / file
        rows = path.read_text("utf-8").split("\n")
        rows[int(line) - 1] = rows[int(line) - 1].replace("[Fyll i]", "08-465 004 20")
        path.write_text("\n".join(rows), encoding="utf-8")
    assert walk.paste(walk.sheet("bruk", "INF-07"), ON, ROLE, "T2026-3") == 1
    status, out = walk.lis("kontrollera", "--skarp")
    assert status == 0, out
    told(walk, 7, 8)


def name_the_leaders(walk: Walk) -> None:
    for field, value in (
        ("incidentledare", "incidentledare"),
        ("ersattare", "forvaltningsledare"),
        ("utredare", "utredare-personuppgiftsincident"),
    ):
        walk.in_every_record("data/objekt.yml", rf"^  {field}: uppgift saknas$", f"  {field}: {value}")
    count = len(records(walk.root, "objekt"))
    assert f"utsedd incidentledare (nu {count} av {count}, varav 0 okända)" in step(walk.content, 8)
    told(walk, 8, 9)


def confirm_decide_and_classify(walk: Walk) -> None:
    files = sorted((walk.root / "data/system").glob("*.yml"))
    for at, path in enumerate(files):
        text = re.sub(r"^agare: .*$", "agare: objektagare", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(text + f"bekraftad: [{{datum: {ON}, av: objektagare}}]\n", encoding="utf-8")
        if at == 1:
            assert f"2 av {len(files)}" in step(walk.content, 9)
    assert "Dina system" in walk.well("utskick", "objektagare")
    told(walk, 9, 10)
    walk.in_every_record("data/regler.yml", r"^  beslutad: uppgift saknas$", f"  beslutad: {ON}")
    told(walk, 10, 11)
    levels = f"klassningar: [{{datum: {ON}, konfidentialitet: 1, riktighet: 2, tillganglighet: 2}}]\n"
    for path in files:
        path.write_text(path.read_text("utf-8") + levels, encoding="utf-8")
    content = walk.content
    assert f"system med giltig klassning (nu {len(files)} av {len(files)}, varav 0 okända)" in step(content, 11)
    told(walk, 11, 18)


def give_priority_and_a_plan(walk: Walk) -> None:
    path = walk.root / "data/system/kunskapsbasen.yml"
    marked = f"prioriteringar: [{{datum: {ON}, prioriterad: true, av: {ROLE}}}]\n"
    path.write_text(path.read_text("utf-8") + marked, encoding="utf-8")
    assert step(walk.content, 18).startswith("Påbörjat") and "0 av 1" in step(walk.content, 18)
    plan = (
        "- {id: ATG-900, rubrik: Byt lås, ursprung: klassning, ansvarig: isam, senast: 2027, system: [kunskapsbasen]}\n"
    )
    walk.add("data/atgarder.yml", plan)
    assert "Prioriterade informationstillgångar med handlingsplan: 1 av 1" in walk.well("status")
    told(walk, 12, 12)


def settle_the_first(walk: Walk) -> None:
    first = re.findall(r"#(kb-\d+)", walk.content.preparation["om/infora.md"].article.html.split('class="tio"')[1])[:10]
    sheets = walk.sheet("tio", "--forsta", "10")
    assert re.findall(r"^Underlag till beslut, (KB-\d+)\.", sheets, re.MULTILINE) == [x.upper() for x in first]
    assert walk.paste(sheets, ON, ROLE, "T2026-4") == 10
    content = walk.content
    assert settled_questions(walk.root) == 18
    assert "KB-109" not in words(content, "om/beslutsunderlag.md")
    card = words(content, "kartotek/behorighetshantering.md")
    assert "Beslutat: Hur ofta ska behörigheter gås igenom?" in card
    assert "Kontoret beslutar: Hur ofta ska behörigheter gås igenom?" not in card
    told(walk, 13, 13)


def decide_cards_and_directive(walk: Walk) -> None:
    for number, folder in ((13, "kartotek"), (14, "anvisning")):
        pages = pages_in(walk.root, folder)
        waiting = waiting_requirements(walk.root, pages | {f"{folder}/index.md"})
        before = step(walk.content, number)
        assert (f"{waiting} krav i lagar och standarder" in before) is bool(waiting)
        assert (f"{measures(walk.root, pages)} åtgärder på korten" in before) is (folder == "kartotek")
        assert walk.paste(walk.sheet(folder, f"INF-{number}"), ON, ROLE, f"T2026-{number}")
        after = walk.content
        assert pages <= decided_pages(walk.root)
        assert all("Ingen har beslutat det här." not in words(after, page) for page in pages)
        told(walk, number + 1, {13: 14, 14: 19}[number])


def tell_everybody(walk: Walk) -> None:
    roles = "agare: chef, incidentledare: incidentledare, ersattare: isam, utredare: isam"
    people = f"medarbetare: [{{datum: {ON}, antal: 20}}]"
    walk.add(
        "data/objekt.yml", f"- {{id: enheten, namn: Enheten, slag: enhet, beskrivning: Prov., {roles}, {people}}}\n"
    )
    reached = walk.root / "data/forankringar.yml"
    told_of = "- {{id: FOR-001, styrdokument: [lokal-anvisning], enheter: [enheten], tillfallen: [{{datum: {0}, satt: mote, hittills: {1}}}]}}\n"
    reached.write_text(told_of.format(ON, 12), encoding="utf-8")
    assert "12 av 20" in step(walk.content, 19)
    reached.write_text(told_of.format(ON, 20), encoding="utf-8")
    told(walk, 16, 15)


def decide_the_scale(walk: Walk) -> None:
    assert walk.paste(walk.sheet("skalan", "INF-15"), ON, ROLE, "T2026-15") == 2
    told(walk, 17, 16)


def review_what_holds(walk: Walk) -> None:
    walk.well("granska", "rutiner/rapportera-incident", "--av", "isam", "--utfall", "godkand")
    content = walk.content
    held = sorted(decided_pages(walk.root))
    assert step(content, 16).startswith(f"Påbörjat Granska det som gäller 1 av {len(held)}")
    left = [page for page in held if page != "rutiner/rapportera-incident.md"]
    for number, page in enumerate(left, 2):
        mark = fingerprint(page, content.pages, content.registers)
        add_fields(
            walk.root, "granskningar", review_record(f"GRA-{number:03}", page, "isam", "godkand", None, mark, DAY)
        )
    told(walk, 18, 17)


def settle_the_rest(walk: Walk) -> None:
    left = [q["id"] for q in records(walk.root, "lokala_beslut") if "beslut" not in q]
    assert walk.paste(walk.sheet("resten", *left), ON, ROLE, "T2026-17") == len(left)
    total = len(records(walk.root, "lokala_beslut"))
    assert settled_questions(walk.root) == total
    content = walk.content
    assert f"0 av {total} frågor väntar på ett beslut." in words(content, "om/kontoret-beslutar.md")
    assert "Ingen fråga utan beslut håller upp någon sida." in words(content, "om/beslutsunderlag.md")
    told(walk, STEPS, None)


def test_the_way_is_walked_from_nothing_to_all_decided_by_what_the_page_tells(walk):
    told(walk, 0, 1)
    read_the_list_in(walk)
    write_the_contact(walk)
    decide_the_routines(walk)
    look_up_what_is_decided(walk)
    fill_in_the_other_ways(walk)
    assess_the_knowledge_base(walk)
    take_into_use(walk)
    name_the_leaders(walk)
    confirm_decide_and_classify(walk)
    give_priority_and_a_plan(walk)
    settle_the_first(walk)
    decide_cards_and_directive(walk)
    tell_everybody(walk)
    decide_the_scale(walk)
    review_what_holds(walk)
    settle_the_rest(walk)
    walk.well("kontrollera")
    before = walk.well("status", "--dag", "2026-11-30")
    assert "Inget inskrivet än  INF-03 Besluta rutinerna" in before, "nothing was decided the day before"
    assert re.search(r"Klar +INF-03 Besluta rutinerna", walk.well("status"))

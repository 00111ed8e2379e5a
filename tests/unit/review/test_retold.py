"""A review that was decided elsewhere comes in from Word: its text by chapter, its promises as records, and the rest is told."""

import shutil
from datetime import date

import pytest
from docx import Document

from macros.checks.sent_in import guard
from macros.content import load_content
from macros.editing.docblock import PUNKT, Block, Run
from macros.editing.document import Dokument
from macros.problems import Felbruk
from macros.review.retold import Del, chapters, divided
from macros.review.retold_promises import promises
from macros.review.retold_year import read_retold, tried, write_retold
from macros.state.kedja import forra
from tests.conftest import ROOT
from tests.unit.kapitelfall import post
from tests.unit.office import mal, registers

TODAY = date(2026, 11, 24)
DAY = date(2023, 11, 30)
KNOWN = {
    "inledning": "1",
    "status": "3",
    "atgarder": "3.1",
    "mal": "9",
    "prioriterade mal": "9.2",
    "beslutade punkter": "10.1",
}


def heading(text: str, level: int = 1, style: str = "Heading") -> Block:
    return Block("rubrik", (Run(text),), level, style)


def text(words: str) -> Block:
    return Block("stycke", (Run(words),))


def point(words: str, level: int = 1) -> Block:
    return Block("punkt", (Run(words),), level)


def parts(*blocks: Block, left: dict | None = None):
    return divided(Dokument(blocks, (), left or {}, 0), KNOWN, guard())


def numbers(made) -> list[tuple[str, str, int]]:
    return [(p.nummer, p.titel, len(p.block)) for p in made.delar]


def test_chapters_are_known_by_their_number_or_by_the_name_that_the_nearest_year_has():
    made = parts(
        heading("Inledning"), text("a"), heading("Kapitel 3: Läget"), heading("3.1 Åtgärder", 2), text("b"), text("c")
    )
    assert numbers(made) == [("1", "Inledning", 1), ("3", "Läget", 0), ("3.1", "Åtgärder", 2)]
    assert made.berattat == []
    assert numbers(parts(heading("Prioriterade  MÅL", 2), text("x"))) == [("9.2", "Prioriterade MÅL", 1)]


def test_a_chapter_that_no_other_year_has_is_the_years_own():
    made = parts(heading("11 Rymden"), text("a"), heading("11.1 Månen", 2), text("b"))
    assert numbers(made) == [("11", "Rymden", 1), ("11.1", "Månen", 1)]


def test_what_does_not_fit_is_told_and_kept_where_it_stands():
    made = parts(text("Titelsida"), heading("1 Inledning"), heading("Något annat", 2), text("a"), heading("1 Igen"))
    assert [b.text for b in made.delar[0].block] == ["Något annat", "a", "1 Igen"]
    assert made.berattat == [
        'rubriken "Något annat": den känns inte igen som kapitel eller avsnitt; den står som underrubrik i 1',
        'rubriken "1 Igen": numret 1 finns redan; den står som underrubrik i 1',
        "1 stycken före det första kapitlet är inte med: titelsida, innehåll eller inledning",
    ]


def test_a_list_of_contents_is_no_text_and_pictures_are_told():
    made = parts(
        heading("1 Inledning"), Block("stycke", (Run("Inledning 3"),), stil="toc 1"), text("a"), left={"bilder": 2}
    )
    assert numbers(made) == [("1", "Inledning", 1)] and made.berattat == ["bilder i filen är inte lästa: 2"]


def test_a_name_is_left_out_and_told():
    made = parts(heading("1 Inledning"), text("Fråga Anna Svensson."), text("a"))
    assert numbers(made) == [("1", "Inledning", 1)]
    assert made.berattat[0].startswith('1: ett stycke är inte med ("Anna Svensson" ser ut som ett personnamn')


def test_a_document_without_chapters_is_told():
    with pytest.raises(Felbruk, match="inga rubriker som går att läsa som kapitel"):
        parts(text("a"), heading("Något"))


def test_a_section_without_its_chapter_gets_one_and_chapters_stand_in_order():
    made = chapters(parts(heading("10.1 Beslutade punkter", 2), heading("9 Mål"), heading("9.2 Prioriterade mål", 2)))
    assert [[p.nummer for p in found] for found in made] == [["9", "9.2"], ["10", "10.1"]]


LONG = "Öva på att " + "återställa kopior av allt " * 10


def test_goals_and_decisions_become_records_with_their_places():
    table = Block("tabell", rader=(((Run("Nr"),), (Run("Beslut"),)), ((Run("1"),), (Run("Följ upp anvisningen"),))))
    made = parts(
        heading("9.2 Prioriterade mål", 2),
        point("Öva rutinen. Varje år."),
        point("under", 2),
        point(LONG),
        heading("10.1 Beslutade punkter", 2),
        table,
    )
    held = registers(mal=[mal(rubrik="Nå målet"), mal(id="MAL-002", rubrik="öva rutinen")], beslut=[])
    found = promises(made.delar, 2025, held)
    assert found.platser == [("mal", "MAL-002", {"genomgang": 2025, "avsnitt": "9.2", "som": "mal", "punkt": 1})]
    (goal,), (decision,) = found.poster["mal"], found.poster["beslut"]
    assert (goal["id"], goal["ansvarig"], goal["matt"], goal["stallen"][0]["punkt"]) == (
        "MAL-003",
        "uppgift saknas",
        "uppgift saknas",
        2,
    )
    assert len(goal["rubrik"]) <= 150 and goal["rubrik"].endswith("…") and goal["beskrivning"] == LONG.strip()
    assert (decision["id"], decision["rubrik"], decision["kalla"]) == (
        "BES-001",
        "Följ upp anvisningen",
        ["Genomgången 2025, avsnitt 10.1, punkt 1"],
    )


def test_a_section_with_nothing_to_read_promises_from_is_told():
    found = promises(parts(heading("9.2 Prioriterade mål", 2), text("Vi vill bli bättre.")).delar, 2025, registers())
    assert found.poster == {} and "inga punkter och ingen tabell att läsa mål ur" in found.berattat[0]


# The whole way.


@pytest.fixture
def root(tmp_path):
    return shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "rot")


@pytest.fixture
def file(tmp_path):
    document = Document()
    document.add_paragraph("Ledningens genomgång 2024", style="Title")
    document.add_heading("1 Inledning", 1)
    document.add_paragraph("Kontoret har ordning.")
    document.add_heading("9 Mål", 1)
    document.add_heading("9.2 Prioriterade mål", 2)
    document.add_paragraph("Öva varje år", style="List Bullet")
    document.add_paragraph("Läs loggarna.", style="List Bullet")
    document.save(tmp_path / "g.docx")
    return tmp_path / "g.docx"


def test_a_year_comes_in_as_retold_and_the_chain_of_years_holds(root, file):
    content = load_content(root, dag=TODAY)
    made = read_retold(content, 2024, file, DAY, guard())
    assert [p for p in tried(content, made) if "menyn" not in p.fel] == []
    assert not (root / "docs" / "genomgang" / "2024").exists()
    write_retold(root, content, made)
    after = load_content(root, dag=TODAY)
    review = after.registers.get("genomgangar", "2024")
    assert review.aterger and str(review.dokumentnummer) == "uppgift saknas" and review.dag == DAY
    assert "Kontoret har ordning." in (root / "docs" / "genomgang" / "2024" / "1-inledning.md").read_text("utf-8")
    assert any(p.genomgang == "2024" for p in after.registers.get("mal", "MAL-001").stallen)
    assert [m.rubrik for m in after.registers.mal][-1] == "Läs loggarna"
    assert forra(after.registers, after.registers.get("genomgangar", "2025")).id == "2024"


def test_a_year_that_is_there_is_never_written_over(root, file):
    content = load_content(root, dag=TODAY)
    with pytest.raises(Felbruk, match="genomgången 2025 finns redan"):
        read_retold(content, 2025, file, DAY, guard())


GOALS_MOVED = [
    *(post(f"k{n}", f"Kapitel {n}", till=2027 if n < 7 else None) for n in range(1, 9)),
    post("mal", "Mål"),
    post("strategi", "Strategi", "mal", till=2027),
    post("malen", "Årets mål", "mal"),
]
"""From 2028 what was 9.2 is 3.1."""


def test_goals_are_found_where_the_nearest_year_has_them_whatever_the_number():
    part = Del("7.1", "Årets mål", "3.1", [Block(PUNKT, (Run("Öva rutinen."),))])
    held = registers(kapitel=GOALS_MOVED)
    assert promises([part], 2029, held, near=2028).poster["mal"][0]["rubrik"] == "Öva rutinen"
    assert promises([part], 2029, held, near=2027).poster == {}

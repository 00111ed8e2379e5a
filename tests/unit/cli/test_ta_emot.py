"""`lis utskick --xlsx` and `lis ta-emot`: out by mail, looked at, and written in when somebody says so."""

import shutil

import pytest
from docx import Document

from macros.cli import main
from macros.editing import rollform as form
from tests.conftest import ROOT
from tests.unit.rollbladsfall import fill

REPORT = {form.NYTT_LAGE: "klar", "Dag": "2026-11-20", form.HANDE: "Larmcentralen är bytt."}


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("LIS_DAG", "2026-11-24")
    for name in ("data", "docs"):
        shutil.copytree(ROOT / "demo" / name, tmp_path / name)
    return tmp_path


def run(*words: object) -> int:
    return main([str(word) for word in words])


@pytest.fixture
def answer(root, tmp_path_factory):
    """The chief's sheet as it comes back, with one row that can be written in and one that cannot."""
    assert run("utskick", "chef", "--rot", root, "--xlsx") == 0
    made = (root / ".bygge" / "utskick" / "chef.xlsx").read_bytes()
    cells = {(form.ARENDEN, "BES-005"): REPORT, (form.SYSTEM, "beta"): {"Vid bortfall": "kanske"}}
    return fill(made, tmp_path_factory.mktemp("post") / "svar.xlsx", cells)


def test_a_look_is_the_default_and_says_how_to_write_it_in(root, answer, capsys):
    before = (root / "data" / "beslut.yml").read_bytes()
    capsys.readouterr()
    assert run("ta-emot", answer, "--rot", root) == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "Blad för Chefen (chef), läget 2026-11-24.",
        "BES-005 Byt larmcentral, data/beslut.yml",
        "  Händelser: ny rad, 2026-11-20, klar, Larmcentralen är bytt. av chef",
        "Går inte att skriva in:",
        '  svar.xlsx, bladet System:5: Vid bortfall: "kanske" går inte att välja; välj bland allvarlig, betydande, måttlig, '
        "försumbar",
    ]
    assert told.err == f"Inget är inskrivet än. Det andra skrivs in med: lis ta-emot {answer} --bara BES-005\n"
    assert (root / "data" / "beslut.yml").read_bytes() == before


def test_all_of_it_is_written_in_only_when_all_of_it_can_be(root, answer, capsys):
    assert run("ta-emot", answer, "--rot", root, "--ja") == 1
    assert "Inget är inskrivet, för allt går inte att skriva in." in capsys.readouterr().err
    assert run("ta-emot", answer, "--rot", root, "--bara", "BES-005") == 0
    assert capsys.readouterr().err == "1 post är inskriven. Läs dem och kör lis kontrollera.\n"
    assert "{datum: 2026-11-20, status: klar, text: Larmcentralen är bytt., av: chef}" in (
        root / "data" / "beslut.yml"
    ).read_text("utf-8")
    assert run("kontrollera", "--rot", root) == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("utskick", "cheff", "--xlsx"), 'rollen "cheff" finns inte i data/roller.yml; menade du "chef"?'),
        (("utskick", "chef", "--xlsx", "b.ods"), 'filen "b.ods" ska sluta på .xlsx'),
        (("utskick", "chef", "--xlsx", "--begransad", "."), "bladet görs bara av det som ligger här"),
    ],
)
def test_wrong_usage_is_told(root, capsys, words, told):
    assert run(*words, "--rot", root) == 2
    assert told in capsys.readouterr().err


def test_a_letter_by_mail_keeps_what_shows_weakness_to_itself_unless_it_is_asked_for(root, capsys):
    assert run("utskick", "chef", "--rot", root) == 0
    letter = capsys.readouterr().out
    assert "misslyckat" not in letter and "Står inte i brevet: " in letter and "återställningstest" in letter
    assert run("utskick", "chef", "--rot", root, "--malgrupp", "begransad") == 0
    assert "Saknas: Återställningstest (senaste testet: misslyckat" in capsys.readouterr().out


def test_the_letter_links_to_where_the_site_is_and_says_when_nobody_knows(root, capsys):
    run("utskick", "chef", "--rot", root)
    assert "webbplatsens adress är inte inskriven än (site_url i mkdocs.yml)" in capsys.readouterr().out
    text = (ROOT / "demo" / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"site_url: https://lis.exempel.se/lis/\n{text}", encoding="utf-8")
    assert run("kontrollera", "--rot", root) == 0
    run("utskick", "chef", "--rot", root)
    assert "Din sida: https://lis.exempel.se/lis/roller/chef/\n" in capsys.readouterr().out
    run("utskick", "chef", "--rot", root, "--webbplats", "https://annan.exempel.se")
    assert "https://annan.exempel.se/register/system/beta/\n" in capsys.readouterr().out


def test_a_draft_goes_out_as_word_and_comes_back_as_a_change_of_its_page(root, capsys, tmp_path_factory):
    place = tmp_path_factory.mktemp("word") / "utkast.docx"
    assert run("genomgang", "2027", "--rot", root, "--docx", place, "--svar") == 0
    assert (root / ".bygge" / "genomgang" / "2027-svar.docx").is_file()
    document = Document(place)
    found = next(p for p in document.paragraphs if p.text.startswith("Att skriva: Beskriv revisioner"))
    found.runs[0].text = "Revisionerna visar att kontoret har ordning."
    document.save(place)
    page = root / "docs" / "genomgang" / "2027" / "3-status.md"
    before = page.read_text("utf-8")
    capsys.readouterr()
    assert run("ta-emot", place, "--rot", root) == 0
    told = capsys.readouterr()
    assert "3.2, docs/genomgang/2027/3-status.md\n  + Revisionerna visar att kontoret har ordning.\n" in told.out
    assert told.err == f"Inget är inskrivet än. Skriv in det: lis ta-emot {place} --ja\n"
    assert page.read_text("utf-8") == before
    assert run("ta-emot", place, "--rot", root, "--ja") == 0
    box = '!!! att-skriva "Att skriva"\n\n    Beskriv revisioner.'
    assert page.read_text("utf-8") == before.replace(box, "Revisionerna visar att kontoret har ordning.")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("genomgang", "2027"), "ange --docx för utkastet, --svar"),
        (("genomgang", "2031", "--docx"), "det finns ingen genomgång 2031"),
        (("genomgang", "2027", "--docx", "u.odt"), 'filen "u.odt" ska sluta på .docx'),
    ],
)
def test_wrong_usage_of_the_draft_is_told(root, capsys, words, told):
    assert run(*words, "--rot", root) == 2
    assert told in capsys.readouterr().err


def test_a_decided_review_is_looked_at_before_it_is_written(root, capsys, tmp_path_factory):
    place = tmp_path_factory.mktemp("word") / "g.docx"
    document = Document()
    document.add_heading("1 Inledning", 1)
    document.add_paragraph("Kontoret har ordning.")
    document.save(place)
    words = ("ny", "genomgang", "2020", "--ur", place, "--rot", root)
    assert run(*words) == 2
    assert "ange --dag, dagen som genomgången berättar om" in capsys.readouterr().err
    assert run(*words, "--dag", "2019-11-30") == 0
    told = capsys.readouterr()
    assert "Genomgången 2020, återgiven. Kapitel:\n  1 Inledning: 1 stycken\n" in told.out
    assert told.err == "Inget är skrivet än. Kör samma kommando med --ja.\n"
    assert not (root / "docs" / "genomgang" / "2020").exists()
    assert run(*words, "--dag", "2019-11-30", "--ja") == 0
    assert (root / "docs" / "genomgang" / "2020" / "1-inledning.md").is_file()

"""What a supervisor is handed, made of the invented office: the PDF holds the rows of the workbook, each requirement once."""

import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from macros.editing.workbook import read_rows
from macros.registers.load import load_registers
from tests.conftest import ROOT, demo_day
from tests.kommando import Done, lis

# What a standard asks of every PDF is asked of this one too: `any_pdf` below is the one of a law.
from tests.pdf.test_pdf import (  # noqa: F401
    flat,
    outloud,
    pages,
    test_every_font_is_embedded_and_ours,
    test_no_foreign_word_and_no_leftover,
    test_pdfua_finds_no_error,
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented office in a folder of its own. No test changes it."""
    root = tmp_path_factory.mktemp("tillsyn") / "kontor"
    shutil.copytree(ROOT / "demo", root, ignore=shutil.ignore_patterns(".bygge"))
    return root


def made(office: Path, *asked: str) -> Done:
    done = lis("tillsyn", *asked, "--rot", str(office), LIS_DAG=demo_day())
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def law(office: Path) -> tuple[Path, Path]:
    """(PDF, workbook) of a law, as the command tells of them."""
    pdf, workbook = map(Path, made(office, "--ramverk", "provlagen").stdout.splitlines())
    assert pdf.parent == office / ".bygge/tillsyn" and pdf.stem == workbook.stem == f"tillsyn-provlagen-{demo_day()}"
    return pdf, workbook


@pytest.fixture(scope="module")
def any_pdf(law) -> Path:
    return law[0]


@pytest.mark.long
def test_outloud_finds_no_error_in_it(any_pdf):
    outloud(any_pdf)


def joined(text: str) -> str:
    """The words without spaces and the hyphens of broken lines: a cell's lines stand beside those of its neighbours."""
    return re.sub(r"[\s-]", "", text)


def test_the_pdf_holds_every_row_of_the_workbook(law):
    pdf, workbook = law
    words = joined(" ".join(pages(pdf)))
    (_, head), *rows = read_rows(workbook)
    told = [dict(zip(head, cells, strict=False)) for _, cells in rows]
    ram = next(r for r in load_registers(ROOT / "demo")[0].krav if r.id == "provlagen")
    assert [r["Nummer"] for r in told] == [k.nummer for k in ram.krav]
    for row in told:
        assert words.count(joined(f"{row['Nummer']} {row['Krav med våra ord']}")) == 2, row  # in the contents and once
        assert joined(row["Läge"]) in words and joined(row["Tillämpligt"].partition(", ")[0]) in words
    book = load_workbook(workbook)
    for sheet, columns in (
        ("Åtgärder", (1, 2)),
        ("Underlag", (1, 2, 6)),
        ("System", (1,)),
        ("Undantag", (1, 2)),
        ("Skyldigheter", (1, 2)),
    ):
        for cells in book[sheet].iter_rows(min_row=2, values_only=True):
            assert [c for at in columns if joined(c := str(cells[at]).rstrip(".")) not in words] == [], cells


def test_its_cover_says_that_it_is_restricted_and_why(law):
    cover = flat(pages(law[0])[0])
    assert "Underlag för tillsyn: Provlagen" in cover and "Läget 30 november 2026" in cover
    assert "Begränsad: bara för en namngiven grupp. Grund: OSL 18 kap. 8 §, bedömd 15 oktober 2026" in cover


def test_another_day_and_the_staff_have_files_of_their_own(office):
    asked = ("--ramverk", "provstandarden", "--malgrupp", "intern", "--dag", "2026-03-31")
    done = made(office, *asked)
    pdf, workbook = map(Path, done.stdout.splitlines())
    assert pdf.name == "tillsyn-provstandarden-2026-03-31-intern.pdf" and done.stderr == ""
    words = flat(" ".join(pages(pdf)))
    assert "Begränsad" not in words and "Gamma" not in words and "Gjord för: kontorets personal" in words
    assert "Uttalande om tillämplighet: Provstandarden" in words and "Allt är läget 31 mars 2026." in words
    (_, head), *rows = read_rows(workbook)
    assert head[:6] == ["Nummer", "Krav med våra ord", "Tillämpligt", "Beslutat", "Åtgärder", "Läge"]
    assert [cells[2][:3] for _, cells in rows] == ["Nej", "Upp"]


def test_the_same_day_gives_the_same_bytes(office, law, tmp_path):
    again = made(office, "--ramverk", "provlagen", "--till", str(tmp_path))
    for path in map(Path, again.stdout.splitlines()):
        assert path.read_bytes() == (law[0].parent / path.name).read_bytes()


def test_a_case_is_told_deficiency_by_deficiency(office):
    pdf, workbook = map(Path, made(office, "--arende", "EXK 2026-64").stdout.splitlines())
    words = joined(" ".join(pages(pdf)))
    for _, cells in read_rows(workbook)[1:]:
        assert joined(f"{cells[0]} {cells[1]}") in words and joined(cells[3]) in words
    assert joined("Redovisa kamerorna för nämnden") in words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--ramverk", "provlag"), 'ramverket "provlag" finns inte; menade du "provlagen"?'),
        (("--arende", "KON-016", "--dag", "2026-09-13"), "var inte känt 13 september 2026; välj en senare dag"),
    ],
)
def test_what_there_is_not_is_told_in_a_line_and_nothing_is_written(office, tmp_path, asked, words):
    done = lis("tillsyn", *asked, "--rot", str(office), "--till", str(tmp_path / "ut"), LIS_DAG=demo_day())
    assert done.returncode == 2 and words in done.stderr and len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "ut").exists()

"""The office's own ready answers: the catalogues that goal 1 of the review of 2026 asks for are whole."""

import io
import json
import re
import zipfile
from datetime import date

import openpyxl
import pytest
from docx import Document

from macros.content import Content, faultless, for_readers
from macros.models.base import Synlighet
from macros.models.system import Driftform
from macros.outputs.catalogue import HEAD, Val, as_rows, catalogue_json, catalogue_xlsx, chosen
from macros.outputs.catalogue_docx import catalogue_docx
from macros.outputs.oscal import oscal_files
from macros.pages.kinds import START
from macros.pages.page import Page
from macros.prepared.pages import Preparation
from macros.registers.load import load_registers
from macros.state.svarslage import MED_KATALOG, Svarslage, catalogue
from tests.conftest import ROOT

DAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def held():
    registers, problems = load_registers(ROOT)
    assert problems == []
    return registers


@pytest.mark.parametrize("form", MED_KATALOG)
def test_every_requirement_of_a_catalogue_has_an_answer_with_what_shows_it_and_what_is_left(held, form):
    rows = catalogue(held, [form], DAY)
    assert len(rows) > 200
    for row in rows:
        (answer,) = row.svar
        assert answer.lage is not Svarslage.SAKNAS and answer.gors and answer.visa and answer.kvar, row.atgard.id
        assert answer.fraga or row.ett_for_kontoret, row.atgard.id


def test_every_measure_is_in_a_catalogue_and_back(held):
    everywhere = {row.atgard.id for row in catalogue(held, list(Driftform), DAY)}
    assert everywhere == {a.id for card in held.kartotek for a in card.atgarder}


def test_no_answer_says_what_an_agreement_holds(held):
    for sheet in held.svar:
        for answer in sheet.svar:
            text = f"{answer.gors} {answer.visa} {answer.kvar}".lower()
            assert "enligt avtal" not in text and "avtalet säger" not in text and "avtalet kräver" not in text


def test_a_workbook_and_json_read_back_equal(held):
    val = Val([Driftform.MOLN, Driftform.STA], {"K": 2, "R": 2, "T": 3})
    rows = as_rows(held, chosen(held, val, DAY), DAY)
    book = openpyxl.load_workbook(io.BytesIO(catalogue_xlsx(held, val, DAY)), read_only=True)
    read = [
        (sheet.title, [cell or "" for cell in row])
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert read == [(area[:31], cells) for area, cells in rows]
    told = json.loads(catalogue_json(held, val, DAY))["krav"]
    assert [[row[name] for name in HEAD] for row in told] == [cells for _, cells in rows]


def test_an_annex_tells_ska_from_bor_and_numbers_each_and_has_no_clock(held):
    val = Val([Driftform.MOLN], {"K": 2, "R": 2, "T": 3})
    data = catalogue_docx(held, val, DAY, ["LOG-01", "BEH-01", "LOG-03"], ["LOG-03"])
    assert data == catalogue_docx(held, val, DAY, ["LOG-01", "BEH-01", "LOG-03"], ["LOG-03"])
    document = Document(io.BytesIO(data))
    ska, bor = ([[c.text for c in row.cells] for row in table.rows[1:]] for table in document.tables)
    assert [row[0] for row in ska] == ["S1"] and "(LOG-03)" in ska[0][1] and ska[0][3].startswith("Kontoret fyller i")
    assert [row[0] for row in bor] == ["B1", "B2"]
    assert "Verifierat" in [c.text for c in document.tables[0].rows[0].cells]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert 'TargetMode="External"' not in links


def test_the_whole_catalogue_goes_to_other_tools_with_each_requirement_once(held):
    pages = {START: Page(START, "# Start\n", {})}
    files = oscal_files(Content(ROOT, DAY, held, Preparation(pages, held, DAY), []))
    catalog, *forms = (next(iter(json.loads(data).values())) for data in files.values())
    told = [control for group in catalog["groups"] for control in group["controls"]]
    labels = [control["props"][0]["value"] for control in told]
    assert sorted(labels) == sorted(a.id for card in held.kartotek for a in card.atgarder)
    assert [control["id"] for control in told] == [label.lower() for label in labels]
    parts = [part["id"] for one in (*catalog["groups"], *told) for part in one["parts"]]
    ids = [*parts, *(group["id"] for group in catalog["groups"]), *(control["id"] for control in told)]
    assert len(set(ids)) == len(ids)
    named = [one for text in map(json.dumps, forms) for one in re.findall('"control-id": "([^"]+)"', text)]
    assert sorted(named) == sorted(answer.atgard.lower() for sheet in held.svar for answer in sheet.svar)
    assert set(named) <= {control["id"] for control in told}


def test_staff_see_how_many_requirements_hold_for_a_system_and_not_how_they_stand():
    content = faultless(ROOT / "demo", ROOT / "demo" / "mkdocs.yml", DAY, prose=False)
    told = {
        audience: for_readers(content, audience).preparation["register/system/beta.md"].article.html
        for audience in (Synlighet.INTERN, Synlighet.BEGRANSAD)
    }
    assert "krav gäller systemet." in told[Synlighet.INTERN] and "att göra" in told[Synlighet.INTERN]
    assert "krav gäller systemet:" in told[Synlighet.BEGRANSAD]

"""What stands on the cover, in every foot and in the metadata of a PDF: the state of its pages, and no other."""

from dataclasses import replace

import pytest

from macros.models.base import Synlighet
from macros.outputs.pdf.documents import (
    anvisningens_dokument,
    bilagans_dokument,
    genomgangens_dokument,
    parmens_dokument,
)
from macros.outputs.pdf.make import _seam
from macros.pages.paths import BINDER_PAGES
from macros.registers.narrow import by_marks, narrowed
from tests.unit.office import context, decision, genomgang, page, roll, styrdokument

INTERN = Synlighet.INTERN
FIRST, SECOND = "anvisning/index.md", "anvisning/syfte.md"
DIRECTIVE = (
    page(FIRST, "# Anvisning\n\n{{ forslag() }}\n\n1. [Syfte](syfte.md)\n"),
    page(SECOND, "# Syfte\n\n{{ forslag() }}\n"),
)
OFFICE = {
    "roller": [roll()],
    "styrdokument": [styrdokument(), styrdokument(id="lokal-anvisning", namn="lokala anvisning")],
}
DECIDED = {"beslutad": "2027-02-10", "beslutad_av": "chef", "dokumentnummer": "T2027-9"}


def directive(*decisions):
    return anvisningens_dokument(context("index.md", DIRECTIVE, beslut=decisions, **OFFICE)).omslag


def binder(*decisions):
    says = {"rutiner/leda-incident.md", "parm/kort.md"}
    pages = tuple(page(p, "# Blad\n\n{{ forslag() }}\n" if p in says else "# Blad\n") for p in BINDER_PAGES)
    s = context("index.md", pages, beslut=decisions, **OFFICE)
    return parmens_dokument(s, {p.path: p for p in pages}).omslag


def test_a_directive_that_nobody_has_decided_is_a_proposal():
    cover = directive()
    assert cover.underrubrik == "Förslag"
    assert cover.rad == "Förslag. Kontorets beslutade lokala anvisning gäller före denna."


def test_a_directive_is_in_force_when_every_page_is_and_says_how_many_when_some_are():
    whole = directive(decision(FIRST, SECOND))
    assert (whole.underrubrik, whole.rad) == ("Gäller", "Gäller. Beslutad 1 oktober 2026 av chefen, T2026-1.")
    part = directive(decision(FIRST))
    assert part.rad == "1 av 2 avsnitt är beslutade. Under varje rubrik står om texten är beslutad."
    assert "Förslag" not in part.underrubrik + part.rad and "Gäller" not in part.underrubrik + part.rad


def test_a_sheet_to_fill_in_does_not_keep_the_binder_a_proposal():
    assert binder().rad == "Förslag. Kontorets beslutade rutin för incidenter gäller före denna."
    assert binder(decision("rutiner/leda-incident.md")).rad.startswith("1 av 2 delar är beslutade.")
    assert binder(decision("rutiner/leda-incident.md", "parm/kort.md")).rad.startswith("Gäller. Beslutad")


@pytest.mark.parametrize(
    ("fields", "line", "mark"),
    [
        ({"utkast": True}, "Utkast. Ingen har beslutat något i det här dokumentet.", True),
        ({"aterger": True, "dokumentnummer": "T1"}, "Omarbetad återgivning. Originalet, dok.nr T1, gäller.", False),
        (DECIDED, "Fastställd 10 februari 2027 av chefen, T2027-9.", False),
    ],
)
def test_the_pdf_of_a_review_and_its_annex_carry_the_state_of_the_review(fields, line, mark):
    review = genomgang(2027, **fields)
    s = context("index.md", genomgangar=[review], **OFFICE)
    for document in (genomgangens_dokument(s, review), bilagans_dokument(s, review)):
        seam = _seam(document)
        assert document.omslag.rad.endswith(line)
        assert seam["meta"]["description"] == seam["strangar"]["rad"] == document.omslag.rad
        assert seam["utkast"] is mark


def test_a_draft_with_less_than_the_whole_says_so_in_every_foot_and_a_decided_review_never_does():
    for fields, told in (({"utkast": True}, True), (DECIDED, False)):
        whole = context("index.md", genomgangar=[genomgang(2027, **fields)], **OFFICE)
        less = replace(whole, registers=narrowed(whole.registers, INTERN, by_marks(whole.registers, INTERN)))
        (review,) = less.registers.genomgangar
        assert ("Utan det som bara en namngiven grupp" in genomgangens_dokument(less, review).omslag.rad) is told
        assert "namngiven" not in genomgangens_dokument(whole, review).omslag.rad


@pytest.mark.parametrize(("fields", "lines"), [({"utkast": True}, 4), ({"aterger": True}, 0), (DECIDED, 0)])
def test_only_a_draft_that_is_to_be_decided_has_lines_to_sign_on(fields, lines):
    review = genomgang(2027, **fields)
    s = context("index.md", genomgangar=[review], **OFFICE)
    assert len(genomgangens_dokument(s, review).omslag.skriv) == lines
    assert bilagans_dokument(s, review).omslag.skriv == ()

"""A review is a public record: what shows a weakness stands in its annex until a role has moved it."""

from dataclasses import replace

import pytest

from macros.models.base import Synlighet
from macros.views.avvikelser import avvikelser, korrigeringar
from macros.views.genomgang import faktaruta
from macros.views.incidenter import incidenter, lardomar
from macros.views.kapitelarenden import oppna_arenden, svagheter, tidsplan
from macros.views.kontroller import kontroller
from macros.views.risker import risker
from macros.views.utkast import systembrister
from tests.unit.office import atgard, avvikelse, incident, kontroll, risk, system
from tests.unit.views.test_kapitel import ANNEX, DOCUMENT, office, words

SECRET = "Dörren står öppen"


def kontroll_av(slag: str):
    parts = [kontroll("vor", rubrik=SECRET, framdrift="bristande")] if slag == "vor" else []
    return lambda s: kontroller(s, 2027, slag), {"kontroller": parts or [kontroll(slag, resultat=SECRET)]}


WEAK = {
    "avvikelser": (lambda s: avvikelser(s, 2027), {"avvikelser": [avvikelse(rubrik=SECRET)]}, "avvikelser"),
    "korrigeringar": (lambda s: korrigeringar(s, 2027), {"avvikelser": [avvikelse(korrigering=SECRET)]}, "avvikelser"),
    "incidenter": (lambda s: incidenter(s, 2027), {"incidenter": [incident(handelse=SECRET)]}, "incidenter"),
    "lardomar": (lambda s: lardomar(s, 2027), {"incidenter": [incident(lardom=SECRET)]}, "lardomar"),
    "risker": (lambda s: risker(s, 2027), {"risker": [risk(behandling=SECRET)]}, "riskbehandling"),
    "oppna": (lambda s: oppna_arenden(s, 2027, "8.1"), {"atgarder": [atgard(rubrik=SECRET)]}, "svagheter"),
    "tidsplan": (
        lambda s: tidsplan(s, 2027),
        {"atgarder": [atgard(rubrik=SECRET, senast="2026"), atgard(id="ATG-002", ursprung="staden", senast="2026")]},
        "svagheter",
    ),
    "svagheter": (lambda s: svagheter(s, 2027), {"atgarder": [atgard(rubrik=SECRET)]}, "svagheter"),
    "systembrister": (lambda s: systembrister(s, 2027), {"system": [system(namn=SECRET)]}, "systembrister"),
    **{
        slag: (*kontroll_av(slag), moved)
        for slag, moved in (
            ("annan", "kontroller"),
            ("extern_revision", "revisioner"),
            ("intern_revision", "revisioner"),
            ("matning", "matningar"),
            ("sarbarhetsskanning", "sarbarhetsgranskningar"),
            ("tillsyn", "tillsyn"),
            ("vor", "vor"),
        )
    },
}


@pytest.mark.parametrize("what", WEAK)
def test_what_shows_a_weakness_stands_in_the_annex_and_the_document_refers_to_it(what):
    view, held, _ = WEAK[what]
    assert SECRET in words(view(office(ANNEX, **held)))
    told = words(view(office(DOCUMENT, **held)))
    assert SECRET not in told and "den begränsade bilagan" in told


@pytest.mark.parametrize("what", WEAK)
def test_no_other_page_of_the_site_shows_it_either(what):
    view, held, _ = WEAK[what]
    assert SECRET not in words(view(office("laget/index.md", **held)))


@pytest.mark.parametrize("what", WEAK)
def test_a_role_may_move_it_to_the_document(what):
    view, held, moved = WEAK[what]
    review = {"i_dokumentet": [{"vad": moved, "roll": "chef", "datum": "2026-11-01"}]}
    assert SECRET in words(view(office(DOCUMENT, review=review, **held)))
    other = "lardomar" if moved != "lardomar" else "vor"
    review["i_dokumentet"][0]["vad"] = other
    assert SECRET not in words(view(office(DOCUMENT, review=review, **held)))


@pytest.mark.parametrize("what", WEAK)
def test_a_retold_review_tells_what_its_public_original_tells(what):
    view, held, _ = WEAK[what]
    assert SECRET in words(view(office(DOCUMENT, review={"aterger": True}, **held)))


def test_a_matter_of_a_system_is_a_weakness_and_one_that_a_review_has_told_of_is_not():
    place = {"genomgang": "2026", "avsnitt": "8.2", "som": "forbattring", "punkt": 1}
    held = [
        atgard(rubrik=SECRET, ursprung="staden", system=["kartan"]),
        atgard(id="ATG-002", rubrik="Redan sagt", ursprung="incident", stallen=[place]),
    ]
    told = words(oppna_arenden(office(DOCUMENT, atgarder=held), 2027, "8.2"))
    assert SECRET not in told and "Redan sagt" in told and "Ett till står i den begränsade bilagan." in told


GROUND = {"grund": "OSL 18 kap. 8 §", "datum": "2026-06-01", "av": "chef"}


def test_the_document_leads_to_the_annex_those_who_may_read_it_and_says_why_it_is_kept():
    s = office(DOCUMENT, incidenter=[incident(handelse=SECRET)])
    there = replace(s, bilagor=frozenset({"bilagor/2027.md"}))
    assert 'href="../../../pdf/ledningens-genomgang-2027-begransad-bilaga.pdf"' in incidenter(there, 2027)
    staff = replace(there, registers=replace(there.registers, malgrupp=Synlighet.INTERN))
    assert "href" not in incidenter(staff, 2027) and "(grunden är inte bedömd)" in incidenter(staff, 2027)
    held = {"review": {"sekretess": GROUND}, "incidenter": [incident(handelse=SECRET)]}
    assert "den begränsade bilagan (OSL 18 kap. 8 §)." in incidenter(office(DOCUMENT, **held), 2027)


def test_the_facts_of_a_review_say_that_there_is_an_annex_only_where_there_is_one():
    s = office("genomgang/2027/index.md")
    assert "bilaga" not in faktaruta(s, 2027)
    there = replace(s, bilagor=frozenset({"bilagor/2027.md"}))
    assert "lämnas inte ut utan prövning. Grunden är inte bedömd." in words(faktaruta(there, 2027))

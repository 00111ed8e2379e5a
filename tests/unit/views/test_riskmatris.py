"""Risks: a matrix only when something can be placed in it, else rows that say what is known."""

import re

import pytest

from macros.models.risk import Riskskala
from macros.views.riskatgarder import riskatgarder
from macros.views.risker import riskmatris
from tests.unit.office import UNKNOWN, context, genomgang, risk

STEPS = [{"varde": 1, "namn": "Låg"}, {"varde": 2, "namn": "Hög"}]


def judged(p, c) -> dict:
    return {"datum": "2026-01-10", "niva": "hög", "sannolikhet": p, "konsekvens": c, "av": ["isil"]}


def office(p, c, steps=STEPS):
    scale = Riskskala(id="skala", namn="Skalan", sannolikhet=steps, konsekvens=steps)
    made = risk(id="RIS-001", namn="Strömavbrott", galler="El.", skala="skala", bedomningar=[judged(p, c)])
    return {"riskskalor": [scale], "risker": [made], "genomgangar": [genomgang(2027)]}


@pytest.mark.parametrize(("p", "c", "steps"), [(UNKNOWN, UNKNOWN, UNKNOWN), (UNKNOWN, 2, STEPS), (1, UNKNOWN, STEPS)])
def test_no_axes_are_drawn_before_a_risk_has_both_its_places(p, c, steps):
    held = office(p, c, steps)
    for html in (
        riskmatris(context("genomgang/2027/4.md", **held), 2027),
        riskatgarder(context("risker/index.md", **held)),
    ):
        assert "<table" not in html and "axel" not in html and "Strömavbrott" in html
    assert "Plats på skalan" in riskmatris(context("genomgang/2027/4.md", **held), 2027)


def test_a_risk_with_both_its_places_stands_in_its_cell_and_in_no_other():
    held = office(2, 1)
    html = riskmatris(context("genomgang/2027/4.md", **held), 2027)
    rows = re.findall(r"<tr><th scope=\"row\">([^<]+)</th>(.*?)</tr>", html)
    assert [(name, ["Strömavbrott" in cell for cell in cells.split("</td>")[:2]]) for name, cells in rows] == [
        ("2 Hög", [True, False]),
        ("1 Låg", [False, False]),
    ]
    assert "Riskmatris: Skalan" in riskatgarder(context("risker/index.md", **held))


def test_the_answer_says_how_the_risks_are_judged_and_what_is_not_known():
    told = riskatgarder(context("risker/index.md", **office(UNKNOWN, UNKNOWN)))
    assert "1 av 1 är bedömda som hög." in told
    assert "vem som äger risken (1 av 1), var risken ligger på skalan (1 av 1)" in told

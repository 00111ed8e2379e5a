"""The sheet to fill in by hand asks for what the workbook asks for, and nothing is filled in; a proposal is told as one."""

import re

from macros.editing import verkstadsform as form
from macros.views.blad import systemblad
from macros.views.historik import build_handelser
from macros.views.verkstad import KRAV, RADER, verkstad
from tests.unit.office import context, regel, roll, system

CLASSED = {"konfidentialitet": 2, "riktighet": 1, "tillganglighet": 1}


def test_the_form_has_the_columns_of_the_workbook_and_empty_cells():
    html = verkstad(context())
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)', html)
    kinds = [name for name in form.KLASSNINGSKOLUMNER if name != form.KLASSAD]
    assert heads == [*kinds, form.NUMMER, *form.IFYLLS]
    assert html.count("<td></td>") == len(kinds) * (RADER + 1) - 1 + (1 + len(form.IFYLLS)) * KRAV
    assert all(f"<li>{name}</li>" in html for name in form.UPPGIFTER if name != form.NAMN)


def test_a_proposal_is_told_as_one_and_a_decision_by_its_role():
    made = [
        CLASSED | {"datum": "2026-03-01", "forslag": True, "mote": "2026-03-01", "av": "chef"},
        CLASSED | {"datum": "2026-03-09", "mote": "2026-03-01", "av": "chef"},
    ]
    found = system(klassningar=made)
    told = build_handelser(context(system=[found], roller=[roll()]), found)
    assert told == [
        ("9 mars 2026", "klassad 2-1-1, beslutad av Chefen"),
        ("1 mars 2026", "föreslagen klassning 2-1-1, inte beslutad"),
    ]


def test_a_system_that_has_only_a_proposal_is_not_classified():
    found = system(klassningar=[CLASSED | {"datum": "2026-03-01", "forslag": True, "av": "chef"}])
    s = context("register/system/kartan.md", system=[found], roller=[roll()], regler=[regel()])
    assert "Ingen klassning är inskriven." in systemblad(s, "kartan")
